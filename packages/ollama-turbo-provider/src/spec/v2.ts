/**
 * One step down the ladder of AI SDK specs: V3 (AI SDK 6) → V2 (AI SDK 5).
 *
 * What V3 changed, and what becomes of it for a V2 caller:
 *
 * - prompt: `media` in tool results became `image-data` and `file-data`: converted
 * - tools: `provider-defined` became `provider`: converted. `strict` and `inputExamples` are never asked for in V2
 * - `execution-denied` results and `tool-approval-response` parts: not in V2 prompts. AI SDK 6 and 7 hand theirs to V2
 *   models all the same, and they are passed on
 * - `tool-approval-request` parts: dropped
 * - tool calls and tool inputs: `dynamic` and `title` are dropped
 * - tool results: `preliminary` ones are dropped, a final one follows; `providerExecuted` is said again
 * - files: their metadata is dropped
 * - finish reason: the unified one; `unknown` when the host gave none
 * - usage: the totals, reasoning and cache reads; the other details and `raw` are dropped
 * - warnings: `unsupported` by what it is about; `compatibility` in words; embeddings have none
 * - metadata: without `undefined`
 * - providers: reranking models are not offered; embedding models are `textEmbeddingModel`
 *
 * @module
 */
import {
  NoSuchModelError,
  type EmbeddingModelV3,
  type LanguageModelV2CallOptions,
  type LanguageModelV3,
  type LanguageModelV3CallOptions,
  type LanguageModelV3GenerateResult,
  type ProviderV3,
} from '@ai-sdk/provider';
import { withoutUndefined } from '../without-undefined.js';
import { mapStream } from './map-stream.js';
import { stepProvider, type SteppedProvider } from './step-provider.js';
import {
  createStreamPartMapV2,
  toContentV2,
  toFinishReasonV2,
  toMetadataV2,
  toUsageV2,
} from './v2/parts.js';
import { toPromptV3, toToolsV3 } from './v2/prompt.js';
import type { EmbeddingModelV2Step, GenerateResultV2, LanguageModelV2Step } from './v2/types.js';
import { toCallWarningV2 } from './v2/warnings.js';

/** Turns a LanguageModelV3 into a LanguageModelV2. */
export function toLanguageModelV2(model: LanguageModelV3): LanguageModelV2Step {
  return {
    specificationVersion: 'v2',
    provider: model.provider,
    modelId: model.modelId,
    get supportedUrls() {
      return model.supportedUrls;
    },
    doGenerate: async options =>
      toGenerateResultV2({
        result: await model.doGenerate(toCallOptionsV3(options)),
        tools: options.tools,
      }),
    doStream: async options => {
      const { stream, request, response } = await model.doStream(toCallOptionsV3(options));
      return withoutUndefined({
        stream: mapStream(stream, createStreamPartMapV2(options.tools)),
        request,
        response,
      });
    },
  };
}

/** Turns an EmbeddingModelV3 into an EmbeddingModelV2 of texts. */
export function toEmbeddingModelV2(model: EmbeddingModelV3): EmbeddingModelV2Step {
  return {
    specificationVersion: 'v2',
    provider: model.provider,
    modelId: model.modelId,
    get maxEmbeddingsPerCall() {
      return model.maxEmbeddingsPerCall;
    },
    get supportsParallelCalls() {
      return model.supportsParallelCalls;
    },
    doEmbed: async options => {
      const { embeddings, usage, providerMetadata, response } = await model.doEmbed(
        withoutUndefined({ ...options, headers: toHeadersV3(options.headers) }),
      );
      return withoutUndefined({
        embeddings,
        usage,
        providerMetadata: providerMetadata && toMetadataV2(providerMetadata),
        response,
      });
    },
  };
}

/** Headers of an embedding call may be undefined in V2. */
function toHeadersV3(
  headers: Record<string, string | undefined> | undefined,
): Record<string, string> | undefined {
  return headers && (withoutUndefined(headers) as Record<string, string>);
}

/** A newer provider as a ProviderV2. */
export type ProviderV2Step<Newer extends ProviderV3> = SteppedProvider<
  Newer,
  {
    readonly languageModel: (...args: Parameters<Newer['languageModel']>) => LanguageModelV2Step;
    readonly textEmbeddingModel: (
      ...args: Parameters<Newer['embeddingModel']>
    ) => EmbeddingModelV2Step;
  }
>;

/** A ProviderV3 whose methods may take more than the id of a model. */
interface NewerProvider {
  languageModel(modelId: string, ...rest: unknown[]): LanguageModelV3;
  embeddingModel(modelId: string, ...rest: unknown[]): EmbeddingModelV3;
}

type ModelArguments = [modelId: string, ...rest: unknown[]];

/** Turns a ProviderV3 into a ProviderV2. Models that are refused stay so, with a NoSuchModelError in the words of V2. */
export function toProviderV2<Newer extends ProviderV3>(provider: Newer): ProviderV2Step<Newer> {
  const newer: NewerProvider = provider;
  const members = {
    languageModel: (...args: ModelArguments) => toLanguageModelV2(newer.languageModel(...args)),
    textEmbeddingModel: (...args: ModelArguments) =>
      toEmbeddingModelV2(embeddingModel(newer, args)),
  };
  return stepProvider({ provider, members });
}

function embeddingModel(newer: NewerProvider, args: ModelArguments): EmbeddingModelV3 {
  try {
    return newer.embeddingModel(...args);
  } catch (error) {
    throw toNoSuchModelErrorV2(error);
  }
}

/** Up to V2 embedding models are called text embedding models, and so is the one that is missing. */
function toNoSuchModelErrorV2(error: unknown): unknown {
  if (!NoSuchModelError.isInstance(error) || error.modelType !== 'embeddingModel') return error;
  const { modelId } = error;
  // The name is of V2 alone; the class, which all majors recognise, is of V4.
  const modelType = 'textEmbeddingModel' as 'embeddingModel';
  return new NoSuchModelError({ modelId, modelType });
}

function toCallOptionsV3(options: LanguageModelV2CallOptions): LanguageModelV3CallOptions {
  const { prompt, tools, ...others } = options;
  return {
    ...others,
    prompt: toPromptV3(prompt),
    ...withoutUndefined({ tools: toToolsV3(tools) }),
  };
}

function toGenerateResultV2(options: {
  result: LanguageModelV3GenerateResult;
  tools: LanguageModelV2CallOptions['tools'];
}): GenerateResultV2 {
  const { result, tools } = options;
  return withoutUndefined({
    content: result.content.flatMap(toContentV2),
    finishReason: toFinishReasonV2(result.finishReason),
    usage: toUsageV2(result.usage),
    providerMetadata: result.providerMetadata && toMetadataV2(result.providerMetadata),
    request: result.request,
    response: result.response,
    warnings: result.warnings.map(warning => toCallWarningV2(warning, tools)),
  });
}
