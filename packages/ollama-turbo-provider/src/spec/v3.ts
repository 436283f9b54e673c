/**
 * One step down the ladder of AI SDK specs: V4 (AI SDK 7) → V3 (AI SDK 6).
 *
 * What V4 changed, and what becomes of it for a V3 caller:
 *
 * - prompt: file data is a tagged union, in tool results too (`file` instead of `file-data`, `image-url`, …): converted
 * - `reasoning` became an option: V3 does not type it, but AI SDK 7 passes it to V3 models, so it is passed on;
 *   likewise `dimensions` of embeddings
 * - `reasoning-file` and `custom` content, `ping` parts, generated files that are given by URL: dropped
 * - `citations` of text: dropped; the sources themselves are parts of their own
 * - `inputEncoding: 'text'` of tool inputs: the deltas become JSON
 * - `structuredOutputText`: when JSON was asked for, it takes the place of the text, which V3 parses as a whole
 * - finish reason `interrupted`: `other`, and `raw` says it
 * - warnings of type `deprecated`: `other`
 * - `request.url`: dropped
 * - providers: `files`, `skills` and models without a step (image, speech, transcription) are not offered
 *
 * @module
 */
import type {
  EmbeddingModelV4,
  LanguageModelV4,
  LanguageModelV4GenerateResult,
  LanguageModelV3CallOptions,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamResult,
  ProviderV4,
  RerankingModelV4,
} from '@ai-sdk/provider';
import { withoutUndefined } from '../without-undefined.js';
import { mapStream } from './map-stream.js';
import { stepProvider, type SteppedProvider } from './step-provider.js';
import { createStreamPartMapV3, toContentV3, toFinishReasonV3, toWarningV3 } from './v3/parts.js';
import { toPromptV4 } from './v3/prompt.js';
import type {
  ContentV3,
  EmbeddingModelV3Step,
  GenerateResultV3,
  LanguageModelV3Step,
  MetadataV3,
  RerankingModelV3Step,
  UsageV3,
} from './v3/types.js';

/** Turns a LanguageModelV4 into a LanguageModelV3. */
export function toLanguageModelV3(model: LanguageModelV4): LanguageModelV3Step {
  const toCallOptionsV4 = (options: LanguageModelV3CallOptions): LanguageModelV4CallOptions => ({
    ...options,
    prompt: toPromptV4({ prompt: options.prompt, provider: model.provider }),
  });
  return {
    specificationVersion: 'v3',
    provider: model.provider,
    modelId: model.modelId,
    get supportedUrls() {
      return model.supportedUrls;
    },
    doGenerate: async options =>
      toGenerateResultV3({ result: await model.doGenerate(toCallOptionsV4(options)), options }),
    doStream: async options => {
      const { stream, request, response } = await model.doStream(toCallOptionsV4(options));
      return withoutUndefined({
        stream: mapStream(stream, createStreamPartMapV3()),
        request: toRequestV3(request),
        response,
      });
    },
  };
}

/** Turns an EmbeddingModelV4 into an EmbeddingModelV3. */
export function toEmbeddingModelV3(model: EmbeddingModelV4): EmbeddingModelV3Step {
  return {
    specificationVersion: 'v3',
    provider: model.provider,
    modelId: model.modelId,
    get maxEmbeddingsPerCall() {
      return model.maxEmbeddingsPerCall;
    },
    get supportsParallelCalls() {
      return model.supportsParallelCalls;
    },
    doEmbed: async options => {
      const { providerMetadata, warnings, ...result } = await model.doEmbed(options);
      return withoutUndefined({
        ...result,
        providerMetadata: providerMetadata as MetadataV3 | undefined,
        warnings: (warnings ?? []).map(toWarningV3),
      });
    },
  };
}

/** Turns a RerankingModelV4 into a RerankingModelV3. */
export function toRerankingModelV3(model: RerankingModelV4): RerankingModelV3Step {
  return {
    specificationVersion: 'v3',
    provider: model.provider,
    modelId: model.modelId,
    doRerank: async options => {
      const { providerMetadata, warnings, ...result } = await model.doRerank(options);
      return withoutUndefined({
        ...result,
        providerMetadata: providerMetadata as MetadataV3 | undefined,
        warnings: warnings?.map(toWarningV3),
      });
    },
  };
}

/** A newer provider as a ProviderV3. */
export type ProviderV3Step<Newer extends ProviderV4> = SteppedProvider<
  Newer,
  {
    readonly specificationVersion: 'v3';
    readonly languageModel: (...args: Parameters<Newer['languageModel']>) => LanguageModelV3Step;
    readonly embeddingModel: (...args: Parameters<Newer['embeddingModel']>) => EmbeddingModelV3Step;
    /** @deprecated AI SDK 6 calls `embeddingModel`. */
    readonly textEmbeddingModel: (
      ...args: Parameters<Newer['embeddingModel']>
    ) => EmbeddingModelV3Step;
  } & RerankingMember<Newer>
>;

/** There when the newer provider has it, optional when it is optional there. */
type RerankingMember<Newer> = {
  readonly [Name in keyof Pick<Newer, keyof Newer & 'rerankingModel'>]: (
    ...args: Parameters<Extract<Newer[Name], (...args: never[]) => unknown>>
  ) => RerankingModelV3Step;
};

/** A ProviderV4 whose methods may take more than the id of a model. */
interface NewerProvider {
  languageModel(modelId: string, ...rest: unknown[]): LanguageModelV4;
  embeddingModel(modelId: string, ...rest: unknown[]): EmbeddingModelV4;
  rerankingModel?(modelId: string, ...rest: unknown[]): RerankingModelV4;
}

type ModelArguments = [modelId: string, ...rest: unknown[]];

/** Turns a ProviderV4 into a ProviderV3. Models that are refused stay so, with the same NoSuchModelError. */
export function toProviderV3<Newer extends ProviderV4>(provider: Newer): ProviderV3Step<Newer> {
  const newer: NewerProvider = provider;
  const embeddingModel = (...args: ModelArguments) =>
    toEmbeddingModelV3(newer.embeddingModel(...args));
  const members = {
    specificationVersion: 'v3',
    languageModel: (...args: ModelArguments) => toLanguageModelV3(newer.languageModel(...args)),
    embeddingModel,
    textEmbeddingModel: embeddingModel,
    ...rerankingMember(newer),
  };
  return stepProvider({ provider, members }) as ProviderV3Step<Newer>;
}

function rerankingMember(newer: NewerProvider): object {
  if (!newer.rerankingModel) return {};
  const rerankingModel = newer.rerankingModel.bind(newer);
  return {
    rerankingModel: (...args: ModelArguments) => toRerankingModelV3(rerankingModel(...args)),
  };
}

function toGenerateResultV3(options: {
  result: LanguageModelV4GenerateResult;
  options: LanguageModelV3CallOptions;
}): GenerateResultV3 {
  const { result } = options;
  const content = result.content.flatMap(toContentV3);
  const isJson = options.options.responseFormat?.type === 'json';
  return withoutUndefined({
    content: isJson ? selectText(content, result.structuredOutputText) : content,
    finishReason: toFinishReasonV3(result.finishReason),
    usage: result.usage as UsageV3,
    providerMetadata: result.providerMetadata as MetadataV3 | undefined,
    request: toRequestV3(result.request),
    response: result.response,
    warnings: result.warnings.map(toWarningV3),
  });
}

/** V3 parses all text of an answer as JSON, so text besides the one selected must not reach it. */
function selectText(content: ContentV3[], text: string | undefined): ContentV3[] {
  if (text === undefined) return content;
  const selected = content.findLastIndex(part => part.type === 'text');
  if (selected === -1) return [...content, { type: 'text', text }];
  return content.flatMap((part, index) => {
    if (part.type !== 'text') return part;
    return index === selected ? { ...part, text } : [];
  });
}

function toRequestV3(request: LanguageModelV4StreamResult['request']): GenerateResultV3['request'] {
  return request && withoutUndefined({ body: request.body });
}
