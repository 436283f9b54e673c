import type { ChatStatus } from 'ai';
import type { ChatMessage, MessageStatus } from '../../shared/message.ts';

/**
 * How an answer stands. The status of the chat decides for the one that this tab receives, or received until that broke
 * off: its parts go on saying "streaming" when it was stopped or has failed.
 */
export function answerState(answer: {
  message: ChatMessage;
  isLast: boolean;
  status: ChatStatus;
  /** Whether this tab received it until that broke off. */
  isBroken: boolean;
}): MessageStatus {
  const { message, isLast, status, isBroken } = answer;
  const isReceiving = status === 'submitted' || status === 'streaming';
  if (isLast && isReceiving) return 'streaming';
  if (isBroken && status === 'error') return 'failed';
  // While this tab receives another answer, one that streams elsewhere still does.
  return message.metadata?.status ?? 'done';
}
