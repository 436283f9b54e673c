import type { ChatFinishReason } from '../chat-model.js';

/**
 * Ollama has no reason of its own for tool calls: such a turn ends with `stop` (or, on old hosts, without a reason).
 * `length` stays: the AI SDK must not run calls of an answer that was cut.
 */
export function toFinishReason(options: {
  doneReason: string | undefined;
  madeToolCalls: boolean;
}): ChatFinishReason {
  const { doneReason, madeToolCalls } = options;
  switch (doneReason) {
    case 'stop':
      return { unified: madeToolCalls ? 'tool-calls' : 'stop', raw: doneReason };
    case 'length':
      return { unified: 'length', raw: doneReason };
    case undefined:
      return { unified: madeToolCalls ? 'tool-calls' : 'other', raw: undefined };
    default:
      return { unified: 'other', raw: doneReason };
  }
}
