import type { ChatRequest } from '../../shared/api.ts';
import type { ChatMessage } from '../../shared/message.ts';
import {
  answeredElsewhere,
  conversationMissing,
  unreadable,
  wentOnElsewhere,
} from '../notices/notices.ts';
import { answerApprovals, hasOpenApproval, needsAnswer } from './approvals.ts';
import { isEmpty } from './words.ts';
import type { StoredMessage } from './stored-message.ts';

/** What a request does to the rows of its conversation. */
export interface ExchangePlan {
  /** The messages that stay, in their order; what comes after them is deleted. */
  kept: StoredMessage[];
  /** A question to write after these: a new one, or an old one with new parts, which is then the last of `kept`. */
  question?: 'new' | 'changed';
  /** The answer to go on with, as it now stands; the last of `kept`. Without it a new answer is begun. */
  continued?: ChatMessage;
}

/**
 * Settles what a request does to its conversation.
 *
 * @throws NoticeError when it would change what its tab has not seen, or does not fit
 */
export function planExchange(rows: readonly StoredMessage[], request: ChatRequest): ExchangePlan {
  switch (request.trigger) {
    case 'submit-message':
      return request.messageId === undefined
        ? planQuestion(rows, request.message.id)
        : planEdit(rows, request, request.messageId);
    case 'regenerate-message':
      return planRegeneration(rows, request);
    case 'approval':
      return planContinuation(rows, request);
  }
}

/** A new question is always accepted; the same one once more only when nothing of worth came after it. */
function planQuestion(rows: readonly StoredMessage[], id: string): ExchangePlan {
  const index = rows.findIndex(({ message }) => message.id === id);
  if (index === -1) return { kept: [...rows], question: 'new' };
  if (rows[index]?.message.role !== 'user') throw unreadable('a question with the id of an answer');
  if (!rows.slice(index + 1).every(isEmptyEnd)) throw wentOnElsewhere();
  return { kept: rows.slice(0, index + 1) };
}

function planEdit(
  rows: readonly StoredMessage[],
  request: Extract<ChatRequest, { trigger: 'submit-message' }>,
  messageId: string,
): ExchangePlan {
  const index = rows.findIndex(({ message }) => message.id === messageId);
  if (index === -1 && messageId === request.message.id) return planUnknown(rows, request);
  checkTail(rows, request.tailId);
  if (rows[index]?.message.role !== 'user') throw wentOnElsewhere();
  return { kept: rows.slice(0, index + 1), question: 'changed' };
}

/**
 * A question that the server never got, for it was down or could not store it; unless the tab has not heard yet that it
 * was deleted, with what came before it.
 */
function planUnknown(
  rows: readonly StoredMessage[],
  { message, tailId }: { message: { id: string }; tailId: string | null },
): ExchangePlan {
  if (tailId !== null && rows.every(row => row.message.id !== tailId)) throw wentOnElsewhere();
  return planQuestion(rows, message.id);
}

function planRegeneration(
  rows: readonly StoredMessage[],
  request: Extract<ChatRequest, { trigger: 'regenerate-message' }>,
): ExchangePlan {
  const { message, messageId, tailId } = request;
  if (message && rows.every(row => row.message.id !== message.id)) {
    return planUnknown(rows, { message, tailId });
  }
  checkTail(rows, tailId);
  const index =
    messageId === undefined
      ? rows.findLastIndex(row => row.message.role === 'user')
      : rows.findIndex(row => row.message.id === messageId);
  const row = rows[index];
  if (!row) throw rows.length === 0 ? conversationMissing() : wentOnElsewhere();
  const isQuestion = row.message.role === 'user';
  return { kept: rows.slice(0, isQuestion ? index + 1 : index) };
}

function planContinuation(
  rows: readonly StoredMessage[],
  request: Extract<ChatRequest, { trigger: 'approval' }>,
): ExchangePlan {
  const { messageId, tailId, approvals } = request;
  const last = rows.at(-1);
  // Before the tail, for this says more exactly what happened.
  const row = rows.find(({ message }) => message.id === messageId);
  if (row && isAnsweredAlready(row)) throw answeredElsewhere();
  checkTail(rows, tailId);
  if (!last || last !== row || last.message.role !== 'assistant') throw wentOnElsewhere();
  const continued = answerApprovals(last.message, approvals);
  // The requests are not those that the tab has answered.
  if (hasOpenApproval(continued)) throw wentOnElsewhere();
  if (!needsAnswer(continued)) throw answeredElsewhere();
  return { kept: [...rows], continued };
}

/** By another tab: the answer goes on already, or went on and has ended. */
function isAnsweredAlready({ status, message }: StoredMessage): boolean {
  return status === 'streaming' || (status === 'done' && !hasOpenApproval(message));
}

/**
 * A tab that does not know the end of the conversation may not change what comes before it. An answer that ended before its
 * first word is nothing to lose: the tab may have lost the connection before it heard of it.
 */
function checkTail(rows: readonly StoredMessage[], tailId: string | null): void {
  const index = rows.findIndex(({ message }) => message.id === tailId);
  if (index === -1 && rows.length > 0) throw wentOnElsewhere();
  if (!rows.slice(index + 1).every(isEmptyEnd)) throw wentOnElsewhere();
}

function isEmptyEnd({ message, status }: StoredMessage): boolean {
  const isOver = status === 'failed' || status === 'stopped';
  return message.role === 'assistant' && isOver && isEmpty(message);
}
