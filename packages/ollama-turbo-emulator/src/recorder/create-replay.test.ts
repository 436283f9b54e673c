import { afterEach, describe, expect, test, vi } from 'vitest';
import { readResponse } from '../../testing/read-response.js';
import { emulatorWith, greeting, textUntilFailure, twoWords } from '../../testing/scripted.js';
import { createEmulator, fail } from '../index.js';
import { createRecorder } from './create-recorder.js';
import { createReplay } from './create-replay.js';
import type { Recording, RecordingChunk, RecordingRequest } from './form/recording.js';

const HOST = 'https://ollama.test';

/** A recording of a request, answered with a text of its own. */
function recordingOf(
  request: Partial<RecordingRequest>,
  text: string,
  response: Partial<Recording['response']> = {},
): Recording {
  return {
    name: text.toLowerCase() || 'unnamed',
    about: '',
    server: HOST,
    request: { method: 'POST', path: '/api/chat', ...request },
    response: {
      status: 200,
      headers: { 'content-type': 'text/plain', 'content-length': '1' },
      complete: true,
      chunks: [{ at: 0, text }],
      ...response,
    },
  };
}

function post(body: unknown, path = '/api/chat'): [string, RequestInit] {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return [HOST + path, { method: 'POST', body: text }];
}

async function answerOf(response: Promise<Response>): Promise<string> {
  return (await response).text();
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a request is answered', () => {
  test('as it was when it was recorded', async () => {
    const emulator = emulatorWith(twoWords, fail({ status: 429, headers: { 'Retry-After': '7' } }));
    const recorder = createRecorder({ fetch: emulator.fetch });
    const paths = ['/api/version', '/api/nope', '/api/tags/?a=1'];
    const ask = async (fetch: typeof globalThis.fetch) => [
      await readResponse(await fetch(...post(greeting))),
      await readResponse(await fetch(...post(greeting))),
      ...(await Promise.all(paths.map(async path => readResponse(await fetch(HOST + path))))),
      await readResponse(await fetch(HOST, { method: 'HEAD' })),
    ];
    const withoutDate = (responses: Awaited<ReturnType<typeof ask>>) =>
      responses.map(({ headers: { date: _date, ...headers }, ...rest }) => ({ ...rest, headers }));
    const recorded = await ask(recorder.fetch);
    await recorder.settled();
    // As from a file.
    const recordings = JSON.parse(JSON.stringify(recorder.recordings)) as Recording[];
    const replayed = await ask(createReplay(recordings).fetch);
    expect(recorded.map(({ status }) => status)).toEqual([200, 429, 200, 404, 200, 200]);
    expect(withoutDate(replayed)).toEqual(withoutDate(recorded));
  });

  test('by method, path and body, of which JSON is compared by value', async () => {
    const { fetch } = createReplay([
      recordingOf({ body: { model: 'm', n: 1, options: { a: 1, b: [1, 2] } } }, 'JSON'),
      recordingOf({ body: '{ "from":  "a text" }' }, 'Text of JSON'),
      recordingOf({ body: 'no JSON' }, 'Text'),
      recordingOf({ body: '"a"' }, 'JSON of a text'),
      recordingOf({ body: null }, 'Null'),
      recordingOf({}, 'No body'),
      recordingOf({ body: '\uFFFD', base64: '/w==' }, 'Bytes'),
      recordingOf({ path: '/api/chat?a=1' }, 'Query'),
      recordingOf({ method: 'DELETE' }, 'Delete'),
    ]);
    const bodies = [
      '{"options": {"b": [1, 2], "a": 1.0}, "n": 1e0, "model": "\\u006d"}',
      { from: 'a text' },
      'no JSON',
      '"a"',
      null,
      '',
    ];
    const answers = await Promise.all([
      ...bodies.map(body => answerOf(fetch(...post(body)))),
      answerOf(fetch(`${HOST}/api/chat`, { method: 'POST', body: Uint8Array.of(0xff) })),
      answerOf(fetch('/api/chat?a=1', { method: 'POST' })),
      answerOf(fetch('http://other.test/api/chat', { method: 'DELETE', headers: { 'X-A': 'b' } })),
    ]);
    expect(answers).toEqual([
      'JSON',
      'Text of JSON',
      'Text',
      'JSON of a text',
      'Null',
      'No body',
      'Bytes',
      'Query',
      'Delete',
    ]);
  });

  test('in the order recorded where it was made several times, the last again and again', async () => {
    const [one, other] = [{ body: { a: 1, b: 2 } }, { body: { a: 2 } }];
    const { fetch } = createReplay([
      recordingOf(one, 'First'),
      recordingOf(other, 'Other'),
      recordingOf({ body: { b: 2, a: 1 } }, 'Second'),
    ]);
    const answers: string[] = [];
    for (const { body } of [one, one, other, one, other]) {
      answers.push(await answerOf(fetch(...post(body))));
    }
    expect(answers).toEqual(['First', 'Second', 'Other', 'Second', 'Other']);
  });

  test('also with another key in it than when it was recorded', async () => {
    const ask = (fetch: typeof globalThis.fetch, key: string) =>
      fetch(`${HOST}/api/chat?ts=${key.length}&key=${key}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}` },
        body: JSON.stringify({ prompt: `${key} at host.internal` }),
      });
    const secrets = ['host.internal'];
    const recorder = createRecorder({ fetch: createEmulator().fetch, secrets });
    await answerOf(ask(recorder.fetch, 'the-real-secret-key'));
    await recorder.settled();
    const { fetch } = createReplay(recorder.recordings, { secrets });
    expect((await ask(fetch, 'another-key')).status).toBe(400);
    expect((await ask(fetch, 'abc')).status).toBe(400);
  });

  test('although a key is a word that was recorded', async () => {
    const { fetch } = createReplay([recordingOf({ body: { prompt: 'a test' } }, 'Found')]);
    const [url, init] = post({ prompt: 'a test' });
    const headers = { Authorization: 'Bearer test' };
    expect(await answerOf(fetch(url, { ...init, headers }))).toBe('Found');
  });

  test('with the bytes that were recorded, and their length', async () => {
    const chunks = [
      { at: 0, text: '\uFFFD', base64: btoa('\u00C3') },
      { at: 0, text: 'A' },
    ];
    const { fetch } = createReplay([recordingOf({}, '', { chunks })]);
    const response = await fetch(`${HOST}/api/chat`, { method: 'POST' });
    expect(response.headers.get('content-length')).toBe('2');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.of(0xc3, 0x41));
  });

  test('so far as it came where it broke off', async () => {
    const broken = recordingOf({}, 'So far', { complete: false });
    const { fetch } = createReplay([broken]);
    const response = await fetch(`${HOST}/api/chat`, { method: 'POST' });
    expect(await textUntilFailure(response)).toEqual({
      text: 'So far',
      error: new TypeError('terminated'),
    });
  });
});

describe('the pace', () => {
  const chunks: RecordingChunk[] = [
    { at: 100, text: 'a' },
    { at: 150, text: 'b' },
    { at: 400, text: 'c' },
  ];

  test('is that of the recording when it is asked for', async () => {
    vi.useFakeTimers();
    const { fetch } = createReplay([recordingOf({}, '', { chunks })], { pace: 'recorded' });
    const arrivals: [string, number][] = [];
    const started = performance.now();
    const read = async () => {
      const response = await fetch(`${HOST}/api/chat`, { method: 'POST' });
      for await (const bytes of response.body ?? []) {
        arrivals.push([new TextDecoder().decode(bytes), Math.round(performance.now() - started)]);
      }
    };
    const reading = read();
    await vi.advanceTimersByTimeAsync(1000);
    await reading;
    expect(arrivals).toEqual([
      ['a', 100],
      ['b', 150],
      ['c', 400],
    ]);
  });

  test('ends with the client', async () => {
    const late = [{ at: 1e9, text: 'a' }];
    const { fetch } = createReplay([recordingOf({}, '', { chunks: late })], { pace: 'recorded' });
    const leaving = new AbortController();
    const { signal } = leaving;
    const waiting = Promise.allSettled([fetch(`${HOST}/api/chat`, { method: 'POST', signal })]);
    const reason = new Error('enough');
    leaving.abort(reason);
    expect(await waiting).toEqual([{ status: 'rejected', reason }]);
  });
});

describe('a request without a recording is 501 and shows the nearest', () => {
  const messages = [
    { role: 'user', content: 'Hi' },
    { role: 'user', content: `${'Tell me about llamas, please. '.repeat(5)}Now.` },
  ];
  const recordings = [
    recordingOf({ method: 'GET', path: '/api/tags' }, '0001-tags'),
    recordingOf({ body: { model: 'm', messages, stream: true } }, '0002-chat'),
    recordingOf({ body: { model: 'other', messages: [] } }, '0003-chat'),
    recordingOf({ body: 'no JSON' }, '0004-chat'),
  ];
  const chat =
    'No recording answers POST /api/chat. The nearest is 0002-chat (POST /api/chat), which differs in ';

  test.each([
    [
      { model: 'm', messages: [messages[0], { role: 'user', content: 'Hi' }], stream: true },
      `${chat}body.messages[1].content: recorded "Tell me about llamas, please. Tell me about llamas, please.…, requested "Hi".`,
    ],
    [
      {
        model: 'm',
        messages: [
          messages[0],
          { role: 'user', content: messages[1]?.content.replace('Now', 'Then') },
        ],
        stream: true,
      },
      `${chat}body.messages[1].content: recorded …"out llamas, please. Now.", requested …"out llamas, please. Then.".`,
    ],
    [
      { model: 'm', messages, stream: false, 'keep alive': 5 },
      `${chat}body.stream: recorded true, requested false, and in 1 more.`,
    ],
    [
      { model: 'm', messages, stream: true, 'keep alive': 5 },
      `${chat}body["keep alive"]: recorded nothing, requested 5.`,
    ],
    [
      { model: 'm', messages: [messages[0], messages[1], messages[0]], stream: true },
      `${chat}body.messages[2]: recorded nothing, requested {"role":"user","content":"Hi"}.`,
    ],
  ])('%#', async (body, error) => {
    const mismatches: string[] = [];
    const onMismatch = (message: string) => mismatches.push(message);
    const { fetch } = createReplay(recordings, { onMismatch });
    const response = await fetch(...post(body));
    expect([response.status, await response.json()]).toEqual([501, { error }]);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(mismatches).toEqual([error]);
  });

  test.each([
    [
      'GET',
      '/api/tag',
      'No recording answers GET /api/tag. The nearest is 0001-tags (GET /api/tags), which differs in path: recorded "/api/tags", requested "/api/tag".',
    ],
    [
      'DELETE',
      '/api/tags',
      'No recording answers DELETE /api/tags. The nearest is 0001-tags (GET /api/tags), which differs in method: recorded "GET", requested "DELETE".',
    ],
  ])('%s %s', async (method, path, error) => {
    const response = await createReplay(recordings).fetch(HOST + path, { method });
    expect(await response.json()).toEqual({ error });
  });

  test('without the key that is in it', async () => {
    const [url, init] = post({ model: 'open-sesame' });
    const headers = { Authorization: 'Bearer open-sesame' };
    const text = await answerOf(createReplay(recordings).fetch(url, { ...init, headers }));
    expect(text).toContain('requested \\"[removed]\\"');
    expect(text).not.toContain('sesame');
  });

  test('or says that there are none', async () => {
    expect(await answerOf(createReplay([]).fetch(HOST))).toBe(
      '{"error":"No recording answers GET /: there are none."}',
    );
  });
});

describe('what is wrong about recordings and options is told', () => {
  const good = recordingOf({}, 'good');

  test.each<[string, (recording: Recording) => unknown]>([
    ['not a recording, but a list', () => []],
    ['name is ""', recording => ({ ...recording, name: '' })],
    ['request is missing', ({ request: _request, ...rest }) => rest],
    [
      'request.path is "api"',
      recording => ({ ...recording, request: { ...good.request, path: 'api' } }),
    ],
    [
      'request.headers is a list',
      recording => ({ ...recording, request: { ...good.request, headers: [] } }),
    ],
    ['response is null', recording => ({ ...recording, response: null })],
    [
      'response.status is 99',
      recording => ({ ...recording, response: { ...good.response, status: 99 } }),
    ],
    [
      'response.complete is missing',
      recording => ({ ...recording, response: { ...good.response, complete: undefined } }),
    ],
    [
      'response.chunks is an object',
      recording => ({ ...recording, response: { ...good.response, chunks: {} } }),
    ],
    [
      'response.chunks[0] is "a"',
      recording => ({ ...recording, response: { ...good.response, chunks: ['a'] } }),
    ],
    [
      'response.chunks[1].text is missing',
      recording => ({
        ...recording,
        response: { ...good.response, chunks: [...good.response.chunks, { at: 1 }] },
      }),
    ],
    [
      'response.chunks[0].at is "1"',
      recording => ({
        ...recording,
        response: { ...good.response, chunks: [{ at: '1', text: '' }] },
      }),
    ],
    [
      'response.chunks[0].base64 is "%"',
      recording => ({
        ...recording,
        response: { ...good.response, chunks: [{ at: 1, text: '', base64: '%' }] },
      }),
    ],
  ])('%s', (message, damage) => {
    expect(() => createReplay([good, damage(good) as Recording])).toThrow(
      `createReplay: recordings[1]: ${message}`,
    );
  });

  test('a pace that is none', () => {
    expect(() => createReplay([], { pace: 'slow' as 'instant' })).toThrow(
      new TypeError("createReplay: pace is \"slow\"; give 'instant' or 'recorded'."),
    );
  });
});
