import { expect, test } from 'vitest';
import type { ChatMessage } from '../../shared/message.ts';
import { hasOpenRequest, isBlank, lacksText, waitingSince } from './answer-content.ts';

type Parts = ChatMessage['parts'];

const CALL = {
  type: 'tool-send_note',
  toolCallId: 'call',
  input: { to: 'Ann', note: 'Hi' },
} as const;

const TEXT: Parts = [{ type: 'text', text: 'Once' }];
const BLANK: Parts = [{ type: 'step-start' }, { type: 'text', text: ' \n' }];
const THOUGHTS: Parts = [{ type: 'step-start' }, { type: 'reasoning', text: 'Hm' }];
const ASKING: Parts = [{ ...CALL, state: 'approval-requested', approval: { id: 'a' } }];
const ALLOWED: Parts = [
  { ...CALL, state: 'approval-responded', approval: { id: 'a', approved: true } },
];
const DENIED: Parts = [{ ...CALL, state: 'output-denied', approval: { id: 'a', approved: false } }];

test.each([
  ['a text', TEXT, { isBlank: false, lacksText: false, hasOpenRequest: false }],
  ['no part', [], { isBlank: true, lacksText: true, hasOpenRequest: false }],
  ['an empty text', BLANK, { isBlank: true, lacksText: true, hasOpenRequest: false }],
  ['thoughts alone', THOUGHTS, { isBlank: false, lacksText: true, hasOpenRequest: false }],
  ['an open request', ASKING, { isBlank: false, lacksText: false, hasOpenRequest: true }],
  ['an answered request', ALLOWED, { isBlank: false, lacksText: false, hasOpenRequest: false }],
  ['a call that was declined', DENIED, { isBlank: false, lacksText: true, hasOpenRequest: false }],
] as const)('an answer of %s', (_name, parts, expected) => {
  const found = {
    isBlank: isBlank([...parts]),
    lacksText: lacksText([...parts]),
    hasOpenRequest: hasOpenRequest([...parts]),
  };
  expect(found).toEqual(expected);
});

const AT_TEN = Date.parse('2026-11-01T10:00:00Z');

test.each([
  ['another tab has asked', 0, '2026-11-01T10:00:00Z', AT_TEN],
  ['another tab has asked after this one', AT_TEN - 600_000, '2026-11-01T10:00:00Z', AT_TEN],
  ['a permission was given here later', AT_TEN + 5000, '2026-11-01T10:00:00Z', AT_TEN + 5000],
  ['nothing of it has come', AT_TEN, undefined, AT_TEN],
])('where %s, the waiting began then', (_name, askedAt, createdAt, since) => {
  expect(waitingSince({ askedAt, createdAt })).toBe(since);
});
