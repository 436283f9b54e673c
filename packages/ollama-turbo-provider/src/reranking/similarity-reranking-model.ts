import type { RerankingModelV4CallOptions } from '@ai-sdk/provider';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@ai-sdk/provider-utils';
import * as z from 'zod/v4/mini';
import {
  embeddingModelOptionsSchema,
  type OllamaEmbeddingModelOptions,
} from '../embedding/embedding-model-options.js';
import type { EmbeddingResult } from '../embedding/embedding-model.js';
import {
  HostEmbeddingModel,
  MAX_EMBEDDINGS_PER_CALL,
  type HostEmbeddingModelConfig,
} from '../embedding/host-embedding-model.js';
import { invalidArgument } from '../invalid-argument.js';
import type { ModelWarning } from '../model-warning.js';
import { fromModelState, toModelState, type ModelState } from '../workflow/model-state.js';
import { withoutUndefined } from '../without-undefined.js';
import { cosineSimilarity } from './cosine-similarity.js';
import { toDocumentTexts } from './document-texts.js';
import type {
  OllamaRerankingModel,
  OllamaRerankingModelMetadata,
  RerankingResult,
} from './reranking-model.js';

/** RerankingModelV4 by the similarity of embeddings: Ollama has no reranking of its own. */
export class SimilarityRerankingModel implements OllamaRerankingModel {
  readonly specificationVersion = 'v4';
  readonly modelId: string;
  private readonly config: HostEmbeddingModelConfig;

  constructor(modelId: string, config: HostEmbeddingModelConfig) {
    this.modelId = modelId;
    this.config = config;
  }

  static [WORKFLOW_SERIALIZE](
    model: SimilarityRerankingModel,
  ): ModelState<OllamaEmbeddingModelOptions> {
    const { modelId, config } = model;
    return toModelState({ modelId, config, schema: embeddingModelOptionsSchema });
  }

  static [WORKFLOW_DESERIALIZE](state: unknown): SimilarityRerankingModel {
    const { modelId, config } = fromModelState({
      state,
      schema: embeddingModelOptionsSchema,
    });
    return new SimilarityRerankingModel(modelId, config);
  }

  get provider(): string {
    return `${this.config.name}.reranking`;
  }

  async doRerank(options: RerankingModelV4CallOptions): Promise<RerankingResult> {
    checkCallOptions(options);
    const { documents, query, topN, headers, abortSignal, providerOptions } = options;
    if (documents.values.length === 0) return { ranking: [], warnings: [] };
    const warnings: ModelWarning[] = [emulationWarning(this.modelId)];
    const texts = toDocumentTexts(documents, warnings);
    const result = await new HostEmbeddingModel(this.modelId, this.config).doEmbed({
      values: [query, ...texts],
      headers,
      abortSignal,
      providerOptions,
    });
    return toRerankingResult({ result, topN, warnings });
  }
}

const callOptionsSchema = z.object({
  documents: z.discriminatedUnion(
    'type',
    [
      z.object({ type: z.literal('text'), values: documentList(z.string()) }),
      z.object({
        type: z.literal('object'),
        values: documentList(z.record(z.string(), z.unknown())),
      }),
    ],
    { error: 'expected an object with the type "text" or "object"' },
  ),
  query: z.string(),
  topN: z.optional(z.int().check(z.minimum(1))),
});

/** The query is embedded in the same request. */
function documentList<Schema extends z.core.$ZodType>(document: Schema): z.ZodMiniArray<Schema> {
  return z.array(document).check(z.maxLength(MAX_EMBEDDINGS_PER_CALL - 1));
}

function checkCallOptions(options: RerankingModelV4CallOptions): void {
  const issue = z.safeParse(callOptionsSchema, options).error?.issues[0];
  if (issue !== undefined) throw invalidArgument({ issue, path: '' });
}

function emulationWarning(modelId: string): ModelWarning {
  return {
    type: 'compatibility',
    feature: 'reranking',
    details: `Ollama has no reranking: the documents are ranked by how similar their embeddings by "${modelId}" are to that of the query.`,
  };
}

function toRerankingResult(options: {
  /** Of the query and then the documents. */
  result: EmbeddingResult;
  topN: number | undefined;
  warnings: ModelWarning[];
}): RerankingResult {
  const { result, topN, warnings } = options;
  const [query = [], ...documents] = result.embeddings;
  const ranking = documents
    .map((vector, index) => ({ index, relevanceScore: cosineSimilarity(query, vector) }))
    .toSorted((one, other) => other.relevanceScore - one.relevanceScore)
    .slice(0, topN);
  const metadata = toMetadata(result);
  return withoutUndefined<RerankingResult>({
    ranking,
    providerMetadata: metadata && { ollama: metadata },
    response: result.response,
    warnings: [...warnings, ...result.warnings],
  });
}

function toMetadata({
  providerMetadata,
  usage,
}: EmbeddingResult): OllamaRerankingModelMetadata | undefined {
  if (!providerMetadata && !usage) return undefined;
  return { ...providerMetadata?.ollama, ...usage };
}
