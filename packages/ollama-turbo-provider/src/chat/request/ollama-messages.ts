import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import type { OllamaMessage, OllamaToolCall } from './chat-request-body.js';
import type { ChatWarning } from '../chat-model.js';
import { toFileContent } from './file-content.js';
import { toToolResultContent } from './tool-result-content.js';

type Message<Role> = Extract<LanguageModelV4Message, { role: Role }>;
type AssistantPart = Message<'assistant'>['content'][number];
type ToolCallPart = Extract<AssistantPart, { type: 'tool-call' }>;
type ToolResultPart = Extract<AssistantPart, { type: 'tool-result' }>;

/** A message and where it stands in the prompt. */
interface Conversion<Role> {
  message: Message<Role>;
  /** For messages to people: `message 2 (user)`. */
  position: string;
  warnings: ChatWarning[];
}

/**
 * The prompt in Ollama's messages, in the same order.
 *
 * @throws InvalidPromptError for files and tool results that cannot be sent
 * @throws UnsupportedFunctionalityError for files that Ollama cannot take
 */
export function toOllamaMessages(options: {
  prompt: LanguageModelV4Prompt;
  warnings: ChatWarning[];
}): OllamaMessage[] {
  const { prompt, warnings } = options;
  return prompt.flatMap((message, index) => convertMessage({ message, index, warnings }));
}

function convertMessage(options: {
  message: LanguageModelV4Message;
  index: number;
  warnings: ChatWarning[];
}): OllamaMessage[] {
  const { message, index, warnings } = options;
  const position = `message ${index + 1} (${message.role})`;
  switch (message.role) {
    case 'system':
      return [{ role: 'system', content: message.content }];
    case 'user':
      return [convertUserMessage({ message, position, warnings })];
    case 'assistant':
      return convertAssistantMessage({ message, position, warnings });
    case 'tool':
      return convertToolMessage({ message, position, warnings });
  }
}

function convertUserMessage({ message, position }: Conversion<'user'>): OllamaMessage {
  let content = '';
  const images: string[] = [];
  for (const [index, part] of message.content.entries()) {
    const partPosition = `${position}, part ${index + 1}`;
    switch (part.type) {
      case 'text':
        content += part.text;
        break;
      case 'file': {
        const file = toFileContent({ part, position: partPosition });
        if (file.type === 'image') images.push(file.base64);
        else content += file.text;
        break;
      }
    }
  }
  return { role: 'user', content, ...(images.length > 0 ? { images } : {}) };
}

/** One message, or several where a result of a tool that the host ran stands between its parts. */
function convertAssistantMessage(options: Conversion<'assistant'>): OllamaMessage[] {
  const messages: OllamaMessage[] = [];
  let open: OllamaMessage | undefined;
  for (const [index, part] of options.message.content.entries()) {
    const position = `${options.position}, part ${index + 1}`;
    if (part.type === 'tool-result') {
      messages.push(toToolMessage({ part, position, warnings: options.warnings }));
      open = undefined;
      continue;
    }
    if (!open) messages.push((open = { role: 'assistant', content: '' }));
    addAssistantPart({ message: open, part, position, warnings: options.warnings });
  }
  return messages.length > 0 ? messages : [{ role: 'assistant', content: '' }];
}

function addAssistantPart(options: {
  message: OllamaMessage;
  part: Exclude<AssistantPart, ToolResultPart>;
  position: string;
  warnings: ChatWarning[];
}): void {
  const { message, part, position, warnings } = options;
  switch (part.type) {
    case 'text':
      message.content += part.text;
      return;
    case 'reasoning':
      if (part.text !== '') message.thinking = (message.thinking ?? '') + part.text;
      return;
    case 'tool-call':
      (message.tool_calls ??= []).push(toToolCall({ part, position, warnings }));
      return;
    case 'file': {
      const file = toFileContent({ part, position });
      if (file.type === 'image') (message.images ??= []).push(file.base64);
      else message.content += file.text;
      return;
    }
    case 'reasoning-file':
    case 'custom':
      warnings.push({
        type: 'unsupported',
        feature: `${part.type} in the prompt`,
        details: `The part at ${position} was left out: Ollama has no equal of it.`,
      });
      return;
  }
}

function toToolCall(options: {
  part: ToolCallPart;
  position: string;
  warnings: ChatWarning[];
}): OllamaToolCall {
  const { part, position, warnings } = options;
  const input = toArguments(part.input);
  if (input === undefined) {
    warnings.push({
      type: 'other',
      message: `The input of the call of tool "${part.toolName}" at ${position} is not a JSON object; {} was sent, as Ollama takes nothing else.`,
    });
  }
  return {
    id: part.toolCallId,
    function: { name: part.toolName, arguments: input ?? {} },
  };
}

/** Missing input is no input; text is parsed: the AI SDK replays invalid calls as the text that the model wrote. */
function toArguments(input: unknown): Record<string, unknown> | undefined {
  if (input === undefined || input === null || input === '') return {};
  if (typeof input !== 'string') return isRecord(input) ? input : undefined;
  try {
    const parsed: unknown = JSON.parse(input);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function convertToolMessage(options: Conversion<'tool'>): OllamaMessage[] {
  const { message, warnings } = options;
  return message.content.flatMap((part, index) => {
    const position = `${options.position}, part ${index + 1}`;
    switch (part.type) {
      case 'tool-result':
        return [toToolMessage({ part, position, warnings })];
      case 'tool-approval-response':
        warnings.push({
          type: 'unsupported',
          feature: 'tool-approval-response in the prompt',
          details: `The answer to an approval request at ${position} was left out: Ollama runs no tools that could ask for one.`,
        });
        return [];
    }
  });
}

/** Templates match a result by `tool_name` or by order, other renderers and Ollama Turbo by `tool_call_id`. */
function toToolMessage(options: {
  part: ToolResultPart;
  position: string;
  warnings: ChatWarning[];
}): OllamaMessage {
  const { part, position, warnings } = options;
  const { text, images } = toToolResultContent({ output: part.output, position, warnings });
  return {
    role: 'tool',
    content: text,
    tool_name: part.toolName,
    tool_call_id: part.toolCallId,
    ...(images.length > 0 ? { images } : {}),
  };
}
