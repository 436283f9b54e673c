import type { ChatStatus } from 'ai';
import type { ChatMessage, MessageStatus } from '../shared/message.ts';

/**
 * How an answer stands. The status of the chat decides for the one that this tab receives: its parts go on saying
 * "streaming" when it was stopped or has failed.
 */
export function answerState(answer: {
  message: ChatMessage;
  isLast: boolean;
  status: ChatStatus;
}): MessageStatus {
  const { message, isLast, status } = answer;
  const isReceiving = status === 'submitted' || status === 'streaming';
  if (isLast && isReceiving) return 'streaming';
  if (isLast && status === 'error') return 'failed';
  const stored = message.metadata?.status ?? 'done';
  // While this tab receives another answer, one that streams elsewhere still does.
  return stored;
}
