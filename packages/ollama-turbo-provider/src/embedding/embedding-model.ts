import type { EmbeddingModelV4CallOptions } from '@ai-sdk/provider';
import type { ModelWarning } from '../model-warning.js';

/*
 * What the embedding model returns, typed as narrowly as what it really emits: these types fit EmbeddingModelV4 of
 * every 4.x release of `@ai-sdk/provider`.
 */

/**
 * What `providerMetadata.ollama` of embeddings holds. A field is absent where the host did not say.
 *
 * Source: the answer of `POST /api/embed`.
 */
export type OllamaEmbeddingModelMetadata = {
  /** Nanoseconds that the request took, as the host measured them. */
  totalDuration?: number;
  /** Nanoseconds until the model was ready, waiting in the host's queue included. */
  loadDuration?: number;
};

export type EmbeddingResult = {
  /** One vector for each value, in the order of the values. */
  embeddings: number[][];
  /** Tokens of all values together; absent where the host did not count them. */
  usage?: { tokens: number };
  providerMetadata?: { ollama: OllamaEmbeddingModelMetadata };
  /** Absent where there was nothing to ask for. */
  response?: {
    headers: Record<string, string>;
    /** The host's JSON. */
    body: unknown;
  };
  warnings: ModelWarning[];
};

/** An embedding model of an Ollama host: an EmbeddingModelV4. */
export type OllamaEmbeddingModel = {
  readonly specificationVersion: 'v4';
  readonly provider: string;
  readonly modelId: string;
  readonly maxEmbeddingsPerCall: number;
  readonly supportsParallelCalls: boolean;
  /**
   * Embeds values in one request; none are embedded without a request.
   *
   * @throws InvalidArgumentError that names the path of a wrong option
   * @throws TooManyEmbeddingValuesForCallError for more than `maxEmbeddingsPerCall`
   * @throws APICallError when the host is not reached or refuses, or answers with anything but one vector for each
   *   value; `data.reason` names the case
   * @throws LoadAPIKeyError when the host is ollama.com and there is no key
   * @throws the reason of `abortSignal` at once, as it is
   */
  doEmbed(options: EmbeddingModelV4CallOptions): Promise<EmbeddingResult>;
};
