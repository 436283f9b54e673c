import { and, eq, gt, sql } from 'drizzle-orm';
import type { ChatRequest, Question } from '../../shared/api.ts';
import type { ChatMessage, MessageMetadata } from '../../shared/message.ts';
import type { Database } from '../database/open-database.ts';
import { conversations, messages } from '../database/schema.ts';
import { conversationMissing, wentOnElsewhere } from '../notices/notices.ts';
import { nextVersion } from './conversations.ts';
import { planExchange } from './plan-exchange.ts';
import { readQuestionParts } from './question-parts.ts';
import { readMessages, readStatus, type StoredMessage } from './stored-message.ts';
import { firstTitle, isEmpty, wordsOf } from './words.ts';

/** A question that stands in the database, and the answer's row that waits for its text. */
export interface Exchange {
  conversationId: string;
  /** What the model reads: the messages before the answer, with the parts of the answer when it is continued. */
  history: ChatMessage[];
  /** The answer as it is now: without parts, unless it is continued. */
  answer: ChatMessage & { metadata: MessageMetadata };
  isContinued: boolean;
}

/**
 * Stores the question of a request and a row for its answer, both at the real end of the conversation, before the model
 * is asked.
 *
 * @throws NoticeError when the request does not fit what is stored; nothing is changed then
 */
export async function beginExchange(
  database: Database,
  request: ChatRequest,
  answerId: string,
): Promise<Exchange> {
  const { conversationId } = request;
  const question = 'message' in request ? request.message : undefined;
  const isToRead = question && !(await isToStay(database, request, question));
  const parts = isToRead && (await readQuestionParts(database, { question, conversationId }));
  return database.transaction(async transaction => {
    if (parts) await createConversation(transaction, request, parts);
    await lockConversation(transaction, conversationId);
    return writeExchange({
      database: transaction,
      request,
      answerId,
      question,
      parts: parts || undefined,
    });
  });
}

/** Whether a question is only named, for its answer is to be made anew: its stored parts stay as they are. */
async function isToStay(
  database: Database,
  { trigger, conversationId }: ChatRequest,
  { id: messageId }: Question,
): Promise<boolean> {
  if (trigger !== 'regenerate-message') return false;
  return (await readStatus(database, { conversationId, messageId })) !== undefined;
}

/** Whoever comes second waits here, and then sees what the first has written. */
async function lockConversation(database: Database, id: string): Promise<void> {
  const [row] = await database
    .select({ deletedAt: conversations.deletedAt })
    .from(conversations)
    .where(eq(conversations.id, id))
    .for('update');
  if (!row || row.deletedAt) throw conversationMissing();
}

async function createConversation(
  database: Database,
  request: ChatRequest,
  parts: ChatMessage['parts'],
): Promise<void> {
  const { conversationId: id, modelRef, thinking } = request;
  await database
    .insert(conversations)
    .values({ id, modelRef, thinking, title: firstTitle(parts), titleSource: 'question' })
    .onConflictDoNothing();
}

async function writeExchange(options: {
  database: Database;
  request: ChatRequest;
  answerId: string;
  question: Question | undefined;
  parts: ChatMessage['parts'] | undefined;
}): Promise<Exchange> {
  const { database, request, answerId, question, parts } = options;
  const { conversationId, modelRef, thinking } = request;
  const plan = planExchange(await readMessages(database, conversationId), request);
  const end = plan.kept.at(-1)?.position ?? 0;

  await database
    .delete(messages)
    .where(and(eq(messages.conversationId, conversationId), gt(messages.position, end)));
  await database
    .update(conversations)
    .set({ modelRef, thinking, updatedAt: sql`now()`, version: nextVersion })
    .where(eq(conversations.id, conversationId));

  if (plan.continued)
    return continueAnswer({ database, request, plan: { ...plan, continued: plan.continued } });

  const history = finished(plan.kept);
  // It was deleted while its parts were not read.
  if (plan.question && !parts) throw wentOnElsewhere();
  if (question && parts && plan.question) {
    const asked: ChatMessage = { ...question, parts, metadata: newMetadata(modelRef, 'done') };
    if (plan.question === 'changed') {
      await changeQuestion(database, conversationId, asked);
      history.splice(-1, 1, asked);
    } else {
      await insertMessage(database, { conversationId, position: end + 1, message: asked });
      history.push(asked);
    }
  }
  const metadata = newMetadata(modelRef, 'streaming');
  const answer = { id: answerId, role: 'assistant' as const, parts: [], metadata };
  const position = plan.question === 'new' ? end + 2 : end + 1;
  await insertMessage(database, { conversationId, position, message: answer });
  return { conversationId, history, answer, isContinued: false };
}

async function continueAnswer(options: {
  database: Database;
  request: ChatRequest;
  plan: { kept: StoredMessage[]; continued: ChatMessage };
}): Promise<Exchange> {
  const { database, request, plan } = options;
  const { conversationId, modelRef } = request;
  const { continued } = plan;
  const { notice: _notice, ...before } = continued.metadata ?? newMetadata(modelRef, 'streaming');
  const metadata: MessageMetadata = { ...before, modelRef, status: 'streaming' };
  const answer = { ...continued, metadata };
  await database
    .update(messages)
    .set({ parts: answer.parts, metadata, status: 'streaming', touchedAt: sql`now()` })
    .where(and(eq(messages.conversationId, conversationId), eq(messages.id, answer.id)));
  const history = [...finished(plan.kept.slice(0, -1)), answer];
  return { conversationId, history, answer, isContinued: true };
}

/** What a model can read: not the answer that is being written in another tab, and none without a word. */
function finished(rows: readonly StoredMessage[]): ChatMessage[] {
  return rows
    .filter(({ status, message }) => status !== 'streaming' && !isEmpty(message))
    .map(({ message }) => message);
}

async function changeQuestion(
  database: Database,
  conversationId: string,
  { id, parts, metadata }: ChatMessage,
): Promise<void> {
  await database
    .update(messages)
    .set({ parts, words: wordsOf(parts), ...(metadata && { metadata }) })
    .where(and(eq(messages.conversationId, conversationId), eq(messages.id, id)));
}

async function insertMessage(
  database: Database,
  options: { conversationId: string; position: number; message: ChatMessage },
): Promise<void> {
  const { conversationId, position, message } = options;
  const { id, role, parts, metadata } = message;
  if (role === 'system' || !metadata)
    throw new Error(`A message of the role ${role} is not stored.`);
  await database.insert(messages).values({
    conversationId,
    id,
    position,
    role,
    parts,
    metadata,
    status: metadata.status,
    words: wordsOf(parts),
  });
}

function newMetadata(modelRef: string, status: MessageMetadata['status']): MessageMetadata {
  return { status, modelRef, createdAt: new Date().toISOString() };
}
