import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from 'fs-native-extensions';

/** Another process has the folder of the conversations. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError';

  constructor(folder: string) {
    super(
      `${folder} is used by another process, and only one at a time may write there: stop it, choose another folder with DATA_DIR, or set DATABASE_URL to a PostgreSQL that several may share.`,
    );
  }
}

/**
 * Keeps other processes away from a folder, which is made when it is missing.
 *
 * @returns gives the folder free; the end of the process does so, too
 * @throws FolderInUseError when another process has it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  // A plain number, for a `FileHandle` that nobody holds any more is closed, and the lock with it.
  const file = openSync(join(folder, 'lock'), 'a+');
  if (tryLock(file)) return () => closeSync(file);
  closeSync(file);
  throw new FolderInUseError(folder);
}
