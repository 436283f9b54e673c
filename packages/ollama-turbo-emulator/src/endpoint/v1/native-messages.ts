import type { ChatMessage, ChatToolCall } from '../../chat-request.js';
import { Refusal } from '../../refusal.js';
import { goBytes } from '../../request/go-base64.js';
import { GoDecodeError, unmarshal } from '../../request/go-type.js';
import type { V1Message, V1ToolCall } from '../../request/v1-bodies.js';

const DATA_URL = /^data:(?:image\/(?:jpeg|jpg|png|webp))?;base64,/;

/**
 * Messages as Ollama's own API has them: a message with parts becomes one for each part. Throws a {@link Refusal} for
 * content that it does not know.
 */
export function nativeMessages(messages: readonly V1Message[]): ChatMessage[] {
  return messages.flatMap(message => nativeMessage(message, messages));
}

function nativeMessage(message: V1Message, all: readonly V1Message[]): ChatMessage[] {
  const { role, content } = message;
  const toolCalls = (message.tool_calls ?? []).map(nativeCall);
  const extra = {
    ...(toolCalls.length > 0 && { tool_calls: toolCalls }),
    ...(message.reasoning !== '' && { thinking: message.reasoning }),
    ...toolFields(message, all),
  };
  if (typeof content === 'string') return [{ role, content, ...extra }];
  if (Array.isArray(content)) return partMessages({ role, parts: content, extra });
  if (message.tool_calls === undefined) {
    throw new Refusal(400, `invalid message content type: ${goTypeName(content)}`);
  }
  return [{ role, content: '', ...extra }];
}

/** What else a message says belongs to its last part. */
function partMessages(options: {
  role: string;
  parts: readonly unknown[];
  extra: Partial<ChatMessage>;
}): ChatMessage[] {
  const { role, parts, extra } = options;
  const messages = parts.map((part): ChatMessage => ({ role, ...partContent(part) }));
  const last = messages.at(-1);
  return last === undefined ? [] : [...messages.slice(0, -1), { ...last, ...extra }];
}

function partContent(part: unknown): { content: string; images?: string[] } {
  const { type, text, image_url: image } = fieldsOf(part);
  switch (type) {
    case 'text':
      if (typeof text !== 'string') throw invalidFormat();
      return { content: text };
    case 'image_url': {
      const url = typeof image === 'string' ? image : fieldsOf(image)['url'];
      if (typeof url !== 'string') throw invalidFormat();
      return { content: '', images: [imageOf(url)] };
    }
    default:
      throw invalidFormat();
  }
}

function imageOf(url: string): string {
  if (/^https?:\/\//.test(url)) {
    const text = 'image URLs are not currently supported, please use base64 encoded data instead';
    throw new Refusal(400, text);
  }
  if (!DATA_URL.test(url)) throw new Refusal(400, 'invalid image input');
  const value = url.replace(DATA_URL, '');
  try {
    return unmarshal({ kind: 'string', value, bytes: new Uint8Array() }, goBytes);
  } catch (error) {
    throw error instanceof GoDecodeError ? invalidFormat() : error;
  }
}

/** A result that does not name its tool names the call, and that the tool. */
function toolFields(message: V1Message, all: readonly V1Message[]): Partial<ChatMessage> {
  if (message.role.toLowerCase() !== 'tool') return {};
  const id = message.tool_call_id;
  const calls = all.flatMap(({ tool_calls: made = [] }) => made);
  const called = id === '' ? undefined : calls.findLast(call => call.id === id);
  const name = message.name || (called?.function.name ?? '');
  return { ...(name !== '' && { tool_name: name }), ...(id !== '' && { tool_call_id: id }) };
}

function nativeCall(call: V1ToolCall): ChatToolCall {
  const { name, arguments: text } = call.function;
  return {
    ...(call.id !== '' && { id: call.id }),
    function: { name, arguments: callArguments(text) },
  };
}

function callArguments(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below.
  }
  throw new Refusal(400, 'invalid tool call arguments');
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw invalidFormat();
}

function invalidFormat(): Refusal {
  return new Refusal(400, 'invalid message format');
}

/** As Go names the type of a JSON value. */
function goTypeName(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float64';
    default:
      return value === null ? '<nil>' : 'map[string]interface {}';
  }
}
