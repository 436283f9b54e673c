import { and, desc, eq, exists, getTableColumns, ilike, isNull, lt, or, sql } from 'drizzle-orm';
import type { Conversation, ConversationSummary, ConversationVersion } from '../../shared/api.ts';
import type { Database } from '../database/open-database.ts';
import { conversations, files, messages } from '../database/schema.ts';
import { conversationMissing } from '../notices/notices.ts';
import { hasLiveAnswer } from './live.ts';
import { readMessages } from './stored-message.ts';
import { cleanText } from './words.ts';

const MOST_LISTED = 500;

/** Undo is offered for seconds; a tab that was closed meanwhile changes nothing. */
const PURGED_AFTER = sql`interval '1 hour'`;

/** Images that no conversation came to use, such as those of a question that was never sent. */
const UNUSED_AFTER = sql`interval '1 day'`;

const summary = {
  ...getTableColumns(conversations),
  isStreaming: hasLiveAnswer(conversations.id),
};

/**
 * The conversations, the latest first.
 *
 * @param query what their titles or messages have to contain, in any case
 */
export async function listConversations(
  database: Database,
  query: string,
): Promise<ConversationSummary[]> {
  const text = cleanText(query).trim();
  const rows = await database
    .select(summary)
    .from(conversations)
    .where(and(isNull(conversations.deletedAt), text === '' ? undefined : contains(database, text)))
    .orderBy(desc(conversations.updatedAt), conversations.id)
    .limit(MOST_LISTED);
  return rows.map(toSummary);
}

function contains(database: Database, text: string) {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const found = database
    .select({ one: sql`1` })
    .from(messages)
    .where(and(eq(messages.conversationId, conversations.id), ilike(messages.words, pattern)));
  return or(ilike(conversations.title, pattern), exists(found));
}

/** @throws NoticeError when there is none of this id */
export async function readConversation(database: Database, id: string): Promise<Conversation> {
  // In one transaction, so that version and messages are of the same moment.
  return database.transaction(
    async transaction => {
      const { title, modelRef, thinking, version } = await findConversation(transaction, id);
      const stored = await readMessages(transaction, id);
      return { id, title, modelRef, thinking, version, messages: stored.map(row => row.message) };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** @throws NoticeError when there is none of this id */
export async function readVersion(database: Database, id: string): Promise<ConversationVersion> {
  const [row] = await database
    .select({ version: conversations.version, isStreaming: hasLiveAnswer(conversations.id) })
    .from(conversations)
    .where(isThere(id));
  if (!row) throw conversationMissing();
  return row;
}

/** @throws NoticeError when there is none of this id */
export async function renameConversation(
  database: Database,
  options: { id: string; title: string },
): Promise<ConversationSummary> {
  const { id, title } = options;
  return changeConversation(database, isThere(id), {
    title: cleanText(title),
    titleSource: 'reader',
  });
}

/** Marks a conversation as deleted, and removes for good what was marked long ago. */
export async function deleteConversation(database: Database, id: string): Promise<void> {
  await changeConversation(database, eq(conversations.id, id), {
    deletedAt: sql`coalesce(${conversations.deletedAt}, now())`,
  });
  await purge(database);
}

/** @throws NoticeError when there is none of this id, or no longer */
export async function restoreConversation(
  database: Database,
  id: string,
): Promise<ConversationSummary> {
  return changeConversation(database, eq(conversations.id, id), { deletedAt: null });
}

/** Gives a conversation the title that a model made, unless it has one by now that is not the question's. */
export async function setModelTitle(
  database: Database,
  options: { id: string; title: string },
): Promise<void> {
  const { id, title } = options;
  await database
    .update(conversations)
    .set({ title: cleanText(title), titleSource: 'model', version: nextVersion })
    .where(and(isThere(id), eq(conversations.titleSource, 'question')));
}

/** @throws NoticeError when there is none of this id */
export async function readSummary(database: Database, id: string): Promise<ConversationSummary> {
  return toSummary(await findConversation(database, id));
}

/** @throws NoticeError when there is none of this id */
export async function findConversation(database: Database, id: string) {
  const [row] = await database.select(summary).from(conversations).where(isThere(id));
  if (!row) throw conversationMissing();
  return row;
}

export const nextVersion = sql`${conversations.version} + 1`;

async function changeConversation(
  database: Database,
  where: ReturnType<typeof isThere>,
  change: Parameters<ReturnType<typeof database.update<typeof conversations>>['set']>[0],
): Promise<ConversationSummary> {
  const [row] = await database
    .update(conversations)
    .set({ ...change, version: nextVersion })
    .where(where)
    .returning(summary);
  if (!row) throw conversationMissing();
  return toSummary(row);
}

function isThere(id: string) {
  return and(eq(conversations.id, id), isNull(conversations.deletedAt));
}

/** Removes for good what was deleted an hour ago, and images that came to no use for a day. */
export async function purge(database: Database): Promise<void> {
  await database
    .delete(conversations)
    .where(lt(conversations.deletedAt, sql`now() - ${PURGED_AFTER}`));
  const owner = database
    .select({ one: sql`1` })
    .from(conversations)
    .where(eq(conversations.id, files.conversationId));
  await database
    .delete(files)
    .where(and(lt(files.createdAt, sql`now() - ${UNUSED_AFTER}`), sql`not exists ${owner}`));
}

function toSummary(row: {
  id: string;
  title: string;
  updatedAt: Date;
  isStreaming: boolean;
}): ConversationSummary {
  const { id, title, updatedAt, isStreaming } = row;
  return { id, title, updatedAt: updatedAt.toISOString(), isStreaming };
}
