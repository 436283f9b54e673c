import { expect, test } from 'vitest';
import type { Draft } from './drafts.ts';
import { draftFrom, partsOf, writtenText } from './question-parts.ts';

const FILE = {
  id: 'cat',
  url: '/api/files/cat',
  name: 'cat.png',
  mediaType: 'image/png',
  width: 64,
  height: 48,
};

const DRAFT: Draft = {
  text: ' What is this? ',
  attachments: [
    { kind: 'image', key: '1', name: 'cat.png', size: 9, upload: { state: 'ready', file: FILE } },
    { kind: 'text', key: '2', text: 'long' },
  ],
};

const PARTS = [
  {
    type: 'file',
    url: '/api/files/cat',
    filename: 'cat.png',
    mediaType: 'image/png',
    providerMetadata: { 'next-chat': { width: 64, height: 48 } },
  },
  { type: 'data-pasted-text', data: { text: 'long' } },
  { type: 'text', text: 'What is this?' },
];

test('a draft is sent with its attachments first, and without blanks around its text', () => {
  expect(partsOf(DRAFT)).toEqual(PARTS);
});

test('a question without text has no text part', () => {
  expect(partsOf({ ...DRAFT, text: ' \n' })).toEqual(PARTS.slice(0, 2));
});

test('all that was written and pasted is the text of a question', () => {
  expect(writtenText(partsOf(DRAFT))).toBe('long\n\nWhat is this?');
  expect(writtenText(partsOf(DRAFT).slice(0, 1))).toBe('');
});

test('an edit begins with all that the question had', () => {
  expect(partsOf(draftFrom(partsOf(DRAFT)))).toEqual(PARTS);
});
