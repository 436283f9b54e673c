import { goJson } from '../../answer/go-text.js';
import type { TurnCall } from '../../answer/turn.js';

/** Calls as OpenAI has them: the arguments are a text. */
export function v1Calls(calls: readonly TurnCall[]): object[] {
  return calls.map(({ id, function: { index, name, arguments: args } }) => ({
    id,
    index,
    type: 'function',
    function: { name, arguments: goJson(args) },
  }));
}
