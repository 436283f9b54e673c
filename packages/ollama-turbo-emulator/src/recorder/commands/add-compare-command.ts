import type { Command } from 'commander';
import type { CommandPlace } from '../../cli-command-line.js';
import { fetchByChunk } from '../by-chunk/fetch-by-chunk.js';
import { compareRecordings, hasBlankedKey } from '../compare/compare-recordings.js';
import type { Recording } from '../form/recording.js';
import { counted } from './counted.js';
import { readOrExit } from './read-or-exit.js';
import { toTarget } from './to-target.js';

/** `compare`: sends recorded requests again, and tells what is answered otherwise. */
export function addCompareCommand(program: Command, { commandLine, started }: CommandPlace): void {
  const { write, writeError, environment } = commandLine;
  program
    .command('compare')
    .description(
      'Send recorded requests again and tell what differs in status, framing, fields, their order and types. OLLAMA_API_KEY is sent where a key was. Exit code 1 when anything differs.',
    )
    .argument('<folder>', 'where the recordings are')
    .requiredOption('--target <url>', 'the host that is asked', toTarget)
    .action(async (folder: string, { target }: { target: string }, command: Command) => {
      const recordings = await readOrExit(folder, command);
      const apiKey = environment?.['OLLAMA_API_KEY']?.trim() || undefined;
      const keyless = apiKey === undefined ? recordings.filter(hasBlankedKey).length : 0;
      if (keyless > 0) writeError(`${missingKey(keyless)}\n`);
      let count = 0;
      const comparison = { recordings, target, apiKey, fetch: fetchByChunk };
      for await (const { name, difference } of compareRecordings(comparison)) {
        count += 1;
        write(`${name}: ${difference}\n`);
      }
      write(`${summary({ recordings, target, count })}\n`);
      started({ exitCode: count === 0 ? 0 : 1 });
    });
}

function missingKey(count: number): string {
  return `${counted(count, 'request')} had a key, which no recording keeps: set OLLAMA_API_KEY to send yours.`;
}

function summary(options: {
  recordings: readonly Recording[];
  target: string;
  count: number;
}): string {
  const { recordings, target, count } = options;
  const compared = `${counted(recordings.length, 'recording')} compared with ${target}`;
  return `${compared}: ${count === 0 ? 'no differences' : counted(count, 'difference')}.`;
}
