import { getContext } from './context.ts';
import { purge } from './conversations/conversations.ts';
import { isDatabaseError, describeDatabaseError } from './database/database-error.ts';
import { logFailure } from './notices/respond.ts';

/**
 * Opens the database and brings it up to date. A server that cannot work at all, for its folder is in use or a setting is
 * wrong, ends here with a message; a PostgreSQL that is down may come back.
 */
export async function start(): Promise<void> {
  // What models leave out is nothing for the log.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  try {
    const { database } = await getContext();
    // Not for the start to wait for, or to fail of: a database may be open for reading alone.
    void purge(database).catch(logFailure);
  } catch (error) {
    if (isDatabaseError(error)) {
      console.error(`The database cannot be opened yet: ${describeDatabaseError(error)}`);
      return;
    }
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
