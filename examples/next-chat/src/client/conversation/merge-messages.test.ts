import { expect, test } from 'vitest';
import type { ChatMessage, MessageMetadata } from '../../shared/message.ts';
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

test('a question that never reached the server stays where it stood', () => {
  const local = [message('a'), message('lost'), message('b'), message('later')];
  const stored = [message('a'), message('b'), message('other')];
  expect(mergeMessages({ local, stored, isKnown })).toEqual([
    message('a'),
    message('lost'),
    message('b'),
    message('other'),
    message('later'),
  ]);
});

const UNSAVED = { title: 'Conversations cannot be saved right now.', text: '', actions: [] };

function answer(text: string, metadata: Partial<MessageMetadata>): ChatMessage {
  return {
    id: 'a',
    role: 'assistant',
    parts: [{ type: 'text', text }],
    metadata: { status: 'done', modelRef: 'turbo:gpt-oss:120b', createdAt: '', ...metadata },
  };
}

test.each(['done', 'stopped'] as const)(
  'an answer that ended as %s and could not be stored stays whole until it is stored',
  status => {
    const local = [answer('Once upon a time', { status, unsaved: UNSAVED })];
    // What a process stored that was writing it, and how it is told half a minute later.
    for (const seen of ['streaming', 'stopped'] as const) {
      const stored = [answer('Once', { status: seen })];
      expect(mergeMessages({ local, stored, isKnown })).toEqual(local);
    }
    const stored = [answer('Once upon a time', { status })];
    expect(mergeMessages({ local, stored, isKnown })).toEqual(stored);
  },
);

test('an answer that could not be stored stays although its row was deleted', () => {
  const local = [message('b'), answer('Once upon a time', { unsaved: UNSAVED })];
  expect(mergeMessages({ local, stored: [message('b')], isKnown })).toEqual(local);
});
