import type { StructuredOutputMetadata } from '../chat/answer/metadata.js';
import { withoutUndefined } from '../without-undefined.js';
import type { StructuredOutput } from './structured-output.js';

/** What `providerMetadata.ollama` says of an answer that was cut to its JSON. White space is no loss worth telling. */
export function cutMetadata(options: {
  mode: StructuredOutput['mode'];
  cut: { before: string; after: string };
  /** The value as the model wrote it, where it was mended. */
  written?: string;
  rejected?: NonNullable<StructuredOutputMetadata['rejected']>;
}): { structuredOutput: StructuredOutputMetadata } {
  const { mode, cut, written, rejected = [] } = options;
  const structuredOutput = withoutUndefined({
    mode,
    requests: rejected.length + 1,
    textBefore: unlessBlank(cut.before),
    textAfter: unlessBlank(cut.after),
    written,
    rejected: rejected.length > 0 ? rejected : undefined,
  });
  return { structuredOutput };
}

function unlessBlank(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}
