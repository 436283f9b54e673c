import { describe, expect, test } from 'vitest';
import type { ChatMessage } from '../../shared/message.ts';
import { STOPPED_CALL } from '../../shared/tools.ts';
import { announcementOfEnd, milestonesOf, plainText } from './milestones.ts';

const answer = (...parts: ChatMessage['parts']): ChatMessage => ({
  id: 'answer',
  role: 'assistant',
  parts,
});

const CALL = {
  type: 'tool-send_note',
  toolCallId: 'call',
  input: { to: 'Ann', note: 'Hi' },
} as const;

describe('what is told while an answer is written', () => {
  test('is that the model thinks, what its tools do, and that its text begins, once each', () => {
    const message = answer(
      { type: 'step-start' },
      { type: 'reasoning', text: 'Hm' },
      { ...CALL, state: 'output-available', output: { to: 'Ann', note: 'Hi', sentAt: '' } },
      { type: 'text', text: 'Once ' },
      { type: 'text', text: 'upon' },
    );
    const texts = new Map(milestonesOf(message).map(({ key, text }) => [key, text]));
    expect([...texts.values()]).toEqual(['Thinking', 'Send note: done', 'Answer started']);
  });

  test('is that a permission is needed', () => {
    const approval = { id: 'approval' };
    const message = answer({ ...CALL, state: 'approval-requested', approval });
    expect(milestonesOf(message).map(({ text }) => text)).toEqual(['Permission needed: Send note']);
  });

  test('is nothing of a call that is still being written', () => {
    expect(milestonesOf(answer({ ...CALL, state: 'input-available' }))).toEqual([]);
  });

  test('is that a call has failed, but not when it was stopped', () => {
    const failed = { ...CALL, state: 'output-error' } as const;
    expect(milestonesOf(answer({ ...failed, errorText: 'No such reader' }))).toEqual([
      { key: 'call output-error', text: 'Send note: failed' },
    ]);
    expect(milestonesOf(answer({ ...failed, errorText: STOPPED_CALL }))).toEqual([]);
  });
});

describe('what is told at the end', () => {
  test('is all of a short answer', () => {
    expect(announcementOfEnd(answer({ type: 'text', text: 'It is **25°** and sunny.' }))).toBe(
      'It is 25° and sunny.',
    );
  });

  test('is the first sentences of a long one, and its length', () => {
    const text = 'One two three four five. '.repeat(100);
    const told = announcementOfEnd(answer({ type: 'text', text })) ?? '';
    expect(told.length).toBeLessThan(530);
    expect(told).toMatch(/^One two three four five\. .*five\. 500 words in all$/);
  });

  test('is that there is no text', () => {
    expect(announcementOfEnd(answer())).toBe('The answer has ended without text');
  });

  test('is nothing while a permission is needed', () => {
    const asking = { ...CALL, state: 'approval-requested', approval: { id: 'approval' } } as const;
    expect(
      announcementOfEnd(answer({ type: 'text', text: 'One moment.' }, asking)),
    ).toBeUndefined();
  });
});

test.each([
  ['# Title\n\nText', 'Title Text'],
  ['- one\n- two', 'one two'],
  ['See [the docs](https://ollama.com).', 'See the docs.'],
  ['Run:\n```sh\nls\n```\nDone.', 'Run: (code) Done.'],
  ['Run:\n```sh\nls', 'Run: (code)'],
  ['| a | b |\n| --- | --- |\n| 1 | 2 |', 'a b 1 2'],
  ['| a |\n| - |\n| 1 |', 'a 1'],
  ['`code` and *text*', 'code and *text*'],
])('%j is read as "%s"', (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});
