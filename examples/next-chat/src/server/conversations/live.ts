import { and, eq, sql } from 'drizzle-orm';
import { messages } from '../database/schema.ts';

/** An answer whose process was not heard of for so long counts as stopped, for every process. */
const DEAD_AFTER_SECONDS = 30;

/** Whether the answer is being written. By the database's clock, the only one that all processes share. */
export const isLive = sql<boolean>`(${messages.status} = 'streaming' and ${messages.touchedAt} > now() - make_interval(secs => ${DEAD_AFTER_SECONDS}))`;

/** Whether an answer of the conversation in the outer query is being written. */
export function hasLiveAnswer(conversationId: Parameters<typeof eq>[0]) {
  return sql<boolean>`exists (select 1 from ${messages} where ${and(eq(messages.conversationId, conversationId), isLive)})`;
}
