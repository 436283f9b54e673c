import type { Command } from 'commander';
import { readRecordings } from '../folder/read-recordings.js';
import type { Recording } from '../form/recording.js';

/** Reads recordings, or ends the program with words for what is wrong about them. */
export async function readOrExit(folder: string, command: Command): Promise<Recording[]> {
  try {
    return await readRecordings(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return command.error(`error: ${reason}`, { exitCode: 1 });
  }
}
