import {
  customType,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import type { ThinkingSetting } from '../../shared/api.ts';
import type { ChatMessage, MessageMetadata, MessageStatus } from '../../shared/message.ts';

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

const time = (name: string) => timestamp(name, { withTimezone: true });

/** Who made a title: the first words of the question, a model, or the reader, whose title is never overwritten. */
export type TitleSource = 'question' | 'model' | 'reader';

export const conversations = pgTable(
  'conversations',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    titleSource: text('title_source').$type<TitleSource>().notNull(),
    /** What was chosen for the last question. */
    modelRef: text('model_ref').notNull(),
    thinking: text().$type<ThinkingSetting>().notNull(),
    /** Grows with each change that a tab may want to see. */
    version: integer().notNull().default(1),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
    deletedAt: time('deleted_at'),
  },
  table => [index('conversations_updated').on(table.updatedAt)],
);

export const messages = pgTable(
  'messages',
  {
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    /** Given under a lock on the conversation's row; there may be gaps. */
    position: integer().notNull(),
    role: text().$type<'user' | 'assistant'>().notNull(),
    // Not jsonb, which refuses some texts that models and readers write: a zero character, half of a pair.
    parts: json().$type<ChatMessage['parts']>().notNull(),
    metadata: json().$type<MessageMetadata>().notNull(),
    status: text().$type<MessageStatus>().notNull(),
    /** What the search reads. */
    words: text().notNull(),
    /** When the process that writes this answer was last heard of. */
    touchedAt: time('touched_at').notNull().defaultNow(),
  },
  table => [
    primaryKey({ columns: [table.conversationId, table.id] }),
    unique('messages_position').on(table.conversationId, table.position),
  ],
);

/** Images of questions. */
export const files = pgTable(
  'files',
  {
    id: text().primaryKey(),
    /** No reference: the first image of a conversation comes before its first question. */
    conversationId: text('conversation_id').notNull(),
    name: text().notNull(),
    mediaType: text('media_type').notNull(),
    bytes: bytes().notNull(),
    width: integer(),
    height: integer(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  table => [index('files_conversation').on(table.conversationId)],
);
