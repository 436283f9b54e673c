import { expect, test } from 'vitest';
import type { ChatMessage, MessageStatus } from '../shared/message.ts';
import { answerState } from './answer-state.ts';

const answer = (status?: MessageStatus): ChatMessage => ({
  id: 'answer',
  role: 'assistant',
  parts: [{ type: 'text', text: 'Once', state: 'streaming' }],
  metadata: status && { status, modelRef: 'turbo:gpt-oss:120b', createdAt: '' },
});

test.each([
  ['streaming', true, 'streaming', 'streaming'],
  ['streaming', true, 'submitted', 'streaming'],
  ['streaming', true, 'error', 'failed'],
  ['stopped', true, 'ready', 'stopped'],
  ['streaming', true, 'ready', 'streaming'],
  ['streaming', false, 'streaming', 'streaming'],
  ['done', false, 'error', 'done'],
  [undefined, true, 'ready', 'done'],
] as const)(
  'stored as %s, the last one: %s, while the chat is %s: %s',
  (stored, isLast, status, state) => {
    expect(answerState({ message: answer(stored), isLast, status })).toBe(state);
  },
);
