import type { Recording } from '../form/recording.js';
import { recordingNumber } from '../record/recording-name.js';
import { recordingText } from './recording-text.js';

/** Writes recordings behind those that a folder holds. */
export interface FolderAppender {
  /** Makes the folder if it is missing, and looks up what it holds. */
  prepare: () => Promise<void>;
  /** Writes a file and returns the recording with its name, whose number goes on from the folder's last. */
  append: (recording: Recording) => Promise<Recording>;
}

/** Never overwrites a file, also when another process writes to the same folder. Rejects with Node's error. */
export function appendToFolder(folder: string): FolderAppender {
  let last: Promise<number> | undefined;
  const lastNumber = async () => {
    last ??= findLastNumber(folder);
    try {
      return await last;
    } catch (error) {
      // The folder may be there the next time.
      last = undefined;
      throw error;
    }
  };
  return {
    async prepare() {
      await lastNumber();
    },
    async append(recording) {
      const offset = await lastNumber();
      const [, digits = '', words = ''] = /^(\d+)-(.*)$/s.exec(recording.name) ?? [];
      const number = String(Number(digits) + offset).padStart(4, '0');
      return writeNew({ folder, recording: { ...recording, name: `${number}-${words}` } });
    },
  };
}

async function findLastNumber(folder: string): Promise<number> {
  // Imported here, so that the recorder also loads where there is no Node.
  const { mkdir, readdir } = await import('node:fs/promises');
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  return Math.max(0, ...names.map(name => recordingNumber(name.replace(/\.json$/, '')) ?? 0));
}

async function writeNew(options: { folder: string; recording: Recording }): Promise<Recording> {
  const [{ open, rm }, path] = await Promise.all([import('node:fs/promises'), import('node:path')]);
  const { folder, recording } = options;
  for (let attempt = 1; ; attempt += 1) {
    const name = attempt === 1 ? recording.name : `${recording.name}-${attempt}`;
    const place = path.join(folder, `${name}.json`);
    const file = await open(place, 'wx').catch((error: unknown) => {
      if (isTaken(error)) return undefined;
      throw error;
    });
    if (file === undefined) continue;
    const named = { ...recording, name };
    try {
      await file.writeFile(recordingText(named));
      return named;
    } catch (error) {
      // Half a recording is a damaged one.
      await rm(place, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
