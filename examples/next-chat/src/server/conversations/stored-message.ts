import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { ChatMessage, MessageStatus } from '../../shared/message.ts';
import { messages } from '../database/schema.ts';
import type { Database } from '../database/open-database.ts';
import { closeParts } from './close-parts.ts';
import { isLive } from './live.ts';

/** A message as it stands in the database. */
export interface StoredMessage {
  position: number;
  /** That of the row, but that an answer whose process has died is stopped. */
  status: MessageStatus;
  message: ChatMessage;
}

/** The messages of a conversation in their order. */
export async function readMessages(
  database: Database,
  conversationId: string,
): Promise<StoredMessage[]> {
  const rows = await database
    .select({ ...getTableColumns(messages), isLive })
    .from(messages)
    .where(eq(messages.conversationId, conversationId))
    .orderBy(asc(messages.position));
  return rows.map(toStoredMessage);
}

function toStoredMessage(row: typeof messages.$inferSelect & { isLive: boolean }): StoredMessage {
  const { id, role, position, metadata } = row;
  const hasDied = row.status === 'streaming' && !row.isLive;
  const status = hasDied ? 'stopped' : row.status;
  const parts = hasDied ? closeParts(row.parts) : row.parts;
  return { position, status, message: { id, role, parts, metadata: { ...metadata, status } } };
}

/**
 * How the row of an answer stands, whether or not its process is still there: `streaming` until its end is stored, and
 * `undefined` when there is no such row.
 */
export async function readStatus(
  database: Database,
  row: { conversationId: string; messageId: string },
): Promise<MessageStatus | undefined> {
  const [found] = await database
    .select({ status: messages.status })
    .from(messages)
    .where(isRow(row));
  return found?.status;
}

/**
 * Changes nothing, as a trial.
 *
 * @throws what the database says when nothing can be written
 */
export async function tryWriting(
  database: Database,
  row: { conversationId: string; messageId: string },
): Promise<void> {
  await database.update(messages).set({ touchedAt: messages.touchedAt }).where(isRow(row));
}

function isRow({ conversationId, messageId }: { conversationId: string; messageId: string }) {
  return and(eq(messages.conversationId, conversationId), eq(messages.id, messageId));
}
