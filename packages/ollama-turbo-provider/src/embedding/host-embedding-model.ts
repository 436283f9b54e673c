import {
  TooManyEmbeddingValuesForCallError,
  type EmbeddingModelV4CallOptions,
} from '@ai-sdk/provider';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@ai-sdk/provider-utils';
import { toCloudModelName } from '../chat/request/model-name.js';
import type { Connection } from '../connection/connection.js';
import { requestJson, type JsonAnswer } from '../connection/json-answer.js';
import type { ModelWarning } from '../model-warning.js';
import { fromModelState, toModelState, type ModelState } from '../workflow/model-state.js';
import { withoutUndefined } from '../without-undefined.js';
import {
  embeddingAnswerSchema,
  toMetadata,
  toUsage,
  type EmbeddingAnswer,
} from './embedding-answer.js';
import {
  embeddingModelOptionsSchema,
  type OllamaEmbeddingModelOptions,
} from './embedding-model-options.js';
import type { EmbeddingResult, OllamaEmbeddingModel } from './embedding-model.js';
import { toEmbeddingRequest, type EmbeddingRequestBody } from './embedding-request.js';

/**
 * Ollama has no limit, but answers only when the last text is embedded, and fails as a whole: requests of this size
 * stay clear of the timeouts of proxies and are retried one by one, and their answers fit into memory.
 */
export const MAX_EMBEDDINGS_PER_CALL = 2048;

/** What an embedding model needs of its provider. */
export interface HostEmbeddingModelConfig {
  /** The provider's name: `providerOptions` are read under it and under `ollama`. */
  name: string;
  connection: Connection;
  /** The model's own `providerOptions.ollama`; values of a call win. */
  defaults: OllamaEmbeddingModelOptions;
}

/** EmbeddingModelV4 over `POST /api/embed`. */
export class HostEmbeddingModel implements OllamaEmbeddingModel {
  readonly specificationVersion = 'v4';
  readonly maxEmbeddingsPerCall = MAX_EMBEDDINGS_PER_CALL;
  /** A daemon works on one request of a model after the other, and Turbo's plans allow few at a time. */
  readonly supportsParallelCalls = false;
  readonly modelId: string;
  private readonly config: HostEmbeddingModelConfig;

  constructor(modelId: string, config: HostEmbeddingModelConfig) {
    this.modelId = modelId;
    this.config = config;
  }

  static [WORKFLOW_SERIALIZE](model: HostEmbeddingModel): ModelState<OllamaEmbeddingModelOptions> {
    const { modelId, config } = model;
    return toModelState({ modelId, config, schema: embeddingModelOptionsSchema });
  }

  static [WORKFLOW_DESERIALIZE](state: unknown): HostEmbeddingModel {
    const { modelId, config } = fromModelState({
      state,
      schema: embeddingModelOptionsSchema,
    });
    return new HostEmbeddingModel(modelId, config);
  }

  get provider(): string {
    return `${this.config.name}.embedding`;
  }

  async doEmbed(options: EmbeddingModelV4CallOptions): Promise<EmbeddingResult> {
    const { name, connection, defaults } = this.config;
    const isOllamaCom = connection.baseUrl().isOllamaCom;
    const model = isOllamaCom ? toCloudModelName(this.modelId) : this.modelId.trim();
    const { body, warnings } = toEmbeddingRequest({ model, callOptions: options, name, defaults });
    this.checkCount(body.input);
    if (body.input.length === 0) return { embeddings: [], warnings };
    return toResult({ body, warnings, answer: await this.ask(body, options) });
  }

  private checkCount(values: unknown[]): void {
    const { provider, modelId, maxEmbeddingsPerCall } = this;
    if (values.length <= maxEmbeddingsPerCall) return;
    const limit = { provider, modelId, maxEmbeddingsPerCall };
    throw new TooManyEmbeddingValuesForCallError({ ...limit, values });
  }

  private async ask(
    body: EmbeddingRequestBody,
    { headers, abortSignal }: EmbeddingModelV4CallOptions,
  ): Promise<JsonAnswer<EmbeddingAnswer>> {
    const { connection } = this.config;
    const request = { path: '/api/embed', body, headers, abortSignal };
    const release = await connection.takeSlot(request);
    try {
      const schema = embeddingAnswerSchema(body.input.length);
      return await requestJson({ connection, request, schema });
    } finally {
      release?.();
    }
  }
}

function toResult(options: {
  body: EmbeddingRequestBody;
  warnings: ModelWarning[];
  answer: JsonAnswer<EmbeddingAnswer>;
}): EmbeddingResult {
  const { body, warnings, answer } = options;
  const { value, exchange } = answer;
  const metadata = toMetadata(value);
  return withoutUndefined<EmbeddingResult>({
    embeddings: value.embeddings,
    usage: toUsage(value),
    providerMetadata: metadata && { ollama: metadata },
    response: { headers: exchange.responseHeaders ?? {}, body: value },
    warnings: [...warnings, ...warnOfLength(body, value)],
  });
}

/** A host keeps a model's own length when asked for a longer one, and says nothing. */
function warnOfLength(
  { model, dimensions }: EmbeddingRequestBody,
  { embeddings }: EmbeddingAnswer,
): ModelWarning[] {
  if (dimensions === undefined) return [];
  const other = embeddings.find(vector => vector.length !== dimensions);
  if (other === undefined) return [];
  const details = `The model "${model}" gave vectors of ${other.length} numbers instead of ${dimensions}.`;
  return [{ type: 'unsupported', feature: 'dimensions', details }];
}
