import { setTimeout } from 'node:timers/promises';
import { readStatus, tryWriting } from '../conversations/stored-message.ts';
import type { Database } from '../database/open-database.ts';
import { saveUnsaved, TRY_EVERY } from './unsaved-answers.ts';

/** Milliseconds between two looks at what another process does. */
const LOOK_EVERY = 500;

/**
 * Stores the end of an answer that could not be stored before. When another process has it, which tries by itself, it is
 * waited for.
 *
 * @returns whether it is stored now; else no process has it any more
 * @throws what the database says
 */
export async function saveAgain(
  database: Database,
  row: { conversationId: string; messageId: string },
): Promise<boolean> {
  const own = await saveUnsaved(row.messageId);
  if (own !== 'unknown') return own === 'saved';
  const deadline = Date.now() + TRY_EVERY + 2 * LOOK_EVERY;
  for (;;) {
    const status = await readStatus(database, row);
    if (status !== 'streaming') return status !== undefined;
    // Where nothing can be written, the other process waits as well, and nothing is lost yet.
    await tryWriting(database, row);
    if (Date.now() > deadline) return false;
    await setTimeout(LOOK_EVERY);
  }
}
