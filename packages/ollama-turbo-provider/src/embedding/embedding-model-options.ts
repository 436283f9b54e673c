import * as z from 'zod/v4/mini';
import type { ModelOptionsSchema } from '../options/model-options.js';
import {
  hostOptionsSchema,
  keepAliveSchema,
  type OllamaHostOptions,
} from '../options/host-options.js';

/** Of `OllamaEmbeddingModelOptions`, which say what each one means. */
export const embeddingModelOptionsSchema: ModelOptionsSchema<OllamaEmbeddingModelOptions> =
  z.looseObject({
    dimensions: z.optional(z.int().check(z.minimum(1))),
    truncate: z.optional(z.boolean()),
    keepAlive: z.optional(keepAliveSchema),
    options: z.optional(hostOptionsSchema),
  });

/**
 * What `providerOptions.ollama` of an embedding or a reranking call, or the second argument of
 * `ollama.embeddingModel(id, …)` and `ollama.rerankingModel(id, …)`, may hold.
 *
 * Source: Ollama's `api.EmbedRequest`.
 */
export type OllamaEmbeddingModelOptions = {
  /**
   * How many numbers each vector has; the host cuts longer ones and scales them to length 1 again. Default: the model's
   * own number, which it keeps when asked for more. The AI SDK's `dimensions` wins.
   */
  dimensions?: number;
  /**
   * Whether a text that is longer than the context is cut at its end. Default true, and then nothing tells; with false
   * the call fails with reason `context-too-long`.
   */
  truncate?: boolean;
  /**
   * How long a daemon keeps the model loaded: seconds, or a duration such as `'5m'`; negative for ever, 0 unloads after
   * the answer. Default: 5 minutes.
   */
  keepAlive?: string | number;
  /** Ollama's model options under their own names: `num_ctx` is the one that counts here. */
  options?: OllamaHostOptions;
};
