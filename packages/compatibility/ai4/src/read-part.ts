import type { TextStreamPart, ToolSet } from 'ai';
import { describeError } from 'compatibility-behaviours/describe-error';
import type { StreamEvent } from 'compatibility-behaviours/sdk';

/** The event that a part of a `fullStream` of AI SDK 4 is. */
export function readPart(part: TextStreamPart<ToolSet>): StreamEvent | undefined {
  // The result of a tool is typed after the tools, of which nothing is known here.
  if (isToolResult(part)) {
    const { toolCallId, toolName, result } = part;
    return { type: 'tool-result', id: toolCallId, name: toolName, output: result };
  }
  switch (part.type) {
    case 'text-delta':
      return { type: 'text', text: part.textDelta };
    case 'reasoning':
      return { type: 'reasoning', text: part.textDelta };
    case 'tool-call-delta':
      return { type: 'tool-input', id: part.toolCallId, text: part.argsTextDelta };
    case 'tool-call':
      return { type: 'tool-call', id: part.toolCallId, name: part.toolName, input: part.args };
    case 'error':
      return { type: 'error', error: describeError(part.error) };
    case 'finish':
      return { type: 'finish', finishReason: part.finishReason };
    default:
      return undefined;
  }
}

interface ToolResultPart {
  toolCallId: string;
  toolName: string;
  result: unknown;
}

function isToolResult(part: { type: string }): part is ToolResultPart & { type: 'tool-result' } {
  return part.type === 'tool-result';
}
