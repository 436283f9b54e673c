import { BrokenConnection, type Answer } from '../../answer/answer.js';
import { waitUntil } from '../../answer/pace.js';
import { recordedBytes } from '../form/recorded-bytes.js';
import type { RecordingResponse } from '../form/recording.js';

/** How fast recorded answers come: at once, or when they came. */
export type ReplayPace = 'instant' | 'recorded';

/** Headers that belong to a connection and a moment, or to bytes as they were packed. */
const OWN_HEADERS =
  /^(?:connection|content-encoding|content-length|date|keep-alive|transfer-encoding)$/i;

/** The answer of a recording. Its length is that of the recorded bytes, which is the truth also where a hand changed them. */
export function recordedAnswer(options: {
  response: RecordingResponse;
  method: string;
  pace: ReplayPace;
}): Answer {
  const { response, method, pace } = options;
  const { status, chunks, complete } = response;
  const pieces = chunks.map(chunk => ({ at: chunk.at, bytes: recordedBytes(chunk) }));
  const length = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    status,
    headers: headersOf({ response, length, hasBody: method !== 'HEAD' }),
    async *body(signal) {
      const started = performance.now();
      for (const { at, bytes } of pieces) {
        const rest = at - (performance.now() - started);
        if (pace === 'recorded' && rest > 0) await waitUntil(signal, rest);
        if (bytes.length > 0) yield bytes;
      }
      if (!complete) throw new BrokenConnection('close');
    },
  };
}

function headersOf(options: {
  response: RecordingResponse;
  length: number;
  hasBody: boolean;
}): Record<string, string> {
  const { response, length, hasBody } = options;
  const entries = Object.entries(response.headers);
  const kept = entries.filter(([name]) => !OWN_HEADERS.test(name));
  const find = (searched: string) => entries.find(([name]) => name.toLowerCase() === searched);
  const measured = find('content-length');
  const chunked = find('transfer-encoding');
  return {
    ...Object.fromEntries(kept),
    // What HEAD says of the length is about another answer.
    ...(measured && { 'Content-Length': hasBody ? String(length) : measured[1] }),
    ...(chunked && { 'Transfer-Encoding': chunked[1] }),
  };
}
