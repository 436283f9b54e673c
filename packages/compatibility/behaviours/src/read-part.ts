import { describeError } from './describe-error.ts';
import type { StreamEvent } from './sdk.ts';

/** The event that a part of a `fullStream` of AI SDK 5, 6 or 7 is. */
export function readPart(part: { readonly type: string }): StreamEvent | undefined {
  const fields = part as unknown as Fields;
  switch (part.type) {
    case 'text-delta':
      return { type: 'text', text: fields.text };
    case 'reasoning-delta':
      return { type: 'reasoning', text: fields.text };
    case 'tool-input-delta':
      return { type: 'tool-input', id: fields.id, text: fields.delta };
    case 'tool-call': {
      const { toolCallId, toolName, input } = fields;
      return { type: 'tool-call', id: toolCallId, name: toolName, input };
    }
    case 'tool-result': {
      const { toolCallId, toolName, output } = fields;
      return { type: 'tool-result', id: toolCallId, name: toolName, output };
    }
    case 'tool-error':
      return { type: 'tool-error', id: fields.toolCallId, error: describeError(fields.error) };
    case 'error':
      return { type: 'error', error: describeError(fields.error) };
    case 'abort':
      return { type: 'abort' };
    case 'finish':
      return { type: 'finish', finishReason: fields.finishReason };
    default:
      return undefined;
  }
}

/** Those of all parts: which of them a part has follows from its type. */
interface Fields {
  text: string;
  delta: string;
  id: string;
  toolCallId: string;
  toolName: string;
  input: unknown;
  output: unknown;
  error: unknown;
  finishReason: string;
}
