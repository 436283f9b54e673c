import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { DATA_FOLDER, findFiles, isClientFile, toRecording } from './load-recordings.ts';

/**
 * Replaces the project's recordings by those of a folder, byte for byte and under the same paths. Everything is read
 * and every exchange checked first, so that a damaged folder leaves the old files as they are.
 *
 * Returns how many exchanges and how many client files were copied.
 */
export function copyRecordings(options: { from: string; to?: string }): {
  exchanges: number;
  clients: number;
} {
  const from = resolve(options.from);
  const to = resolve(options.to ?? DATA_FOLDER);
  if (`${from}${sep}`.startsWith(`${to}${sep}`)) {
    throw new Error(`The folder ${from} is the copy itself: name the folder to copy from.`);
  }
  const files = findFiles(from);
  const exchanges = files.filter(file => !isClientFile(file.path));
  if (exchanges.length === 0)
    throw new Error(`No recordings: the folder ${from} holds no recorded exchange.`);
  for (const file of exchanges) toRecording({ root: from, file });

  rmSync(to, { recursive: true, force: true });
  for (const { path, bytes } of files) {
    const target = join(to, relative(from, path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  return { exchanges: exchanges.length, clients: files.length - exchanges.length };
}
