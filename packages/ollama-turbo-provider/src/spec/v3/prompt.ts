import {
  InvalidPromptError,
  type LanguageModelV3FilePart,
  type LanguageModelV3Message,
  type LanguageModelV3Prompt,
  type LanguageModelV3ToolResultPart,
  type LanguageModelV4FilePart,
  type LanguageModelV4Message,
  type LanguageModelV4Prompt,
  type LanguageModelV4ToolResultPart,
  type SharedV4FileData,
  type SharedV4FileDataUrl,
} from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';

type ContentOutput<Output> = Extract<Output, { type: 'content' }>;
type ContentV3 = ContentOutput<LanguageModelV3ToolResultPart['output']>['value'][number];
type ContentV4 = ContentOutput<LanguageModelV4ToolResultPart['output']>['value'][number];

/** Members that 3.0.x added to the spec and that the V3 types of later releases lack. */
type LateV3FilePart = LanguageModelV3FilePart & { originalUrl?: string };
type LateV3FileUrl = Extract<ContentV3, { type: 'file-url' }> & { mediaType?: string };

/** Where a part stands. */
interface Position {
  prompt: LanguageModelV3Prompt;
  /** The part of `provider` before its dot: under this name V4 looks for the id of an uploaded file. */
  providerName: string;
  toolResult: LanguageModelV3ToolResultPart;
}

/**
 * A V3 prompt as a V4 prompt: the data of files, those in tool results too, says what it is.
 *
 * @throws InvalidPromptError when the URL of a file in a tool result is none
 */
export function toPromptV4(options: {
  prompt: LanguageModelV3Prompt;
  provider: string;
}): LanguageModelV4Prompt {
  const { prompt, provider } = options;
  // What is no prompt is for the model to refuse: it says so in words.
  if (!Array.isArray(prompt)) return prompt;
  const [providerName = provider] = provider.split('.');
  return prompt.map(message => toMessageV4({ message, prompt, providerName }));
}

function toMessageV4(
  options: Omit<Position, 'toolResult'> & { message: LanguageModelV3Message },
): LanguageModelV4Message {
  const { message } = options;
  if (!Array.isArray(message?.content)) return message as LanguageModelV4Message;
  const content = message.content.map(part => {
    switch (part?.type) {
      case 'file':
        return toFilePartV4(part);
      case 'tool-result':
        return toToolResultV4({ ...options, toolResult: part });
      default:
        return part;
    }
  });
  // The parts of a role stay parts of that role; the compiler sees only all of them together.
  return { ...message, content } as LanguageModelV4Message;
}

function toFilePartV4(part: LateV3FilePart): LanguageModelV4FilePart {
  const { originalUrl, data, ...rest } = part;
  const mediaType = toMediaTypeV4(part.mediaType);
  if (typeof data === 'string' || ArrayBuffer.isView(data)) {
    return { ...rest, mediaType, data: { type: 'data', data } };
  }
  if (!isUrl(data)) return { ...rest, mediaType, data };
  return { ...rest, mediaType, data: withoutUndefined({ type: 'url', url: data, originalUrl }) };
}

/** AI SDK 7 hands a V3 model the data that V3 cannot express, such as a reference, as V4 has it. */
function isUrl(data: URL | SharedV4FileData): data is URL {
  // Not `instanceof`: the URL may come from another realm.
  return Object.prototype.toString.call(data) === '[object URL]';
}

/** A type whose subtype is not known is `image/*` up to V3 and `image` in V4. */
function toMediaTypeV4(mediaType: string): string {
  return mediaType?.replace(/\/\*$/, '');
}

function toToolResultV4(position: Position): LanguageModelV4ToolResultPart {
  const { toolResult } = position;
  const { output } = toolResult;
  if (output?.type !== 'content') return { ...toolResult, output };
  const value = Array.isArray(output.value)
    ? output.value.map(part => toToolContentV4(part, position))
    : output.value;
  return { ...toolResult, output: { ...output, value } };
}

function toToolContentV4(part: ContentV3, position: Position): ContentV4 {
  const options = withoutUndefined({ providerOptions: part?.providerOptions });
  switch (part?.type) {
    case 'text':
    case 'custom':
      return part;
    case 'file-data':
    case 'image-data': {
      const mediaType = toMediaTypeV4(part.mediaType);
      return { ...part, type: 'file', mediaType, data: { type: 'data', data: part.data } };
    }
    case 'file-url': {
      const { mediaType = UNKNOWN_MEDIA_TYPE }: LateV3FileUrl = part;
      return { type: 'file', mediaType, data: toUrlData(part.url, position), ...options };
    }
    case 'image-url':
      return { type: 'file', mediaType: 'image', data: toUrlData(part.url, position), ...options };
    case 'file-id':
    case 'image-file-id': {
      const mediaType = part.type === 'file-id' ? UNKNOWN_MEDIA_TYPE : 'image';
      const { fileId } = part;
      const reference = typeof fileId === 'string' ? { [position.providerName]: fileId } : fileId;
      return { type: 'file', mediaType, data: { type: 'reference', reference }, ...options };
    }
    default:
      // Likewise a file of AI SDK 7 that V3 cannot express.
      return part;
  }
}

const UNKNOWN_MEDIA_TYPE = 'application/octet-stream';

function toUrlData(url: string, { prompt, toolResult }: Position): SharedV4FileDataUrl {
  try {
    return { type: 'url', url: new URL(url) };
  } catch (cause) {
    throw new InvalidPromptError({
      prompt,
      message: `The result of the tool "${toolResult.toolName}" (call ${toolResult.toolCallId}) holds a file whose URL is not valid: ${JSON.stringify(url)}.`,
      cause,
    });
  }
}
