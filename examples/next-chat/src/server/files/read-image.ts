import { imageSize } from 'image-size';
import type { IMAGE_TYPES } from '../../shared/api.ts';
import { unreadableFile } from './file-notices.ts';

export interface ImageFacts {
  mediaType: (typeof IMAGE_TYPES)[number];
  /** Pixels, as the image is to be shown. */
  width?: number;
  height?: number;
}

/** Kinds of images by the names that `image-size` has for them. */
const MEDIA_TYPES: Readonly<Record<string, ImageFacts['mediaType']>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** Pixels; what claims more is broken, or means harm to whoever opens it. */
const LARGEST_SIDE = 100_000;

/** From this orientation on a photo lies on its side. */
const FIRST_SIDEWAYS = 5;

/**
 * Tells what an image is by its bytes, whatever its name says.
 *
 * @throws NoticeError when it is none that can be shown to a model
 */
export function readImage(bytes: Uint8Array, name: string): ImageFacts {
  const size = measure(bytes);
  const mediaType = size?.type === undefined ? undefined : MEDIA_TYPES[size.type];
  if (!size || !mediaType) throw unreadableFile(bytes, name);
  const { width, height, orientation = 1 } = size;
  if (Math.max(width, height) > LARGEST_SIDE) throw unreadableFile(bytes, name);
  return orientation < FIRST_SIDEWAYS
    ? { mediaType, width, height }
    : { mediaType, width: height, height: width };
}

function measure(bytes: Uint8Array) {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}
