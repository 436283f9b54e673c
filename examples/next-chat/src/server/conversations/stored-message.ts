import { asc, eq, getTableColumns } from 'drizzle-orm';
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

/** Whether an answer stands in the database to its end. */
export async function isStored(
  database: Database,
  options: { conversationId: string; messageId: string },
): Promise<boolean> {
  const stored = await readMessages(database, options.conversationId);
  const row = stored.find(({ message }) => message.id === options.messageId);
  return row?.status === 'done' || row?.status === 'failed';
}
