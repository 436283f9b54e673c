import { APICallError, type LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { generateId, WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@ai-sdk/provider-utils';
import type { OllamaErrorData } from '../connection/api-error.js';
import type { Connection } from '../connection/connection.js';
import { releaseAtEnd } from '../connection/release-at-end.js';
import type {
  ChatGenerateResult,
  ChatModel,
  ChatStreamPart,
  ChatStreamResult,
  ChatWarning,
} from './chat-model.js';
import { checkCallOptions } from './request/call-options.js';
import { toChatRequest, type ChatRequest } from './request/chat-request.js';
import { dropThink } from './request/drop-think.js';
import { fitCapabilities } from './request/fit-capabilities.js';
import type { AnswerReview, FollowUp } from './review/answer-review.js';
import { createReviewedStream } from './review/reviewed-stream.js';
import { StructuredReview } from '../structured-output/structured-review.js';
import { ForcedChoiceReview } from '../tool-choice/forced-choice-review.js';
import { ChunkReader } from './answer/chunk-reader.js';
import { collectParts } from './answer/collect-parts.js';
import { parseModelOptions, readProviderOptions } from '../options/model-options.js';
import { fromModelState, toModelState, type ModelState } from '../workflow/model-state.js';
import {
  languageModelOptionsSchema,
  type OllamaLanguageModelOptions,
} from './request/language-model-options.js';
import { toCloudModelName } from './request/model-name.js';
import { createPartStream } from './answer/part-stream.js';
import { StreamParts } from './answer/stream-parts.js';

/** What a chat model needs of its provider. */
export interface ChatLanguageModelConfig {
  /** The provider's name: `providerOptions` are read under it and under `ollama`. */
  name: string;
  connection: Connection;
  generateId: () => string;
  /** The model's own `providerOptions.ollama`; values of a call win. */
  defaults: OllamaLanguageModelOptions;
}

/** LanguageModelV4 over `POST /api/chat`, which is always streamed: a whole answer is a stream collected. */
export class ChatLanguageModel implements ChatModel {
  readonly specificationVersion = 'v4';
  readonly supportedUrls = {};
  readonly modelId: string;
  private readonly config: ChatLanguageModelConfig;

  constructor(modelId: string, config: ChatLanguageModelConfig) {
    this.modelId = modelId;
    this.config = config;
  }

  static [WORKFLOW_SERIALIZE](model: ChatLanguageModel): ModelState<OllamaLanguageModelOptions> {
    const { modelId, config } = model;
    return toModelState({ modelId, config, schema: languageModelOptionsSchema });
  }

  static [WORKFLOW_DESERIALIZE](state: unknown): ChatLanguageModel {
    const { modelId, config } = fromModelState({
      state,
      schema: languageModelOptionsSchema,
    });
    return new ChatLanguageModel(modelId, { ...config, generateId });
  }

  get provider(): string {
    return `${this.config.name}.chat`;
  }

  /** Raw chunks are included because they are the response body. */
  async doGenerate(options: LanguageModelV4CallOptions): Promise<ChatGenerateResult> {
    const call = { ...options, includeRawChunks: true };
    return collectParts(await this.answer(call, { isShown: false }));
  }

  async doStream(options: LanguageModelV4CallOptions): Promise<ChatStreamResult> {
    return this.answer(options, { isShown: true });
  }

  /** Answers a call, in the one slot that it has for all its requests. */
  private async answer(
    options: LanguageModelV4CallOptions,
    { isShown }: { isShown: boolean },
  ): Promise<ChatStreamResult> {
    const wanted = this.toRequest(options);
    const { abortSignal, headers } = options;
    const { connection } = this.config;
    const request = await fitCapabilities({
      request: wanted,
      buildWithoutTools: () => this.toRequest({ ...options, toolChoice: { type: 'none' } }),
      connection,
      headers,
      abortSignal,
    });
    const { body } = request;
    const release = await this.config.connection.takeSlot({ path: '/api/chat', body, abortSignal });
    try {
      const result = await this.review(request, options, { isShown });
      if (release === undefined) return result;
      const isLast = ({ type }: ChatStreamPart) => type === 'finish';
      const stream = releaseAtEnd({ stream: result.stream, release, isLast, abortSignal });
      return { ...result, stream };
    } catch (error) {
      release?.();
      throw error;
    }
  }

  /** Sends a request, with a review of its answer where the call asks for more than text. */
  private async review(
    wanted: ChatRequest,
    options: LanguageModelV4CallOptions,
    { isShown }: { isShown: boolean },
  ): Promise<ChatStreamResult> {
    const { request, result } = await this.send(wanted, options);
    const review = createReview(request, { isShown });
    if (review === undefined) return result;
    const ask = async ({ followUp, abortSignal }: AskOptions) => {
      const next = toFollowUpRequest(request, followUp);
      return (await this.exchange(next, { ...options, abortSignal })).stream;
    };
    const stream = createReviewedStream({
      answer: result.stream,
      review,
      ask,
      abortSignal: options.abortSignal,
      generateId: this.config.generateId,
    });
    return { ...result, stream };
  }

  /** `reasoning` is a wish of the app for all its models: one that cannot think is asked again without it. */
  private async send(request: ChatRequest, options: LanguageModelV4CallOptions) {
    try {
      return { request, result: await this.exchange(request, options) };
    } catch (error) {
      if (!request.thinksByReasoningOnly || !isThinkingUnsupported(error)) throw error;
    }
    const withoutThinking = dropThink(request);
    return { request: withoutThinking, result: await this.exchange(withoutThinking, options) };
  }

  /** One request and its answer. */
  private async exchange(
    request: ChatRequest,
    { headers, abortSignal, includeRawChunks }: LanguageModelV4CallOptions,
  ): Promise<ChatStreamResult> {
    const { response, exchange } = await this.config.connection.send({
      path: '/api/chat',
      body: request.body,
      headers,
      abortSignal,
    });
    const reader = new ChunkReader({ response, exchange, abortSignal });
    // Models load, and fail to, before their first line: read here, such a failure can be retried by the AI SDK.
    const firstBatch = await reader.read();
    if (firstBatch[0]?.type === 'failure') throw firstBatch[0].error;
    return {
      stream: createPartStream({
        reader,
        firstBatch,
        exchange,
        parts: new StreamParts({
          generateId: this.config.generateId,
          offersTools: request.body.tools !== undefined,
          includeRawChunks: includeRawChunks === true,
        }),
        warnings: request.warnings,
      }),
      request: { url: exchange.url, body: exchange.requestBody },
      response: { headers: exchange.responseHeaders ?? {} },
    };
  }

  private toRequest(callOptions: LanguageModelV4CallOptions): ChatRequest {
    checkCallOptions(callOptions);
    const warnings: ChatWarning[] = [];
    const { isOllamaCom } = this.config.connection.baseUrl();
    return toChatRequest({
      model: isOllamaCom ? toCloudModelName(this.modelId) : this.modelId.trim(),
      callOptions,
      providerOptions: readProviderOptions({
        schema: languageModelOptionsSchema,
        providerOptions: callOptions.providerOptions,
        name: this.config.name,
        warnings,
      }),
      defaults: parseModelOptions({
        schema: languageModelOptionsSchema,
        value: this.config.defaults,
        path: 'model defaults',
        warnings,
      }),
      // A daemon passes the models with this ending on to the same service.
      ignoresFormat: isOllamaCom || toCloudModelName(this.modelId) !== this.modelId.trim(),
      warnings,
    });
  }
}

type AskOptions = Parameters<Parameters<typeof createReviewedStream>[0]['ask']>[0];

/** What is to be seen to in an answer: a call that has to be made, JSON that was asked for; nothing for mere text. */
function createReview(
  { body, structuredOutput, forcedChoice }: ChatRequest,
  { isShown }: { isShown: boolean },
): AnswerReview | undefined {
  if (forcedChoice !== undefined) {
    return new ForcedChoiceReview({ choice: forcedChoice, wanted: structuredOutput });
  }
  if (structuredOutput === undefined) return undefined;
  const { model } = body;
  const { retries } = structuredOutput;
  const offersTools = body.tools !== undefined;
  return new StructuredReview({ wanted: structuredOutput, model, isShown, offersTools, retries });
}

function toFollowUpRequest(request: ChatRequest, { messages, format }: FollowUp): ChatRequest {
  const { tools: _tools, ...body } = request.body;
  return { ...request, body: { ...body, format, messages: [...body.messages, ...messages] } };
}

function isThinkingUnsupported(error: unknown): boolean {
  if (!APICallError.isInstance(error)) return false;
  // A custom fetch may throw an APICallError of its own, without this provider's data.
  const reason = (error.data as OllamaErrorData | undefined)?.reason;
  return reason === 'unsupported' && error.message.includes('does not support thinking');
}
