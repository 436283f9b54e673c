import { expect, test } from 'vitest';
import type { ChatMessage, MessageStatus } from '../../shared/message.ts';
import { answerState } from './answer-state.ts';

const answer = (status?: MessageStatus): ChatMessage => ({
  id: 'answer',
  role: 'assistant',
  parts: [{ type: 'text', text: 'Once', state: 'streaming' }],
  metadata: status && { status, modelRef: 'turbo:gpt-oss:120b', createdAt: '' },
});

test.each([
  ['streaming', true, 'streaming', false, 'streaming'],
  ['streaming', true, 'submitted', false, 'streaming'],
  ['streaming', true, 'error', true, 'failed'],
  // Another tab's, seen after this tab was refused.
  ['streaming', true, 'error', false, 'streaming'],
  ['done', true, 'error', false, 'done'],
  ['stopped', true, 'ready', false, 'stopped'],
  ['streaming', true, 'ready', false, 'streaming'],
  ['streaming', false, 'streaming', false, 'streaming'],
  ['done', false, 'error', false, 'done'],
  [undefined, true, 'ready', false, 'done'],
] as const)(
  'stored as %s, the last one: %s, while the chat is %s, and broken: %s: %s',
  (stored, isLast, status, isBroken, state) => {
    expect(answerState({ message: answer(stored), isLast, status, isBroken })).toBe(state);
  },
);
