import { convertToCoreMessages } from 'ai';
import { describe, expect, test } from 'vitest';
import { readMessages } from './read-messages.ts';

const QUESTION = { role: 'user', content: 'Hi', parts: [{ type: 'text', text: 'Hi' }] };
const THOUGHT = {
  type: 'reasoning',
  reasoning: 'A greeting.',
  details: [{ type: 'text', text: 'A greeting.' }],
};
const CALL = {
  type: 'tool-invocation',
  toolInvocation: {
    state: 'call',
    step: 0,
    toolCallId: '1',
    toolName: 'get_weather',
    args: { city: 'Oslo' },
  },
};
const RESULT = {
  type: 'tool-invocation',
  toolInvocation: { ...CALL.toolInvocation, state: 'result', result: { temperature: 0 } },
};

describe('the conversation from the browser', () => {
  test('is read with thinking and finished calls', () => {
    const answer = {
      role: 'assistant',
      content: 'Cold.',
      toolInvocations: [RESULT.toolInvocation],
      parts: [{ type: 'step-start' }, THOUGHT, RESULT, { type: 'text', text: 'Cold.' }],
    };
    const messages = readMessages({ id: 'chat', messages: [QUESTION, answer, QUESTION] });
    expect(messages).toEqual([
      { ...QUESTION, content: '' },
      { role: 'assistant', content: '', parts: [THOUGHT, RESULT, answer.parts[3]] },
      { ...QUESTION, content: '' },
    ]);
  });

  test('leaves out calls without a result and answers without anything, which cannot be sent', () => {
    const messages = readMessages({
      messages: [
        QUESTION,
        { role: 'assistant', content: '', parts: [{ type: 'step-start' }, CALL] },
        { role: 'assistant', content: '', parts: [{ type: 'step-start' }, THOUGHT, CALL] },
        QUESTION,
      ],
    });
    expect(messages).toEqual([
      { ...QUESTION, content: '' },
      { role: 'assistant', content: '', parts: [THOUGHT] },
      { ...QUESTION, content: '' },
    ]);
    expect(() => convertToCoreMessages(messages ?? [])).not.toThrow();
  });

  test.each([
    [undefined],
    [null],
    ['Hi'],
    [{}],
    [{ messages: [] }],
    [{ messages: [{ role: 'user' }] }],
    [{ messages: [{ ...QUESTION, parts: [{ type: 'text' }] }] }],
    [{ messages: [{ ...QUESTION, role: 'system' }] }],
  ])('is refused when it is none: %j', body => {
    expect(readMessages(body)).toBeUndefined();
  });
});
