import type { Emulator } from '../src/index.js';
import { readResponse, type ReadResponse } from './read-response.js';

const HOST = 'http://ollama.test';

/** Posts a body, a text as it is and anything else as JSON, and reads the response to its end. */
export async function post(
  emulator: Emulator,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<ReadResponse> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readResponse(await emulator.fetch(HOST + path, { method: 'POST', body: text, headers }));
}

/** The status of a response and the JSON of its whole body. */
export function statusAndBody(response: ReadResponse): [status: number, body: unknown] {
  return [response.status, JSON.parse(response.chunks.join(''))];
}

/** The JSON of every line, without the times of its making and measuring. */
export function linesOf(response: ReadResponse): object[] {
  return response.chunks
    .join('')
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const parsed = JSON.parse(line) as Record<string, unknown>;
      const kept = Object.entries(parsed).filter(([key]) => !/^created_at$|_duration$/.test(key));
      return Object.fromEntries(kept);
    });
}
