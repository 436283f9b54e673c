import type { Think } from '../chat-request.js';
import type { ReplyToolCall } from '../reply.js';
import type { Conversation } from './conversation.js';

/** What the next turn is going to be, for the model to think about it. */
export type Plan =
  | { kind: 'call'; calls: readonly ReplyToolCall[] }
  | { kind: 'results' }
  | { kind: 'json' }
  | { kind: 'words'; offeredTools: number };

/** The thinking before a turn; `undefined` when none is asked for. More effort, more sentences. */
export function thinkAbout(
  plan: Plan,
  conversation: Conversation,
  think: Think,
): string | undefined {
  const sentences = [...planSentences(plan, conversation), ...closingSentences(plan)];
  switch (think) {
    case false:
      return undefined;
    case 'low':
      return sentences.slice(0, 1).join(' ');
    case true:
    case 'medium':
      return sentences.slice(0, 3).join(' ');
    case 'high':
    case 'max':
      return sentences.join(' ');
  }
}

function planSentences(plan: Plan, { question, calls }: Conversation): string[] {
  switch (plan.kind) {
    case 'call':
      return [
        `The user asks: “${question}”.`,
        calls.length === 0
          ? 'One of the offered tools fits that.'
          : `${[...new Set(calls.map(({ name }) => name))].join(' and ')} told me a part of it; another call tells the rest.`,
        ...plan.calls.map(
          ({ name, arguments: input }) => `I call ${name} with ${JSON.stringify(input ?? {})}.`,
        ),
      ];
    case 'results':
      return [
        `The results for “${question}” are here.`,
        'I have everything that I need.',
        'I put them into words.',
      ];
    case 'json':
      return [
        `The user asks: “${question}”.`,
        'The answer has to be JSON of a given shape.',
        'I fill every field with a value that fits.',
      ];
    case 'words':
      return [
        `The user asks: “${question}”.`,
        plan.offeredTools > 0
          ? 'None of the offered tools is about that.'
          : 'I need no tool for that.',
        'I answer in a few friendly words.',
      ];
  }
}

/** What only thorough thinking adds. */
function closingSentences(plan: Plan): string[] {
  return plan.kind === 'call'
    ? ['The arguments have to fit the schema of the tool.', 'Then I wait for the result.']
    : ['Let me check that nothing is missing.', 'That covers the question.'];
}
