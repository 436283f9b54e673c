import type {
  LanguageModelV2CallOptions,
  LanguageModelV3Content,
  LanguageModelV3FinishReason,
  LanguageModelV3StreamPart,
  LanguageModelV3Usage,
  SharedV3ProviderMetadata,
} from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import type {
  ContentV2,
  FinishReasonV2,
  JsonV2,
  MetadataV2,
  StreamedContentV2,
  StreamPartV2,
  UsageV2,
} from './types.js';
import { toCallWarningV2 } from './warnings.js';

type StreamedContentV3 = Extract<LanguageModelV3StreamPart, LanguageModelV3Content>;
type ContentOf<Type> = Extract<LanguageModelV3Content, { type: Type }>;

/*
 * Parts that V2 does not know are dropped, among them those of later V3 releases: AI SDK 5 throws on a part that it
 * does not know.
 */

/** The mapping of a stream's parts. Warnings about a tool need the tools of the call. */
export function createStreamPartMapV2(
  tools: LanguageModelV2CallOptions['tools'],
): (part: LanguageModelV3StreamPart) => StreamPartV2[] {
  return part => {
    switch (part.type) {
      case 'stream-start': {
        const warnings = part.warnings.map(warning => toCallWarningV2(warning, tools));
        return [{ type: part.type, warnings }];
      }
      case 'text-start':
      case 'text-delta':
      case 'text-end':
      case 'reasoning-start':
      case 'reasoning-delta':
      case 'reasoning-end':
      case 'tool-input-delta':
      case 'tool-input-end':
        return [withMetadataV2(part)];
      case 'response-metadata':
      case 'raw':
      case 'error':
        return [part];
      case 'tool-input-start': {
        const { type, id, toolName, providerExecuted, providerMetadata } = part;
        return [
          withMetadataV2(
            withoutUndefined({ type, id, toolName, providerExecuted, providerMetadata }),
          ),
        ];
      }
      case 'finish':
        return [
          {
            ...withMetadataV2(part),
            finishReason: toFinishReasonV2(part.finishReason),
            usage: toUsageV2(part.usage),
          },
        ];
      default:
        return toStreamedContentV2(part);
    }
  };
}

/** One part of an answer, or nothing where V2 has no such part. */
export function toContentV2(part: LanguageModelV3Content): ContentV2[] {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return [withMetadataV2(part)];
    default:
      return toStreamedContentV2(part);
  }
}

function toStreamedContentV2(part: StreamedContentV3): StreamedContentV2[] {
  switch (part.type) {
    case 'source':
      return [withMetadataV2(part)];
    case 'file':
      return [{ type: part.type, mediaType: part.mediaType, data: part.data }];
    case 'tool-call':
      return [toToolCallV2(part)];
    case 'tool-result':
      return toToolResultV2(part);
    case 'tool-approval-request':
      return [];
    default:
      part satisfies never;
      return [];
  }
}

function toToolCallV2(part: ContentOf<'tool-call'>): StreamedContentV2 {
  const { type, toolCallId, toolName, input, providerExecuted, providerMetadata } = part;
  return withMetadataV2(
    withoutUndefined({ type, toolCallId, toolName, input, providerExecuted, providerMetadata }),
  );
}

/**
 * A preliminary result is replaced by a later one; V2 would take both. Who ran the tool is said in V2 only: in V3 a
 * result within an answer is always the provider's.
 */
function toToolResultV2(part: ContentOf<'tool-result'>): StreamedContentV2[] {
  if (part.preliminary) return [];
  const { type, toolCallId, toolName, result, isError, providerMetadata } = part;
  return [
    withMetadataV2(
      withoutUndefined({
        type,
        toolCallId,
        toolName,
        result,
        isError,
        providerExecuted: true,
        providerMetadata,
      }),
    ),
  ];
}

/** V2 says `unknown` where the host gave no reason; V3 says `other` then, and `raw` is missing. */
export function toFinishReasonV2({ unified, raw }: LanguageModelV3FinishReason): FinishReasonV2 {
  return unified === 'other' && raw === undefined ? 'unknown' : unified;
}

/** A total is known when both of its parts are. */
export function toUsageV2({ inputTokens, outputTokens }: LanguageModelV3Usage): UsageV2 {
  const { total: input, cacheRead } = inputTokens;
  const { total: output, reasoning } = outputTokens;
  return {
    inputTokens: input,
    outputTokens: output,
    totalTokens: input === undefined || output === undefined ? undefined : input + output,
    ...withoutUndefined({ reasoningTokens: reasoning, cachedInputTokens: cacheRead }),
  };
}

type WithMetadataV2<Part> = Part extends unknown
  ? Omit<Part, 'providerMetadata'> & { providerMetadata?: MetadataV2 }
  : never;

/** The part with its metadata as V2 has it; one without metadata, as most are, is passed on as it is. */
function withMetadataV2<Part extends { providerMetadata?: SharedV3ProviderMetadata }>(
  part: Part,
): WithMetadataV2<Part> {
  const { providerMetadata } = part;
  const mapped: object = providerMetadata
    ? { ...part, providerMetadata: toMetadataV2(providerMetadata) }
    : part;
  return mapped as WithMetadataV2<Part>;
}

/** V3's metadata may hold `undefined`, which V2's types, and stores of messages made for it, do not take. */
export function toMetadataV2(metadata: SharedV3ProviderMetadata): MetadataV2 {
  return toJsonV2(metadata) as MetadataV2;
}

function toJsonV2(value: unknown): JsonV2 {
  if (Array.isArray(value)) return value.map(toJsonV2);
  if (typeof value !== 'object' || value === null) return value as JsonV2;
  return Object.fromEntries(
    Object.entries(withoutUndefined(value)).map(([key, entry]) => [key, toJsonV2(entry)]),
  );
}
