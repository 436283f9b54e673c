import type { Refusal } from '../refusal.js';
import type { Answer } from './answer.js';
import { goJson } from './go-text.js';

/** Go's server knows the length of a body up to this many bytes; a longer one is sent as one chunk. */
const BUFFERED_BYTES = 2048;

const JSON_TYPE = 'application/json; charset=utf-8';

/** One JSON value, without a newline at its end. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return wholeAnswer({ status, headers: { 'Content-Type': JSON_TYPE }, text: goJson(value) });
}

/** `{"error": …}`. A failure before the first line of a stream is chunked and names no charset. */
export function refusalAnswer(refusal: Refusal, options: { stream: boolean }): Answer {
  const value = { error: refusal.message };
  if (refusal.stage === 'request' || !options.stream) return jsonAnswer(refusal.status, value);
  const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
  return wholeAnswer({ status: refusal.status, headers, text: goJson(value) });
}

/** Text in one piece, with its length where Go's server would give it. */
export function wholeAnswer(options: {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}): Answer {
  const { text } = options;
  const bytes = new TextEncoder().encode(text);
  return {
    status: options.status,
    text,
    headers: { ...options.headers, ...lengthHeader(options.headers, bytes) },
    async *body() {
      if (bytes.length > 0) yield bytes;
    },
  };
}

function lengthHeader(
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array,
): Record<string, string> {
  if ('Transfer-Encoding' in headers) return {};
  return bytes.length > BUFFERED_BYTES
    ? { 'Transfer-Encoding': 'chunked' }
    : { 'Content-Length': String(bytes.length) };
}

/** Lines of JSON, each its own chunk. */
export function linesAnswer(lines: (signal: AbortSignal) => AsyncIterable<unknown>): Answer {
  const encoder = new TextEncoder();
  return {
    status: 200,
    headers: { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' },
    async *body(signal) {
      for await (const line of lines(signal)) yield encoder.encode(`${goJson(line)}\n`);
    },
  };
}
