import { expect, test } from 'vitest';
import { STOPPED_CALL } from '../../shared/tools.ts';
import { describeInput, toolStatus } from './tool-status.ts';

test.each([
  ['input-streaming', {}, 'Preparing', 'Not finished'],
  ['input-available', {}, 'Running', 'Not finished'],
  ['approval-requested', {}, 'Needs your permission', 'Needs your permission'],
  ['approval-requested', { approval: { isAutomatic: true } }, 'Running', 'Not finished'],
  ['approval-responded', { approval: { approved: true } }, 'Allowed', 'Allowed'],
  ['approval-responded', { approval: { approved: false } }, 'Denied', 'Denied'],
  [
    'approval-responded',
    { approval: { approved: true, isAutomatic: true } },
    'Allowed',
    'Not finished',
  ],
  ['output-available', {}, 'Done', 'Done'],
  ['output-available', { preliminary: true }, 'Running', 'Not finished'],
  ['output-error', { errorText: 'No such city' }, 'Failed', 'Failed'],
  ['output-error', { errorText: STOPPED_CALL }, 'Not finished', 'Not finished'],
  ['output-denied', {}, 'You declined', 'You declined'],
] as const)(
  'a call that is %s (%j) is told as "%s", and after its answer as "%s"',
  (state, rest, during, after) => {
    const part = { state, ...rest };
    expect(toolStatus({ part, state: 'streaming', isLast: true }).word).toBe(during);
    expect(toolStatus({ part, state: 'done', isLast: true }).word).toBe(after);
  },
);

test('a request that a new question has overtaken asks no longer', () => {
  const part = { state: 'approval-requested' } as const;
  expect(toolStatus({ part, state: 'done', isLast: false })).toEqual({
    word: 'Not finished',
    tone: 'idle',
  });
});

const ALLOWED = { state: 'approval-responded', approval: { approved: true } } as const;

test.each([
  ['done', true, { word: 'Allowed', tone: 'idle', request: 'answered' }],
  ['failed', true, { word: 'Allowed', tone: 'idle', request: 'answered' }],
  ['streaming', true, { word: 'Allowed', tone: 'busy', request: 'answered' }],
  ['stopped', true, { word: 'Not finished', tone: 'idle' }],
  ['done', false, { word: 'Not finished', tone: 'idle' }],
] as const)(
  'a call that was allowed, in an answer that is %s and the last one: %s',
  (state, isLast, status) => {
    expect(toolStatus({ part: ALLOWED, state, isLast })).toEqual(status);
  },
);

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
