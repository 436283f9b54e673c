import type { ChatMessage } from '../../chat-request.js';
import type { JsonObject } from '../json.js';
import { readPromptText } from './prompt-text.js';
import { asksForArguments, questionPosition } from './question-position.js';

/** The JSON that a prompt asks for. */
export interface JsonDemand {
  /** `undefined` where any object will do. */
  schema: JsonObject | undefined;
  wants: 'answer' | 'arguments';
  /** The JSON has been asked for in a message of its own: it comes next, and no call before it. */
  isDue: boolean;
}

/**
 * Finds what the last user message or a system message says of JSON that the answer has to be; a schema in the last user
 * message wins, then one in the last system message.
 */
export function findJsonDemand(messages: readonly ChatMessage[]): JsonDemand | undefined {
  const users = messages.filter(({ role }) => role === 'user');
  const systems = messages.filter(({ role }) => role === 'system');
  const prompts = [...users.slice(-1), ...systems.toReversed()].map(({ content }) =>
    readPromptText(content),
  );
  if (!prompts.some(prompt => prompt.asksForJson)) return undefined;
  const afterQuestion = messages
    .slice(questionPosition(messages) + 1)
    .filter(({ role }) => role === 'user');
  const wantsArguments = afterQuestion.some(({ content }) => asksForArguments(content));
  return {
    schema: prompts.find(({ schema }) => schema !== undefined)?.schema,
    wants: wantsArguments ? 'arguments' : 'answer',
    isDue: afterQuestion.length > 0,
  };
}
