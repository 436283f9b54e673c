import type {
  LanguageModelV4Content,
  LanguageModelV4File,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import type {
  ContentV3,
  FileV3,
  FinishReasonV3,
  MetadataV3,
  StreamedContentV3,
  StreamPartV3,
  UsageV3,
  WarningV3,
} from './types.js';

type StreamPart<Type> = Extract<LanguageModelV4StreamPart, { type: Type }>;
type StreamedContentV4 = Extract<LanguageModelV4StreamPart, LanguageModelV4Content>;

/*
 * A part that is the same in both specs is passed on as it is; the casts only take the `readonly` off its JSON. Parts
 * that V3 does not know are dropped, among them those of later V4 releases: AI SDK 6 throws on a part that it does not
 * know.
 */

/** The mapping of one stream: it remembers which tool inputs come as text. */
export function createStreamPartMapV3(): (part: LanguageModelV4StreamPart) => StreamPartV3[] {
  const textInputs = new Set<string>();
  return part => {
    switch (part.type) {
      case 'stream-start':
        return [{ type: 'stream-start', warnings: part.warnings.map(toWarningV3) }];
      case 'text-start':
      case 'text-delta':
      case 'reasoning-start':
      case 'reasoning-delta':
      case 'reasoning-end':
      case 'response-metadata':
      case 'raw':
      case 'error':
        return [part as StreamPartV3];
      case 'text-end':
        return [withoutCitations(part)];
      case 'tool-input-start':
        return startToolInput(part, textInputs);
      case 'tool-input-delta':
        return [continueToolInput(part, textInputs)];
      case 'tool-input-end':
        return endToolInput(part, textInputs);
      case 'finish':
        return [toFinishV3(part)];
      case 'ping':
        return [];
      default:
        return toStreamedContentV3(part);
    }
  };
}

/** One part of an answer, or nothing where V3 has no such part. */
export function toContentV3(part: LanguageModelV4Content): ContentV3[] {
  switch (part.type) {
    case 'text':
      return [
        withoutUndefined({
          type: part.type,
          text: part.text,
          providerMetadata: part.providerMetadata as MetadataV3 | undefined,
        }),
      ];
    case 'reasoning':
      return [part as ContentV3];
    default:
      return toStreamedContentV3(part);
  }
}

function toStreamedContentV3(part: StreamedContentV4): StreamedContentV3[] {
  switch (part.type) {
    case 'tool-call':
    case 'tool-result':
    case 'tool-approval-request':
    case 'source':
      return [part as StreamedContentV3];
    case 'file':
      return toFileV3(part);
    case 'custom':
    case 'reasoning-file':
      return [];
    default:
      part satisfies never;
      return [];
  }
}

/** A V3 file is its bytes: one that stands elsewhere is dropped, as V3 has no URL for it. */
function toFileV3(part: LanguageModelV4File): FileV3[] {
  const data =
    part.data.type === 'data' ? part.data.data : toBase64OfDataUrl(part.data.url.toString());
  return data === undefined ? [] : [{ ...(part as Omit<FileV3, 'data'>), data }];
}

function toBase64OfDataUrl(url: string): string | undefined {
  return /^data:[^,]*;base64,(.*)$/is.exec(url)?.[1];
}

/** The sources cited are passed on: a V4 model gives them as parts of their own as well. */
function withoutCitations(part: StreamPart<'text-end'>): StreamPartV3 {
  return withoutUndefined({
    type: part.type,
    id: part.id,
    providerMetadata: part.providerMetadata as MetadataV3 | undefined,
  });
}

/*
 * V3 knows input deltas in JSON only, so a text input becomes the JSON string that it is: a quotation mark, the text
 * escaped piece by piece, a quotation mark. Together this is the input of the tool call that follows.
 */

function startToolInput(
  part: StreamPart<'tool-input-start'>,
  textInputs: Set<string>,
): StreamPartV3[] {
  const { inputEncoding, ...rest } = part;
  const start = rest as StreamPartV3;
  if (inputEncoding !== 'text') return [start];
  textInputs.add(part.id);
  return [start, { type: 'tool-input-delta', id: part.id, delta: '"' }];
}

function continueToolInput(
  part: StreamPart<'tool-input-delta'>,
  textInputs: Set<string>,
): StreamPartV3 {
  if (!textInputs.has(part.id)) return part as StreamPartV3;
  return { ...part, delta: JSON.stringify(part.delta).slice(1, -1) } as StreamPartV3;
}

function endToolInput(part: StreamPart<'tool-input-end'>, textInputs: Set<string>): StreamPartV3[] {
  const end = part as StreamPartV3;
  if (!textInputs.delete(part.id)) return [end];
  return [{ type: 'tool-input-delta', id: part.id, delta: '"' }, end];
}

function toFinishV3(part: StreamPart<'finish'>): StreamPartV3 {
  return withoutUndefined({
    type: part.type,
    finishReason: toFinishReasonV3(part.finishReason),
    usage: part.usage as UsageV3,
    providerMetadata: part.providerMetadata as MetadataV3 | undefined,
  });
}

/** `interrupted` came with 4.0.32; the user interface schema of AI SDK 6 refuses it, so only `raw` says it. */
export function toFinishReasonV3(finishReason: LanguageModelV4FinishReason): FinishReasonV3 {
  const { unified, raw } = finishReason;
  if (unified !== 'interrupted') return { unified, raw };
  return { unified: 'other', raw: raw ?? unified };
}

/** V3 has no deprecations. */
export function toWarningV3(warning: SharedV4Warning): WarningV3 {
  if (warning.type !== 'deprecated') return warning;
  return { type: 'other', message: `"${warning.setting}" is deprecated: ${warning.message}` };
}
