/**
 * One step down the ladder of AI SDK specs: V2 (AI SDK 5) → V1 (AI SDK 4).
 *
 * What V2 changed, and what becomes of it for a V1 caller:
 *
 * - `mode` became the options `tools`, `toolChoice` and `responseFormat`: converted; `object-json` asks for JSON,
 *   `object-tool` for a call of its one tool
 * - `inputFormat`: has no equal, and says nothing about the prompt itself
 * - prompt: images became files, results of tools tell what they are, `providerMetadata` became `providerOptions`, and
 *   the signatures of reasoning and redacted reasoning moved into it: converted
 * - content keeps its order: sorted by kind
 * - `stream-start` brought warnings into the stream: it is read before `doStream` returns, which hands them over
 * - text and reasoning are blocks in streams: only their deltas remain. Inputs of tool calls, too, with the name of the
 *   tool in each delta
 * - counts may be undefined: NaN; total, reasoning and cached tokens: dropped
 * - calls that the provider runs itself and their results, sources that are documents, `raw` parts: dropped
 * - metadata of parts: dropped, except that of sources
 * - warnings about settings that V1 does not have: `other`
 * - `rawCall`, `rawResponse`, and the request's body as a text: made from `request` and `response`
 * - `supportedUrls`: has no equal that tells media types apart, so AI SDK 4 downloads all files
 * - embeddings: a limit that has to be awaited is kept to here, `providerMetadata` and the response's body are dropped
 * - providers: models without a step (image, speech, transcription) are not offered
 *
 * @module
 */
import type { EmbeddingModelV2, LanguageModelV2, ProviderV2 } from '@ai-sdk/provider';
import { withoutUndefined } from '../without-undefined.js';
import { mapStream } from './map-stream.js';
import { stepProvider, type SteppedProvider } from './step-provider.js';
import { toCallOptionsV2 } from './v1/call-options.js';
import { embedV1 } from './v1/embedding.js';
import {
  toContentV1,
  toMetadataV1,
  toRawCallV1,
  toRequestV1,
  toResponseV1,
  toUsageV1,
} from './v1/result.js';
import { createStreamPartMapV1 } from './v1/stream-parts.js';
import { readStreamStart } from './v1/stream-start.js';
import type {
  CallOptionsV1,
  EmbeddingModelV1Step,
  GenerateResultV1,
  LanguageModelV1Step,
  StreamResultV1,
  WarningV1,
} from './v1/types.js';
import { toWarningV1 } from './v1/warnings.js';

/**
 * Turns a LanguageModelV2 into a LanguageModelV1.
 *
 * Its flags are the same for every model: a schema is handed to the model rather than put in the prompt, and URLs are
 * left to AI SDK 4, which would hand them over where a flag is missing.
 */
export function toLanguageModelV1(model: LanguageModelV2): LanguageModelV1Step {
  return {
    specificationVersion: 'v1',
    provider: model.provider,
    modelId: model.modelId,
    defaultObjectGenerationMode: 'json',
    supportsStructuredOutputs: true,
    supportsImageUrls: false,
    doGenerate: async options => generateV1(model, options),
    doStream: async options => streamV1(model, options),
  };
}

/** Turns an EmbeddingModelV2 into an EmbeddingModelV1. */
export function toEmbeddingModelV1<Value>(
  model: EmbeddingModelV2<Value>,
): EmbeddingModelV1Step<Value> {
  return {
    specificationVersion: 'v1',
    provider: model.provider,
    modelId: model.modelId,
    get maxEmbeddingsPerCall() {
      const limit = model.maxEmbeddingsPerCall;
      return typeof limit === 'number' ? limit : undefined;
    },
    get supportsParallelCalls() {
      return model.supportsParallelCalls === true;
    },
    doEmbed: async options => embedV1(model, options),
  };
}

/** A newer provider as a ProviderV1. */
export type ProviderV1Step<Newer extends ProviderV2> = SteppedProvider<
  Newer,
  {
    readonly languageModel: (...args: Parameters<Newer['languageModel']>) => LanguageModelV1Step;
    readonly textEmbeddingModel: (
      ...args: Parameters<Newer['textEmbeddingModel']>
    ) => EmbeddingModelV1Step<string>;
  }
>;

/** A ProviderV2 whose methods may take more than the id of a model. */
interface NewerProvider {
  languageModel(modelId: string, ...rest: unknown[]): LanguageModelV2;
  textEmbeddingModel(modelId: string, ...rest: unknown[]): EmbeddingModelV2<string>;
}

type ModelArguments = [modelId: string, ...rest: unknown[]];

/** Turns a ProviderV2 into a ProviderV1. Models that are refused stay so, with the same NoSuchModelError. */
export function toProviderV1<Newer extends ProviderV2>(provider: Newer): ProviderV1Step<Newer> {
  const newer: NewerProvider = provider;
  const members = {
    languageModel: (...args: ModelArguments) => toLanguageModelV1(newer.languageModel(...args)),
    textEmbeddingModel: (...args: ModelArguments) =>
      toEmbeddingModelV1(newer.textEmbeddingModel(...args)),
  };
  return stepProvider({ provider, members });
}

async function generateV1(
  model: LanguageModelV2,
  options: CallOptionsV1,
): Promise<GenerateResultV1> {
  const { callOptions, warnings } = toCall(model, options);
  const result = await model.doGenerate(callOptions);
  const { content, finishReason, usage, providerMetadata, request, response } = result;
  return withoutUndefined({
    ...toContentV1(content),
    finishReason,
    usage: toUsageV1(usage),
    providerMetadata: toMetadataV1(providerMetadata),
    rawCall: toRawCallV1({ request, callOptions }),
    request: toRequestV1(request),
    ...toResponseV1(response),
    warnings: [...warnings, ...result.warnings.map(toWarningV1)],
  });
}

async function streamV1(model: LanguageModelV2, options: CallOptionsV1): Promise<StreamResultV1> {
  const { callOptions, warnings } = toCall(model, options);
  const { stream, request, response } = await model.doStream(callOptions);
  const start = await readStreamStart(stream);
  return withoutUndefined({
    stream: mapStream(start.rest, createStreamPartMapV1()),
    rawCall: toRawCallV1({ request, callOptions }),
    rawResponse: response && withoutUndefined({ headers: response.headers }),
    request: toRequestV1(request),
    warnings: [...warnings, ...start.warnings.map(toWarningV1)],
  });
}

/** The call as the V2 model takes it, and what could not be said in V2. */
function toCall(model: LanguageModelV2, options: CallOptionsV1) {
  const warnings: WarningV1[] = [];
  // The AI SDK, too, takes what stands before the dot for the key of the provider's options.
  const [providerId = model.provider] = model.provider.split('.');
  return { callOptions: toCallOptionsV2(options, { providerId, warnings }), warnings };
}
