import { describe, expect, test } from 'vitest';
import { readResponse } from '../../testing/read-response.js';
import { emulatorWith, greeting, textUntilFailure, twoWords } from '../../testing/scripted.js';
import { createEmulator, cut, fail, reset, split, stall, type Emulator } from '../index.js';
import { createRecorder } from './create-recorder.js';
import type { Recording } from './form/recording.js';

const HOST = 'https://ollama.test';
const body = JSON.stringify(greeting);

function chat(fetch: Emulator['fetch'], init: RequestInit = {}): Promise<Response> {
  return fetch(`${HOST}/api/chat`, { method: 'POST', body, ...init });
}

function readTexts({ response }: Recording): string[] {
  return response.chunks.map(({ text }) => text);
}

describe('an exchange', () => {
  test('goes through as it is, and is recorded as it came', async () => {
    const emulator = emulatorWith(twoWords, twoWords);
    const recorder = createRecorder({ fetch: emulator.fetch });
    const response = await chat(recorder.fetch, { headers: { 'X-Extra': 'yes' } });
    expect(response).toMatchObject({ url: `${HOST}/api/chat`, redirected: false, status: 200 });
    const read = await readResponse(response);
    await recorder.settled();
    const [recording, ...others] = recorder.recordings;
    expect(others).toEqual([]);
    expect(recording).toEqual({
      name: '0001-chat',
      about: 'POST /api/chat with m: 200',
      server: HOST,
      request: {
        method: 'POST',
        path: '/api/chat',
        headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-extra': 'yes' },
        body: greeting,
      },
      response: {
        status: 200,
        headers: read.headers,
        complete: true,
        chunks: read.chunks.map(text => ({ at: expect.any(Number), text })),
      },
    });
    expect(read.chunks).toHaveLength(3);
    const times = recording?.response.chunks.map(({ at }) => at) ?? [];
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times.every(at => Number.isInteger(at) && at >= 0)).toBe(true);
  });

  test('has a recording whose name is after its path and its place in the order', async () => {
    const emulator = createEmulator({ mode: 'daemon' });
    const recorder = createRecorder({ fetch: emulator.fetch });
    const slow = await chat(recorder.fetch);
    for (const path of ['/', '/api/tags?all=1', '/v1/Chat/../%7Bx%7D', '/api/nope/']) {
      await (await recorder.fetch(HOST + path, { redirect: 'manual' })).arrayBuffer();
    }
    await slow.text();
    await recorder.settled();
    expect(recorder.recordings.map(({ name, request }) => [name, request.path])).toEqual([
      ['0001-chat', '/api/chat'],
      ['0002-root', '/'],
      ['0003-tags', '/api/tags?all=1'],
      ['0004-v1-7bx-7d', '/v1/%7Bx%7D'],
      ['0005-nope', '/api/nope/'],
    ]);
  });

  test.each<[string, () => [string | Request, RequestInit?]]>([
    ['a Request', () => [new Request(`${HOST}/api/chat`, { method: 'POST', body })]],
    [
      'a Request with an init',
      () => [
        new Request(`${HOST}/api/chat`, { method: 'PUT', body: '{}' }),
        { method: 'POST', body },
      ],
    ],
    [
      'a stream',
      () => {
        const stream = new Blob([body]).stream();
        return [
          `${HOST}/api/chat`,
          { method: 'POST', body: stream, duplex: 'half' } as RequestInit,
        ];
      },
    ],
    ['bytes', () => [`${HOST}/api/chat`, { method: 'POST', body: new TextEncoder().encode(body) }]],
    ['a path', () => ['/api/chat', { method: 'POST', body }]],
  ])('is recorded when it is asked for with %s', async (_with, args) => {
    const emulator = emulatorWith(twoWords);
    const recorder = createRecorder({ fetch: emulator.fetch });
    const read = await readResponse(await recorder.fetch(...args()));
    await recorder.settled();
    expect(emulator.requests).toMatchObject([{ method: 'POST', body: greeting }]);
    expect(recorder.recordings).toMatchObject([
      { request: { method: 'POST', path: '/api/chat', body: greeting } },
    ]);
    expect(recorder.recordings.map(readTexts)).toEqual([read.chunks]);
  });

  test.each([
    ['no body', undefined, {}],
    ['no JSON', '{"model":', { body: '{"model":' }],
    ['JSON of a text', '"text"', { body: '"text"' }],
    ['null', 'null', { body: null }],
    ['no text', Uint8Array.of(0xff, 0x41), { body: '\uFFFDA', base64: '/0E=' }],
  ])('is recorded when there is %s', async (_what, sent, kept) => {
    const recorder = createRecorder({ fetch: emulatorWith().fetch });
    const init = { method: 'POST', ...(sent !== undefined && { body: sent }) };
    await (await recorder.fetch(`${HOST}/api/chat`, init)).text();
    await recorder.settled();
    const { method, path, headers: _headers, ...rest } = recorder.recordings[0]?.request ?? {};
    expect([method, path, rest]).toEqual(['POST', '/api/chat', kept]);
  });

  test('keeps bytes that are no text, also where a character is cut in two', async () => {
    const emulator = emulatorWith(split({ everyBytes: 1 }, twoWords));
    const recorder = createRecorder({ fetch: emulator.fetch });
    const sent = new Uint8Array(await (await chat(recorder.fetch)).arrayBuffer());
    await recorder.settled();
    const chunks = recorder.recordings[0]?.response.chunks ?? [];
    expect(chunks.filter(({ base64 }) => base64 !== undefined)).toEqual([
      { at: expect.any(Number), text: '\uFFFD', base64: btoa('\u00C3') },
      { at: expect.any(Number), text: '\uFFFD', base64: btoa('\u00BC') },
      { at: expect.any(Number), text: '\uFFFD', base64: btoa('\u00C3') },
      { at: expect.any(Number), text: '\uFFFD', base64: btoa('\u009F') },
    ]);
    expect(chunks).toHaveLength(sent.length);
  });

  test('without a body is over at once', async () => {
    const recorder = createRecorder({ fetch: emulatorWith().fetch });
    await recorder.fetch(`${HOST}/api/version`, { method: 'HEAD' });
    await recorder.settled();
    expect(recorder.recordings).toMatchObject([{ response: { complete: true, chunks: [] } }]);
  });

  test('that gets no answer is none', async () => {
    const recorder = createRecorder({ fetch: emulatorWith(reset(), twoWords).fetch });
    await expect(chat(recorder.fetch)).rejects.toThrow(TypeError);
    await (await chat(recorder.fetch)).text();
    await recorder.settled();
    expect(recorder.recordings.map(({ name }) => name)).toEqual(['0002-chat']);
  });

  test('goes to the target, with all that is not about its connection', async () => {
    const asked: [unknown, RequestInit | undefined][] = [];
    const emulator = emulatorWith(twoWords);
    const recorder = createRecorder({
      target: 'https://ollama.com/proxy/',
      fetch(input, init) {
        asked.push([input, init]);
        return emulator.fetch(`${HOST}/api/chat`, init);
      },
    });
    const headers = {
      Connection: 'x-mine',
      'X-Mine': '1',
      TE: 'trailers',
      Authorization: 'key-key-key',
    };
    await (
      await recorder.fetch('http://localhost:3000/api/chat', { method: 'POST', body, headers })
    ).text();
    await recorder.settled();
    const [[url, init] = []] = asked;
    expect(url).toBe('https://ollama.com/proxy/api/chat');
    expect(Object.fromEntries(new Headers(init?.headers))).toEqual({
      'accept-encoding': 'identity',
      authorization: 'key-key-key',
      'content-type': 'text/plain;charset=UTF-8',
    });
    expect(recorder.recordings).toMatchObject([
      { server: 'https://ollama.com', request: { path: '/api/chat', body: greeting } },
    ]);
  });

  test('that was packed is recorded unpacked', async () => {
    const headers = { 'Content-Encoding': 'gzip', 'Content-Length': '99', 'X-Extra': 'yes' };
    const recorder = createRecorder({ fetch: async () => new Response('Hi', { headers }) });
    await (await recorder.fetch(HOST)).text();
    await recorder.settled();
    expect(recorder.recordings[0]?.response.headers).toEqual({
      'content-type': 'text/plain;charset=UTF-8',
      'x-extra': 'yes',
    });
  });
});

describe('an answer that does not come to its end', () => {
  test('because the client stops reading is recorded so far, and the host hears of it', async () => {
    const emulator = emulatorWith(twoWords);
    const recorder = createRecorder({ fetch: emulator.fetch });
    const reader = (await chat(recorder.fetch)).body?.getReader();
    const first = await reader?.read();
    await reader?.cancel();
    await recorder.settled();
    expect(await emulator.requests[0]?.ended).toBe('aborted');
    expect(recorder.recordings).toMatchObject([
      {
        about: 'POST /api/chat with m: 200, broken off',
        response: { complete: false, chunks: [{ text: new TextDecoder().decode(first?.value) }] },
      },
    ]);
  });

  test.each([
    ['between two reads', false],
    ['within a read', true],
  ])('because the client aborts %s is recorded so far', async (_when, isReading) => {
    const emulator = emulatorWith(stall({ afterBytes: 10 }, twoWords));
    const recorder = createRecorder({ fetch: emulator.fetch });
    const leaving = new AbortController();
    const response = await chat(recorder.fetch, { signal: leaving.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    const reason = new Error('enough');
    const reading = isReading ? reader?.read() : Promise.reject(reason);
    const outcome = Promise.allSettled([Promise.resolve(reading)]);
    leaving.abort(reason);
    expect(await outcome).toEqual([{ status: 'rejected', reason }]);
    await expect(reader?.read()).rejects.toThrow('enough');
    await recorder.settled();
    expect(await emulator.requests[0]?.ended).toBe('aborted');
    expect(recorder.recordings.map(readTexts)).toEqual([['{"model":"']]);
    expect(recorder.recordings[0]?.response.complete).toBe(false);
  });

  test('because the connection breaks fails as it would, and is recorded so far', async () => {
    const emulator = emulatorWith(cut({ afterBytes: 10, proper: false }, twoWords));
    const recorder = createRecorder({ fetch: emulator.fetch });
    const { text, error } = await textUntilFailure(await chat(recorder.fetch));
    await recorder.settled();
    expect([text, error]).toEqual(['{"model":"', new TypeError('terminated')]);
    expect(recorder.recordings).toMatchObject([
      { response: { complete: false, chunks: [{ text: '{"model":"' }] } },
    ]);
  });

  test('is not waited for by settled', async () => {
    const recorder = createRecorder({ fetch: emulatorWith(twoWords).fetch });
    await chat(recorder.fetch);
    await recorder.settled();
    expect(recorder.recordings).toEqual([]);
  });
});

describe('a recording that cannot be written', () => {
  function recorderWith(failures: (string | undefined)[]) {
    const errors: string[] = [];
    const recorder = createRecorder({
      fetch: createEmulator({ mode: 'daemon' }).fetch,
      onError: error => errors.push(error.message),
      write() {
        const failure = failures.shift();
        if (failure !== undefined) throw new Error(failure);
      },
    });
    return { recorder, errors };
  }

  test('is told once, until one can be written again, and disturbs nobody', async () => {
    const { recorder, errors } = recorderWith(['disk full', 'disk full', undefined, 'folder gone']);
    for (let count = 0; count < 4; count += 1) {
      expect((await recorder.fetch(`${HOST}/api/version`)).status).toBe(200);
      const response = await recorder.fetch(`${HOST}/`, { method: 'HEAD' });
      expect(response.status).toBe(200);
      await recorder.settled();
    }
    expect(errors).toEqual([
      'The recording 0002-root could not be written: disk full',
      'The recording 0008-root could not be written: folder gone',
    ]);
    expect(recorder.recordings).toHaveLength(4);
  });

  test('disturbs nobody when telling fails, too', async () => {
    const recorder = createRecorder({
      fetch: emulatorWith(twoWords).fetch,
      write: () => Promise.reject(new Error('disk full')),
      onError() {
        throw new Error('nobody listens');
      },
    });
    expect((await readResponse(await chat(recorder.fetch))).chunks).toHaveLength(3);
    await recorder.settled();
    expect(recorder.recordings).toHaveLength(1);
  });
});

test('no secret of an exchange is in its recording', async () => {
  const apiKey = 'a-secret/key+of=mine';
  const emulator = createEmulator({
    apiKey,
    script: [
      fail({
        status: 429,
        body: { error: 'you (jane-doe) have reached your session usage limit' },
      }),
      fail({ status: 400, body: { error: `unknown key ${apiKey}` } }),
    ],
  });
  const written: Recording[] = [];
  const recorder = createRecorder({
    fetch: emulator.fetch,
    write: recording => void written.push(recording),
    secrets: ['host.internal'],
  });
  const headers = { Authorization: `Bearer ${apiKey}`, Cookie: 'session=a-cookie-value' };
  for (let count = 0; count < 3; count += 1) {
    const prompt = {
      ...greeting,
      messages: [{ role: 'user', content: `${apiKey} host.internal` }],
    };
    await (await chat(recorder.fetch, { headers, body: JSON.stringify(prompt) })).text();
  }
  await (
    await recorder.fetch(`${HOST}/api/tags?key=${encodeURIComponent(apiKey)}`, { headers })
  ).text();
  await recorder.settled();
  expect(written).toHaveLength(4);
  expect(written).toEqual(recorder.recordings);
  expect(JSON.stringify(written)).not.toMatch(
    /a-secret|key\+of|key%2Bof|jane|a-cookie|host\.internal/,
  );
  expect(
    emulator.requests.every(({ headers: sent }) => sent['authorization'] === `Bearer ${apiKey}`),
  ).toBe(true);
});

describe('options', () => {
  test.each([
    [
      { target: 'ollama.com' },
      'createRecorder: target is not usable; give a URL such as https://ollama.com.',
    ],
    [
      { target: 'https://me:secret@ollama.com' },
      'createRecorder: target is not usable; give a URL such as https://ollama.com.',
    ],
    [{ directory: '' }, 'createRecorder: directory is ""; give a text that is not empty.'],
    [{ fetch: 1 }, 'createRecorder: fetch is 1; give a function.'],
    [{ secrets: 'key' }, 'createRecorder: secrets is "key"; give a list, each item a text.'],
    [
      { directory: 'a', write() {} },
      'createRecorder: directory and write exclude each other; give one.',
    ],
  ])('%o', (options, message) => {
    expect(() => createRecorder(options as object)).toThrow(new TypeError(message));
  });
});
