import type { Recording } from '../form/recording.js';

/** A recording as its file holds it. */
export function recordingText(recording: Recording): string {
  return `${JSON.stringify(recording, undefined, 1)}\n`;
}
