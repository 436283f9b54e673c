import { isToolUIPart } from 'ai';
import type { ChatMessage } from '../../shared/message.ts';
import { STOPPED_CALL } from '../../shared/tools.ts';

type Part = ChatMessage['parts'][number];

/**
 * The parts of an answer that nobody writes any more: texts are complete as they are, and calls of tools that were on
 * their way have failed, or they would spin for ever and reach the model without a result. Requests for permission stay.
 */
export function closeParts(parts: readonly Part[]): Part[] {
  return parts.map(closePart);
}

function closePart(part: Part): Part {
  if (part.type === 'text' || part.type === 'reasoning') return { ...part, state: 'done' };
  if (!isToolUIPart(part)) return part;
  switch (part.state) {
    case 'input-streaming':
    case 'input-available':
      return fail(part);
    case 'output-available':
      return part.preliminary ? fail(part) : part;
    case 'approval-requested':
    case 'approval-responded':
    case 'output-error':
    case 'output-denied':
      return part;
  }
}

function fail(part: Part): Part {
  // The fields of the two states agree but for these, which the type cannot say of all tools at once.
  return {
    ...part,
    state: 'output-error',
    errorText: STOPPED_CALL,
    output: undefined,
  } as Part;
}
