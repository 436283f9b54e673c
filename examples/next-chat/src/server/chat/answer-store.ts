import { and, eq, sql } from 'drizzle-orm';
import type { ChatMessage } from '../../shared/message.ts';
import { closeParts } from '../conversations/close-parts.ts';
import { nextVersion } from '../conversations/conversations.ts';
import { wordsOf } from '../conversations/words.ts';
import type { Database } from '../database/open-database.ts';
import { conversations, messages } from '../database/schema.ts';
import type { AnswerStore, StoreOutcome } from './answer-recorder.ts';

/** The row of an answer. It is never made anew: an edit in another tab may have removed it. */
export function createAnswerStore(
  database: Database,
  row: { conversationId: string; id: string },
): AnswerStore {
  const isRow = and(eq(messages.conversationId, row.conversationId), eq(messages.id, row.id));
  return {
    save: async answer =>
      database.transaction(async transaction => {
        // The conversation first, as whoever asks a question does it; in another order the two could block each other.
        const [conversation] = await transaction
          .update(conversations)
          .set({ version: nextVersion })
          .where(eq(conversations.id, row.conversationId))
          .returning({ deletedAt: conversations.deletedAt });
        const saved = await transaction
          .update(messages)
          .set({ ...columnsOf(answer), touchedAt: sql`now()` })
          .where(isRow)
          .returning({ id: messages.id });
        return outcomeOf(saved, conversation);
      }),
    touch: async () => {
      const touched = await database
        .update(messages)
        .set({ touchedAt: sql`now()` })
        .where(isRow)
        .returning({ id: messages.id });
      const [conversation] = await database
        .select({ deletedAt: conversations.deletedAt })
        .from(conversations)
        .where(eq(conversations.id, row.conversationId));
      return outcomeOf(touched, conversation);
    },
  };
}

function outcomeOf(
  rows: readonly unknown[],
  conversation: { deletedAt: Date | null } | undefined,
): StoreOutcome {
  if (rows.length === 0) return 'missing';
  return conversation?.deletedAt ? 'unwanted' : 'stored';
}

function columnsOf({ parts, metadata }: ChatMessage) {
  const status = metadata?.status ?? 'streaming';
  return {
    parts: status === 'streaming' ? parts : closeParts(parts),
    ...(metadata && { metadata }),
    status,
    words: wordsOf(parts),
  };
}
