import { checkRecording } from '../form/check-recording.js';
import type { Recording } from '../form/recording.js';
import { recordingNumber } from '../record/recording-name.js';
import { recordingText } from './recording-text.js';

/**
 * Writes recordings to a folder, in Node only: each to the file that its name says. Numbered files of an earlier recording
 * (`0001-chat.json`) that are not among them are removed, so that the folder holds one run; other files stay.
 *
 * Rejects with Node's error when that fails, and for a recording that is none.
 */
export async function writeRecordings(
  folder: string,
  recordings: readonly Recording[],
): Promise<void> {
  const [{ mkdir, readdir, rm, writeFile }, node] = await Promise.all([
    import('node:fs/promises'),
    import('node:path'),
  ]);
  const files = new Map<string, string>();
  for (const [index, recording] of recordings.entries()) {
    const of = `writeRecordings: recordings[${index}]`;
    checkRecording(recording, of);
    files.set(fileName({ of, name: recording.name, taken: files }), recordingText(recording));
  }
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) {
    const path = node.join(folder, name);
    await mkdir(node.dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  for (const name of await readdir(folder)) {
    const isNumbered = name.endsWith('.json') && recordingNumber(name.slice(0, -5)) !== undefined;
    if (isNumbered && !files.has(name)) await rm(node.join(folder, name));
  }
}

function fileName(options: {
  of: string;
  name: string;
  taken: ReadonlyMap<string, string>;
}): string {
  const { of, name, taken } = options;
  if (!/^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*$/.test(name)) {
    throw new Error(`${of}: name is ${JSON.stringify(name)}, which is no name for a file.`);
  }
  if (taken.has(`${name}.json`)) {
    throw new Error(`${of}: name is ${JSON.stringify(name)}, as that of another recording.`);
  }
  return `${name}.json`;
}
