import { checkRecording } from '../form/check-recording.js';
import type { Recording } from '../form/recording.js';
import { readRecordingFiles, type RecordingFile } from './read-recording-files.js';

/**
 * Reads the recordings of a folder and of those in it, in Node only, in the order of their names.
 *
 * Rejects for a folder that is missing or holds none, and for a damaged file:
 * `recordings/0003-chat.json: response.chunks[2].text is missing.`
 */
export async function readRecordings(folder: string): Promise<Recording[]> {
  const files = await readRecordingFiles(folder);
  return files.map(toRecording);
}

function toRecording({ path, text }: RecordingFile): Recording {
  const value = parse({ path, text });
  checkRecording(value, path);
  return value;
}

function parse({ path, text }: RecordingFile): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${path}: not valid JSON: ${reason}`, { cause });
  }
}
