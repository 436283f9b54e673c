import { describeWarning } from './describe-warning.ts';
import type { EmbeddingOutcome } from './sdk.ts';

/** The outcome of an embedding call with any major. All say NaN for tokens that are not known. */
export function readEmbeddings(result: {
  embeddings: number[][];
  usage: { tokens: number };
  warnings?: readonly object[];
}): EmbeddingOutcome {
  const { embeddings, usage, warnings } = result;
  return {
    embeddings,
    tokens: Number.isNaN(usage.tokens) ? undefined : usage.tokens,
    warnings: warnings?.map(describeWarning),
  };
}
