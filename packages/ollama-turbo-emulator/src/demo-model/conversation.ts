import type { ChatMessage } from '../chat-request.js';
import { isJsonObject, type JsonObject } from './json.js';
import { readPromptText } from './prompt/prompt-text.js';
import { questionPosition } from './prompt/question-position.js';

/** What of a conversation matters for its next turn. */
export interface Conversation {
  /** What is to be answered: the text of the last user message that says more than how an answer has to look. */
  question: string;
  /** The questions before it, oldest first. */
  earlierQuestions: readonly string[];
  /** How many images came with the question. */
  imageCount: number;
  /** The calls made since the question, with their results as far as there are any. */
  calls: readonly AnsweredCall[];
}

export interface AnsweredCall {
  name: string;
  arguments: JsonObject;
  /** As the tool returned it; `undefined` when nothing came back. */
  result: string | undefined;
}

/** Reads a conversation. Without a user message, the last text of it is the question. */
export function readConversation(messages: readonly ChatMessage[]): Conversation {
  const position = questionPosition(messages);
  const question = messages[position];
  const earlier = messages.slice(0, Math.max(position, 0)).filter(({ role }) => role === 'user');
  return {
    question: readPromptText(question?.content ?? '').topic,
    earlierQuestions: earlier.map(({ content }) => readPromptText(content).topic),
    imageCount: question?.images?.length ?? 0,
    calls: answeredCalls(messages.slice(position + 1)),
  };
}

/** A result belongs to the call whose id it carries, else to the first open call of its tool, else to the first open one. */
function answeredCalls(turn: readonly ChatMessage[]): AnsweredCall[] {
  const calls = turn.flatMap(({ tool_calls: toolCalls = [] }) =>
    toolCalls.map(({ id, function: { name, arguments: input } }) => ({
      id,
      call: {
        name,
        arguments: isJsonObject(input) ? input : {},
        result: undefined,
      } as AnsweredCall,
    })),
  );
  for (const { tool_call_id: id, tool_name: name, content } of turn.filter(isToolResult)) {
    const open = calls.filter(({ call }) => call.result === undefined);
    const answered =
      open.find(call => id !== undefined && call.id === id) ??
      open.find(({ call }) => call.name === name) ??
      open.at(0);
    if (answered) answered.call = { ...answered.call, result: content };
    else calls.push({ id, call: { name: name ?? 'tool', arguments: {}, result: content } });
  }
  return calls.map(({ call }) => call);
}

function isToolResult({ role }: ChatMessage): boolean {
  return role === 'tool';
}
