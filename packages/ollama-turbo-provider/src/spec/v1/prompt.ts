import {
  InvalidPromptError,
  type JSONValue,
  type LanguageModelV2Message,
  type LanguageModelV2Prompt,
  type LanguageModelV2ToolResultOutput,
  type LanguageModelV2ToolResultPart,
} from '@ai-sdk/provider';
import { withoutUndefined } from '../../without-undefined.js';
import { withReasoningSeal } from './reasoning.js';
import type {
  WarningV1,
  FilePartV1,
  ImagePartV1,
  MessageV1,
  TextPartV1,
  ToolResultPartV1,
} from './types.js';

type PartV1<Role> =
  Extract<MessageV1, { role: Role }>['content'] extends Array<infer Part> ? Part : never;
type PartV2<Role> =
  Extract<LanguageModelV2Message, { role: Role }>['content'] extends Array<infer Part>
    ? Part
    : never;

interface Conversion {
  /** Whose options carry the signatures of reasoning. */
  providerId: string;
  warnings: WarningV1[];
}

/**
 * The prompt of V1 in the parts of V2: same messages, same order. What V2 cannot say is told in `warnings`.
 *
 * @throws InvalidPromptError for what is no prompt of V1
 */
export function toPromptV2(prompt: MessageV1[], conversion: Conversion): LanguageModelV2Prompt {
  if (!Array.isArray(prompt)) throw invalidPrompt(prompt, 'The prompt is not a list of messages.');
  return prompt.map((message, index) =>
    toMessageV2({ message, position: `message ${index + 1} (${message?.role})`, conversion }),
  );
}

function toMessageV2(options: {
  message: MessageV1;
  position: string;
  conversion: Conversion;
}): LanguageModelV2Message {
  const { message, position, conversion } = options;
  checkContent({ message, position });
  const providerOptions = message.providerMetadata;
  const place = (index: number) => `part ${index + 1} of ${position}`;
  switch (message.role) {
    case 'system':
      return withoutUndefined({ role: message.role, content: message.content, providerOptions });
    case 'user':
      return withoutUndefined({
        role: message.role,
        content: message.content.map((part, index) => toUserPart(part, place(index))),
        providerOptions,
      });
    case 'assistant':
      return withoutUndefined({
        role: message.role,
        content: message.content.map((part, index) =>
          toAssistantPart({ part, position: place(index), conversion }),
        ),
        providerOptions,
      });
    case 'tool':
      return withoutUndefined({
        role: message.role,
        content: message.content.map((part, index) =>
          toToolResultPart({ part, position: place(index), conversion }),
        ),
        providerOptions,
      });
    default:
      throw invalidPrompt(message, `The role of the prompt's ${position} is not known.`);
  }
}

function checkContent(options: { message: MessageV1; position: string }): void {
  const { message, position } = options;
  if (message?.role === 'system' || Array.isArray(message?.content)) return;
  throw invalidPrompt(message, `The content of the prompt's ${position} is not a list of parts.`);
}

function toUserPart(part: PartV1<'user'>, position: string): PartV2<'user'> {
  switch (part?.type) {
    case 'text':
      return toTextPart(part);
    case 'image':
      return toImagePart(part);
    case 'file':
      return toFilePart(part);
    default:
      throw unknownPart(part, position);
  }
}

function toAssistantPart(options: {
  part: PartV1<'assistant'>;
  position: string;
  conversion: Conversion;
}): PartV2<'assistant'> {
  const { part, position, conversion } = options;
  switch (part?.type) {
    case 'text':
      return toTextPart(part);
    case 'file':
      return toFilePart(part);
    case 'reasoning':
    case 'redacted-reasoning':
      return toReasoningPart(part, conversion);
    case 'tool-call':
      return withoutUndefined({
        type: part.type,
        toolCallId: part.toolCallId,
        toolName: part.toolName,
        input: part.args,
        providerOptions: part.providerMetadata,
      });
    default:
      throw unknownPart(part, position);
  }
}

function toTextPart({ type, text, providerMetadata }: TextPartV1) {
  return withoutUndefined({ type, text, providerOptions: providerMetadata });
}

/** Images are files in V2; one of an unknown kind is `image/*` there. */
function toImagePart({ image, mimeType, providerMetadata }: ImagePartV1) {
  return withoutUndefined({
    type: 'file' as const,
    data: image,
    mediaType: mimeType ?? 'image/*',
    providerOptions: providerMetadata,
  });
}

function toFilePart({ type, data, filename, mimeType, providerMetadata }: FilePartV1) {
  return withoutUndefined({
    type,
    data,
    filename,
    mediaType: mimeType,
    providerOptions: providerMetadata,
  });
}

function toReasoningPart(
  part: Extract<PartV1<'assistant'>, { type: 'reasoning' | 'redacted-reasoning' }>,
  { providerId }: Conversion,
): PartV2<'assistant'> {
  const providerOptions = part.providerMetadata;
  if (part.type === 'redacted-reasoning') {
    const seal = { redactedData: part.data };
    const sealed = withReasoningSeal({ providerOptions, providerId, seal });
    return { type: 'reasoning', text: '', providerOptions: sealed };
  }
  const { type, text, signature } = part;
  if (signature === undefined) return withoutUndefined({ type, text, providerOptions });
  const sealed = withReasoningSeal({ providerOptions, providerId, seal: { signature } });
  return { type, text, providerOptions: sealed };
}

function toToolResultPart(options: {
  part: ToolResultPartV1;
  position: string;
  conversion: Conversion;
}): LanguageModelV2ToolResultPart {
  const { part, position, conversion } = options;
  if (part?.type !== 'tool-result') throw unknownPart(part, position);
  return withoutUndefined({
    type: part.type,
    toolCallId: part.toolCallId,
    toolName: part.toolName,
    output: toOutput({ part, position, conversion }),
    providerOptions: part.providerMetadata,
  });
}

function toOutput(options: {
  part: ToolResultPartV1;
  position: string;
  conversion: Conversion;
}): LanguageModelV2ToolResultOutput {
  const { content, result, isError } = options.part;
  if (content) return toContentOutput({ ...options, content });
  if (typeof result === 'string') return { type: isError ? 'error-text' : 'text', value: result };
  // A tool that returns nothing has the result undefined, which JSON does not have.
  return { type: isError ? 'error-json' : 'json', value: (result ?? null) as JSONValue };
}

/** V2 marks texts and JSON as errors, but not content: images are then worth more than the mark. */
function toContentOutput(options: {
  part: ToolResultPartV1;
  content: NonNullable<ToolResultPartV1['content']>;
  position: string;
  conversion: Conversion;
}): LanguageModelV2ToolResultOutput {
  const { part, content, position, conversion } = options;
  const texts = content.filter(item => item.type === 'text');
  if (part.isError && texts.length === content.length) {
    return { type: 'error-text', value: texts.map(item => item.text).join('') };
  }
  if (part.isError) {
    conversion.warnings.push({
      type: 'other',
      message: `The result of tool "${part.toolName}" in ${position} is an error with images; it was sent as a result that is none, as there is no other way to send the images.`,
    });
  }
  return {
    type: 'content',
    value: content.map(item =>
      item.type === 'text'
        ? { type: 'text', text: item.text }
        : { type: 'media', data: item.data, mediaType: item.mimeType ?? 'image/*' },
    ),
  };
}

function unknownPart(part: unknown, position: string): InvalidPromptError {
  return invalidPrompt(part, `The type of ${position} is not known.`);
}

function invalidPrompt(prompt: unknown, message: string): InvalidPromptError {
  return new InvalidPromptError({ prompt, message });
}
