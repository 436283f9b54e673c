import { expect, test } from 'vitest';
import { describeInput, toolStatus } from './tool-status.ts';

test.each([
  ['input-streaming', {}, 'Preparing', 'Not finished'],
  ['input-available', {}, 'Running', 'Not finished'],
  ['approval-requested', {}, 'Needs your permission', 'Needs your permission'],
  ['approval-requested', { approval: { isAutomatic: true } }, 'Running', 'Not finished'],
  ['approval-responded', { approval: { approved: true } }, 'Allowed', 'Not finished'],
  ['approval-responded', { approval: { approved: false } }, 'Denied', 'Not finished'],
  ['output-available', {}, 'Done', 'Done'],
  ['output-available', { preliminary: true }, 'Running', 'Not finished'],
  ['output-error', {}, 'Failed', 'Failed'],
  ['output-denied', {}, 'You declined', 'You declined'],
] as const)(
  'a call that is %s (%j) is told as "%s", and after its answer as "%s"',
  (state, rest, during, after) => {
    const part = { state, ...rest };
    expect(toolStatus({ part, isStreaming: true, isLast: true }).word).toBe(during);
    expect(toolStatus({ part, isStreaming: false, isLast: true }).word).toBe(after);
  },
);

test('a request that a new question has overtaken asks no longer', () => {
  const part = { state: 'approval-requested' } as const;
  expect(toolStatus({ part, isStreaming: false, isLast: false })).toEqual({
    word: 'Not finished',
    tone: 'idle',
    isAsking: false,
  });
});

test.each([
  [undefined, ''],
  [{}, ''],
  [{ city: 'Oslo' }, 'Oslo'],
  [{ city: undefined }, ''],
  [{ to: 'Ann', note: 'Hi', urgent: false }, 'to: Ann, note: Hi, urgent: false'],
  ['text', 'text'],
  [0, '0'],
])('the input %j reads "%s"', (input, text) => {
  expect(describeInput(input)).toBe(text);
});
