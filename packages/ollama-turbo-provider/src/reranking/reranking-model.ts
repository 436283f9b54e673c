import type { RerankingModelV4CallOptions } from '@ai-sdk/provider';
import type { OllamaEmbeddingModelMetadata } from '../embedding/embedding-model.js';
import type { ModelWarning } from '../model-warning.js';

/*
 * What the reranking model returns, typed as narrowly as what it really emits: these types fit RerankingModelV4 of every
 * 4.x release of `@ai-sdk/provider`.
 */

/** What `providerMetadata.ollama` of a ranking holds. A field is absent where the host did not say. */
export type OllamaRerankingModelMetadata = OllamaEmbeddingModelMetadata & {
  /** Tokens of the query and all documents together: rankings have no usage of their own in the AI SDK. */
  tokens?: number;
};

export type RerankingResult = {
  /** The most relevant document first; of equal ones, the one that stood first. */
  ranking: {
    /** The place of the document among those that were handed over. */
    index: number;
    /** Cosine similarity of document and query: -1 to 1, and 0 where one of them has no direction. */
    relevanceScore: number;
  }[];
  providerMetadata?: { ollama: OllamaRerankingModelMetadata };
  /** Absent where there was nothing to ask for. */
  response?: {
    headers: Record<string, string>;
    /** The host's JSON: the vectors of the query and of the documents. */
    body: unknown;
  };
  warnings: ModelWarning[];
};

/** A reranking model that compares embeddings of an Ollama host: a RerankingModelV4. */
export type OllamaRerankingModel = {
  readonly specificationVersion: 'v4';
  readonly provider: string;
  readonly modelId: string;
  /**
   * Ranks documents by their similarity to the query. One request; none for no documents.
   *
   * @throws InvalidArgumentError that names the path of a wrong option, also for more than 2047 documents
   * @throws APICallError when the host is not reached or refuses, or answers with anything but one vector for each
   *   text; `data.reason` names the case
   * @throws LoadAPIKeyError when the host is ollama.com and there is no key
   * @throws the reason of `abortSignal` at once, as it is
   */
  doRerank(options: RerankingModelV4CallOptions): Promise<RerankingResult>;
};
