import type { EmbeddingModelV2 } from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import type { EmbeddingOptionsV1, EmbeddingResultV1 } from './types.js';

type EmbeddingResultV2 = Awaited<ReturnType<EmbeddingModelV2<unknown>['doEmbed']>>;

/**
 * Embeds values in one call, or in several where only the model knows its limit: V1 has no way to tell AI SDK 4 a
 * limit that has to be awaited.
 */
export async function embedV1<Value>(
  model: EmbeddingModelV2<Value>,
  { values, abortSignal, headers }: EmbeddingOptionsV1<Value>,
): Promise<EmbeddingResultV1> {
  const limit = model.maxEmbeddingsPerCall;
  const batches = typeof limit === 'object' ? inBatches(values, await limit) : [values];
  const results: EmbeddingResultV2[] = [];
  for (const batch of batches) {
    const options = withoutUndefined({ values: batch, abortSignal, headers });
    // Whether the model can take several calls at once is not known either.
    // oxlint-disable-next-line no-await-in-loop
    results.push(await model.doEmbed(options));
  }
  return toEmbeddingResultV1(results);
}

function inBatches<Value>(values: Value[], limit: number | undefined): Value[][] {
  if (!limit || limit < 1 || values.length <= limit) return [values];
  const batches: Value[][] = [];
  for (let start = 0; start < values.length; start += limit) {
    batches.push(values.slice(start, start + limit));
  }
  return batches;
}

function toEmbeddingResultV1(results: EmbeddingResultV2[]): EmbeddingResultV1 {
  const tokens = results.reduce((sum, { usage }) => sum + (usage?.tokens ?? Number.NaN), 0);
  const headers = results.at(-1)?.response?.headers;
  return withoutUndefined({
    embeddings: results.flatMap(result => result.embeddings),
    usage: Number.isNaN(tokens) ? undefined : { tokens },
    rawResponse: headers && { headers },
  });
}
