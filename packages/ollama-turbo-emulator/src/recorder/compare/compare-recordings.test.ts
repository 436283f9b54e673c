import { describe, expect, test } from 'vitest';
import { createEmulator, errorLine, fail, replay, reply, type Emulator } from '../../index.js';
import { createRecorder } from '../create-recorder.js';
import { createReplay } from '../create-replay.js';
import type { Recording, RecordingResponse } from '../form/recording.js';
import { compareRecordings } from './compare-recordings.js';

const HOST = 'http://ollama.test';
const messages = [{ role: 'user', content: 'Hi' }];

async function compare(options: {
  recordings: readonly Recording[];
  fetch: Emulator['fetch'];
  apiKey?: string;
}): Promise<string[]> {
  const lines: string[] = [];
  const comparison = { target: HOST, apiKey: undefined, ...options };
  for await (const { name, difference } of compareRecordings(comparison)) {
    lines.push(`${name}: ${difference}`);
  }
  return lines;
}

async function record(
  fetch: Emulator['fetch'],
  requests: { path: string; body?: object }[],
): Promise<readonly Recording[]> {
  const recorder = createRecorder({ fetch });
  for (const { path, body } of requests) {
    const init = body && { method: 'POST', body: JSON.stringify(body) };
    await (await recorder.fetch(HOST + path, init)).text();
  }
  await recorder.settled();
  return recorder.recordings;
}

const requests = [
  { path: '/' },
  { path: '/api/version' },
  { path: '/api/tags' },
  { path: '/api/nope' },
  { path: '/api/show', body: { model: 'gpt-oss:20b' } },
  { path: '/api/chat', body: { model: 'gpt-oss:20b', messages } },
  { path: '/api/chat', body: { model: 'gpt-oss:20b', messages, stream: false } },
  { path: '/api/chat', body: { model: 'gpt-oss:20b', messages, think: 'sometimes' } },
  { path: '/api/chat', body: { model: 'qwen3-coder:480b', messages, think: true } },
  { path: '/api/generate', body: { model: 'gpt-oss:20b', prompt: 'Hi' } },
];

describe('recordings of an emulator compared with', () => {
  test('the same emulator have no differences, whatever its model says', async () => {
    const recordings = await record(createEmulator({ mode: 'daemon' }).fetch, requests);
    expect(await compare({ recordings, fetch: createEmulator({ mode: 'daemon' }).fetch })).toEqual(
      [],
    );
  });

  test('one of another release have those of the releases', async () => {
    const image = { role: 'user', content: 'What is this?', images: [btoa('an image')] };
    const recordings = await record(createEmulator({ mode: 'daemon' }).fetch, [
      ...requests,
      { path: '/api/chat', body: { model: 'gpt-oss:20b', messages: [image] } },
      { path: '/api/chat', body: { model: 'gpt-oss:20b', messages, options: { num_predict: 1 } } },
    ]);
    const { fetch } = createEmulator({ mode: 'daemon', server: '0.25' });
    expect(await compare({ recordings, fetch })).toEqual([
      '0011-chat: status: recorded 400, now 200',
      '0012-chat: the last line: eval_duration: recorded number, now missing',
    ]);
  });

  test('a replay of themselves have none, and need no key', async () => {
    const recordings = await record(createEmulator({ mode: 'cloud' }).fetch, requests);
    expect(await compare({ recordings, fetch: createReplay(recordings).fetch })).toEqual([]);
  });

  test('a host that is not there have one each', async () => {
    const recordings = await record(createEmulator().fetch, [{ path: '/' }, { path: '/api/tags' }]);
    const cause = new Error('connect ECONNREFUSED');
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    expect(await compare({ recordings, fetch })).toEqual([
      '0001-root: no answer: connect ECONNREFUSED',
      '0002-tags: no answer: connect ECONNREFUSED',
    ]);
  });
});

test('the key is sent where one was sent, and as it was', async () => {
  const recorder = createRecorder({ fetch: createEmulator({ apiKey: 'the-recorded-key' }).fetch });
  const body = JSON.stringify({ model: 'gpt-oss:20b', messages, stream: false });
  for (const authorization of [undefined, 'Bearer the-recorded-key', 'the-recorded-key']) {
    const headers = { ...(authorization !== undefined && { authorization }) };
    const init = { method: 'POST', body, headers };
    await (await recorder.fetch(`${HOST}/api/chat`, init)).text();
  }
  await recorder.settled();
  const { recordings } = recorder;
  const emulator = createEmulator({ apiKey: 'another-key' });
  const { fetch } = emulator;
  expect(await compare({ recordings, fetch, apiKey: 'another-key' })).toEqual([]);
  expect(emulator.requests.map(({ headers }) => headers['authorization'])).toEqual([
    undefined,
    'Bearer another-key',
    'another-key',
  ]);
  expect(await compare({ recordings, fetch })).toEqual([
    '0002-chat: status: recorded 200, now 401',
    '0003-chat: status: recorded 200, now 401',
  ]);
});

describe('a difference', () => {
  const streamed = {
    status: 200,
    headers: { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' },
    complete: true,
    chunks: [
      { at: 1, text: '{"model":"m","message":{"role":"assistant","content":"a"},"done":false}\n' },
      {
        at: 1,
        text: '{"model":"m","message":{"role":"assistant","content":""},"done":true,"count":1}\n',
      },
    ],
  };

  function changed(change: (text: string) => string): RecordingResponse {
    const chunks = streamed.chunks.map(({ at, text }) => ({ at, text: change(text) }));
    return { ...streamed, chunks };
  }

  const [line, last] = streamed.chunks.map(({ text }) => text);

  test.each<[string, RecordingResponse, string[]]>([
    ['in nothing', changed(text => text.replace('"a"', '"b c"').replace('1}', '2000}')), []],
    ['of status', { ...streamed, status: 500 }, ['status: recorded 200, now 500']],
    [
      'of content type',
      {
        ...streamed,
        headers: { ...streamed.headers, 'Content-Type': 'application/x-ndjson; charset=utf-8' },
      },
      ['content-type: recorded application/x-ndjson, now application/x-ndjson; charset=utf-8'],
    ],
    [
      'of transfer',
      { ...streamed, headers: { 'Content-Type': 'application/x-ndjson', 'Content-Length': '1' } },
      ['transfer: recorded in chunks, now with a length'],
    ],
    [
      'of pieces',
      { ...streamed, chunks: [{ at: 1, text: `${line}${last}` }] },
      ['pieces: recorded several, now one'],
    ],
    [
      'of the newline at the end',
      {
        ...streamed,
        chunks: [
          { at: 1, text: line ?? '' },
          { at: 1, text: last?.trimEnd() ?? '' },
        ],
      },
      ['end: recorded a newline, now no newline'],
    ],
    [
      'of an end that is none',
      { ...streamed, complete: false },
      ['end: recorded complete, now broken off'],
    ],
    [
      'of a last line that is missing',
      {
        ...streamed,
        chunks: [
          { at: 1, text: line ?? '' },
          { at: 1, text: line ?? '' },
        ],
      },
      ['the last line: recorded, now missing'],
    ],
    [
      'of an error at the end',
      {
        ...streamed,
        chunks: [
          { at: 1, text: line ?? '' },
          { at: 1, text: '{"error":"no"}\n' },
        ],
      },
      ['the last line: recorded, now missing', 'an error line: recorded missing, now there'],
    ],
    [
      'of a type',
      changed(text => text.replace('"count":1', '"count":"1"').replace('"a"', 'null')),
      [
        'a line: message.content: recorded string, now null',
        'the last line: count: recorded number, now string',
      ],
    ],
    [
      'of names',
      changed(text => text.replace('"count"', '"amount"').replace('"role":"assistant",', '')),
      [
        'a line: message.role: recorded string, now missing',
        'the last line: message.role: recorded string, now missing',
        'the last line: count: recorded number, now missing',
        'the last line: amount: recorded missing, now number',
      ],
    ],
    [
      'of order',
      changed(text =>
        text.replace('"role":"assistant","content":"a"', '"content":"a","role":"assistant"'),
      ),
      ['a line: order of fields in message: recorded role, content, now content, role'],
    ],
    [
      'of a body that is no lines',
      { ...streamed, headers: { ...streamed.headers, 'Content-Type': 'text/plain' } },
      [
        'content-type: recorded application/x-ndjson, now text/plain',
        'body: recorded lines, now a text',
      ],
    ],
  ])('%s', async (_of, response, differences) => {
    const body = { model: 'm', messages };
    const { fetch } = createEmulator({ mode: 'daemon', script: [replay({ response: streamed })] });
    const recordings = await record(fetch, [{ path: '/api/chat', body }]);
    const [recording] = recordings;
    const now = recording === undefined ? [] : [{ ...recording, response }];
    expect(await compare({ recordings, fetch: createReplay(now).fetch })).toEqual(
      differences.map(difference => `0001-chat: ${difference}`),
    );
  });

  test('is not what a broken recording could not know, nor what a model calls a tool with', async () => {
    const body = { model: 'gpt-oss:20b', messages };
    const call = (input: Record<string, unknown>) =>
      reply({ toolCalls: [{ name: 'f', arguments: input }] });
    const emulator = createEmulator({
      mode: 'daemon',
      script: [
        call({ a: 1 }),
        reply({ content: 'One two' }),
        fail(),
        errorLine('no', reply({ content: 'One two three' })),
      ],
    });
    const [called, broken, failed] = await record(
      emulator.fetch,
      [1, 2, 3].map(() => ({ path: '/api/chat', body })),
    );
    if (called === undefined || broken === undefined || failed === undefined)
      throw new Error('none');
    const recordings = [
      called,
      {
        ...broken,
        response: {
          ...broken.response,
          complete: false,
          chunks: broken.response.chunks.slice(0, 1),
        },
      },
    ];
    const other = createEmulator({
      mode: 'daemon',
      script: [call({ b: { c: [] } }), reply({ content: 'Other' })],
    });
    expect(await compare({ recordings, fetch: other.fetch })).toEqual([]);
  });
});

test('events are compared as lines are', async () => {
  const event = (data: string) => ({ at: 1, text: `data: ${data}\n\n` });
  const response = {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    complete: true,
    chunks: [event('{"id":"1","choices":[{"index":0}]}'), event('[DONE]')],
  };
  const request = { method: 'POST', path: '/v1/chat/completions' };
  const recording = { name: 'v1', about: '', server: HOST, request, response };
  const chunks = [event('{"id":1,"choices":[]}')];
  const now = createReplay([{ ...recording, response: { ...response, chunks } }]);
  expect(await compare({ recordings: [recording], fetch: now.fetch })).toEqual([
    'v1: pieces: recorded several, now one',
    'v1: an event: id: recorded string, now number',
    'v1: the event [DONE]: recorded, now missing',
  ]);
});
