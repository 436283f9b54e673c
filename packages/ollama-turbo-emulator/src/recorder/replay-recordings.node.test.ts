import { join } from 'node:path';
import { DATA_FOLDER, loadRecordings, type Recording as RealRecording } from 'recordings';
import { expect, test } from 'vitest';
import { textUntilFailure } from '../../testing/scripted.js';
import { createReplay } from './create-replay.js';
import { readRecordings } from './folder/read-recordings.js';

/** A `fetch` sends no body with these. */
const askable = loadRecordings().filter(
  ({ request }) => request.method !== 'GET' || request.body === undefined,
);

/** Those of a moment, and a length that is wrong where a path was replaced. */
const OWN_HEADERS = /^(?:date|connection|content-length)$/i;

test.each(askable.map(recording => [recording.id, recording] as const))(
  '%s is replayed byte for byte',
  async (_id, recording) => {
    const { fetch } = createReplay([recording]);
    const response = await fetch(...asked(recording));
    const { headers, chunks, status } = recording.response;
    expect(response.status).toBe(status);
    const names = Object.keys(headers).filter(name => !OWN_HEADERS.test(name));
    expect(names.map(name => response.headers.get(name))).toEqual(names.map(name => headers[name]));
    const { text, error } = await textUntilFailure(response);
    expect([text, error]).toEqual([chunks.map(chunk => chunk.text).join(''), undefined]);
  },
);

test('of many recordings in one folder, each request finds one of its own', async () => {
  const { fetch } = createReplay(askable);
  const responses = await Promise.all(askable.map(recording => fetch(...asked(recording))));
  const statuses = new Set(responses.map(({ status }) => status));
  expect(statuses.has(501)).toBe(false);
});

test('recordings that were made otherwise are read, too', async () => {
  const read = await readRecordings(join(DATA_FOLDER, '0.33'));
  const names = new Set(read.map(({ name }) => name));
  const known = askable.filter(({ folder }) => folder === '0.33');
  expect(known.filter(({ name }) => !names.has(name))).toEqual([]);
});

function asked({ request }: RealRecording): [string, RequestInit] {
  const { method, path, body } = request;
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const init = { method, redirect: 'manual' as const, ...(text !== undefined && { body: text }) };
  return [`http://127.0.0.1:11434${path}`, init];
}
