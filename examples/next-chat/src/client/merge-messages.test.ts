import { expect, test } from 'vitest';
import type { ChatMessage } from '../shared/message.ts';
import { mergeMessages } from './merge-messages.ts';

const message = (id: string, text = id): ChatMessage => ({
  id,
  role: 'user',
  parts: [{ type: 'text', text }],
});

const isKnown = (id: string) => ['a', 'b'].includes(id);

test('messages that are as they were keep their identity', () => {
  const local = [message('a'), message('b')];
  const merged = mergeMessages({ local, stored: [message('a'), message('b', 'more')], isKnown });
  expect(merged[0]).toBe(local[0]);
  expect(merged[1]).toEqual(message('b', 'more'));
});

test('what another tab has asked stands where it is stored', () => {
  const local = [message('a'), message('b')];
  const stored = [message('a'), message('other'), message('b')];
  expect(mergeMessages({ local, stored, isKnown })).toEqual(stored);
});

test('a message that another tab has deleted goes away', () => {
  const local = [message('a'), message('b')];
  expect(mergeMessages({ local, stored: [message('a')], isKnown })).toEqual([message('a')]);
});

test('a question that never reached the server stays', () => {
  const local = [message('a'), message('lost')];
  const stored = [message('a'), message('b')];
  expect(mergeMessages({ local, stored, isKnown })).toEqual([...stored, message('lost')]);
});
