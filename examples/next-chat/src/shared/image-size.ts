import type { ChatMessage } from './message.ts';

type FilePart = Extract<ChatMessage['parts'][number], { type: 'file' }>;

/** In pixels, as the image is to be shown. */
export interface ImageSize {
  width: number;
  height: number;
}

/** The name for this app among those of providers: the AI SDK has no other place for what is to be known of a file. */
const APP = 'next-chat';

/** What a `file` part has beside the image, so that room is kept for it before it has come; nothing when that is unknown. */
export function withSize(size: {
  width?: number | null;
  height?: number | null;
}): Pick<FilePart, 'providerMetadata'> {
  const { width, height } = size;
  return width && height ? { providerMetadata: { [APP]: { width, height } } } : {};
}

/** The size that a `file` part has its image in. */
export function sizeOf({ providerMetadata }: FilePart): ImageSize | undefined {
  const { width, height } = providerMetadata?.[APP] ?? {};
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : undefined;
}
