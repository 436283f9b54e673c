import type { Recording } from 'recordings';
import type { ReadResponse } from './read-response.js';

/** A recorded response in the form of one that was read. */
export function recordedResponse(recording: Recording): ReadResponse {
  const { status, headers, chunks } = recording.response;
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status,
    headers: Object.fromEntries(lower) as Record<string, string>,
    chunks: chunks.map(({ text }) => text),
  };
}

/** The response without times, ids and what only a token's number says. */
export function exactView(response: ReadResponse): object {
  return {
    status: response.status,
    headers: comparedHeaders(response),
    chunks: response.chunks.map(text =>
      text
        .replaceAll(/"created_at":"[^"]+Z"/g, '"created_at":"…"')
        .replaceAll(/"created":\d+/g, '"created":…')
        .replaceAll(/"id":"(?:call_[a-z0-9]{8}|chatcmpl-\d{1,3})"/g, '"id":"…"')
        .replaceAll(/\?ts=\d{10}/g, '?ts=…')
        .replaceAll(/"context":\[\d[\d,]*\]/g, '"context":[…]'),
    ),
  };
}

/** Keys, their order, types, and how many numbers there are. */
export function ownView(response: ReadResponse): object {
  const {
    'content-length': length,
    'transfer-encoding': encoding,
    ...headers
  } = comparedHeaders(response);
  const body = JSON.parse(response.chunks.join('')) as unknown;
  return {
    status: response.status,
    headers,
    isFramed: length !== undefined || encoding !== undefined,
    count: response.chunks.length,
    shape: shapeOf(body),
  };
}

function comparedHeaders({ headers, chunks }: ReadResponse): Record<string, string> {
  const { date: _date, connection: _connection, vary, ...compared } = headers;
  const length = compared['content-length'];
  // Of a header that was sent several times, recordings keep the last.
  const lastVary = vary?.split(', ').at(-1);
  return {
    ...compared,
    ...(lastVary !== undefined && { vary: lastVary }),
    // Times differ in length: what counts is that the header tells the truth.
    ...(length !== undefined && {
      'content-length': String(Number(length) - new TextEncoder().encode(chunks.join('')).length),
    }),
  };
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(item => typeof item === 'number')) {
      return [value.length, 'number'];
    }
    return [...new Set(value.map(item => JSON.stringify(shapeOf(item))))];
  }
  if (typeof value === 'string' && value.startsWith('{"')) return [shapeOf(JSON.parse(value))];
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]);
}
