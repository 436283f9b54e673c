import type {
  LanguageModelV2,
  LanguageModelV2CallOptions,
  LanguageModelV2Content,
  LanguageModelV2Source,
  LanguageModelV2Usage,
  SharedV2ProviderMetadata,
} from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import { readReasoningSeal } from './reasoning.js';
import type {
  ToolCallV1,
  GenerateResultV1,
  MetadataV1,
  RawCallV1,
  ResponseMetadataV1,
  SourceV1,
  UsageV1,
} from './types.js';

export type GenerateResultV2 = Awaited<ReturnType<LanguageModelV2['doGenerate']>>;
type ContentOf<Type> = Extract<LanguageModelV2Content, { type: Type }>;
type Reasoning = NonNullable<GenerateResultV1['reasoning']>;

/** The content of an answer: V1 sorts by kind what V2 keeps in its order. A kind that is not in it is absent. */
export function toContentV1(content: LanguageModelV2Content[]) {
  const of = <Type extends LanguageModelV2Content['type']>(type: Type) =>
    content.filter((part): part is ContentOf<Type> => part.type === type);
  const texts = of('text');
  return withoutUndefined({
    text: texts.length > 0 ? texts.map(part => part.text).join('') : undefined,
    reasoning: unlessEmpty(of('reasoning').flatMap(toReasoning)),
    files: unlessEmpty(of('file').map(({ data, mediaType }) => ({ data, mimeType: mediaType }))),
    sources: unlessEmpty(of('source').flatMap(toSources)),
    toolCalls: unlessEmpty(of('tool-call').flatMap(toToolCalls)),
  });
}

function unlessEmpty<Item>(list: Item[]): Item[] | undefined {
  return list.length > 0 ? list : undefined;
}

function toReasoning({ text, providerMetadata }: ContentOf<'reasoning'>): Reasoning {
  const { signature, redactedData } = readReasoningSeal(providerMetadata);
  const parts: Reasoning = [];
  if (redactedData !== undefined) parts.push({ type: 'redacted', data: redactedData });
  // A signature may stand without a text, where the provider keeps that to itself.
  if (text !== '' || signature !== undefined) {
    parts.push(withoutUndefined({ type: 'text', text, signature }));
  }
  return parts;
}

/** None for a document: V1 knows sources on the web only. */
export function toSources(source: LanguageModelV2Source): SourceV1[] {
  if (source.sourceType !== 'url') return [];
  const { sourceType, id, url, title } = source;
  const providerMetadata = toMetadataV1(source.providerMetadata);
  return [withoutUndefined({ sourceType, id, url, title, providerMetadata })];
}

/** None for a call that the provider ran itself: whoever uses V1 would run it again. */
export function toToolCalls(call: ContentOf<'tool-call'>): ToolCallV1[] {
  if (call.providerExecuted) return [];
  const { toolCallId, toolName, input } = call;
  return [{ toolCallType: 'function', toolCallId, toolName, args: input }];
}

/** V1 has no word for an unknown count, and NaN is what its users take for one. */
export function toUsageV1(usage: LanguageModelV2Usage): UsageV1 {
  return {
    promptTokens: usage.inputTokens ?? Number.NaN,
    completionTokens: usage.outputTokens ?? Number.NaN,
  };
}

/** The same values; only their type is narrower in V1 (no readonly lists, nothing undefined: JSON has neither). */
export function toMetadataV1(
  metadata: SharedV2ProviderMetadata | undefined,
): MetadataV1 | undefined {
  return metadata as MetadataV1 | undefined;
}

export function toRequestV1(request: GenerateResultV2['request']): GenerateResultV1['request'] {
  const body = request?.body;
  if (body === undefined) return undefined;
  return { body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/**
 * The prompt and the settings as they were sent, as far as the request tells: most hosts take `messages`. Otherwise as
 * the model was given them. Headers stay out, since they may hold keys.
 */
export function toRawCallV1(options: {
  request: GenerateResultV2['request'];
  callOptions: LanguageModelV2CallOptions;
}): RawCallV1 {
  const body = options.request?.body;
  if (typeof body === 'object' && body !== null && 'messages' in body) {
    const { messages, ...rawSettings } = body;
    return { rawPrompt: messages, rawSettings };
  }
  const { prompt, headers: _headers, abortSignal: _signal, ...rawSettings } = options.callOptions;
  return { rawPrompt: prompt, rawSettings };
}

/** V1 has what the answer says of itself and what HTTP says of it in two places. */
export function toResponseV1(response: GenerateResultV2['response']): {
  response?: ResponseMetadataV1;
  rawResponse?: GenerateResultV1['rawResponse'];
} {
  if (!response) return {};
  const { id, timestamp, modelId, headers, body } = response;
  return {
    response: withoutUndefined({ id, timestamp, modelId }),
    rawResponse: withoutUndefined({ headers, body }),
  };
}
