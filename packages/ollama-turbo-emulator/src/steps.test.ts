import { describe, expect, test } from 'vitest';
import { linesOf, post, statusAndBody } from '../testing/post.js';
import { readResponse } from '../testing/read-response.js';
import {
  createEmulator,
  cut,
  errorLine,
  fail,
  replay,
  reply,
  reset,
  split,
  stall,
  type Step,
} from './index.js';
import { emulatorWith, greet, greeting, textUntilFailure, twoWords } from '../testing/scripted.js';

describe('steps', () => {
  test('are taken one per request, in order, and then the demo model answers', async () => {
    const emulator = emulatorWith(reply({ content: 'one' }));
    emulator.script(fail({ status: 503 }), reply({ content: 'three' }));
    const answers = [];
    for (let request = 0; request < 4; request += 1) {
      answers.push(
        statusAndBody(await post(emulator, '/api/chat', { ...greeting, stream: false })),
      );
    }
    expect(answers).toMatchObject([
      [200, { message: { content: 'one' } }],
      [503, { error: 'something went wrong' }],
      [200, { message: { content: 'three' } }],
      [200, { message: { content: expect.stringMatching(/\w/) } }],
    ]);
  });

  test('of a reply are left by requests that are refused or only load a model', async () => {
    const emulator = emulatorWith(reply({ content: 'one' }));
    await post(emulator, '/api/chat', { ...greeting, model: 'nope' });
    await post(emulator, '/api/chat', { model: 'm' });
    await post(emulator, '/api/show', { model: 'm' });
    const answer = statusAndBody(await post(emulator, '/api/chat', { ...greeting, stream: false }));
    expect(answer).toMatchObject([200, { message: { content: 'one' } }]);
  });
});

describe('fail', () => {
  test('sends what it is told, whatever the request says', async () => {
    const html = '<html>502</html>';
    const emulator = emulatorWith(
      fail({
        status: 429,
        body: { error: 'too many <requests>' },
        headers: { 'Retry-After': '7' },
      }),
      fail({ status: 502, body: html, headers: { 'content-type': 'text/html' } }),
      fail({ status: 401, body: 'unauthorized' }),
      fail({ status: 200, body: '' }),
    );
    const answers = [];
    for (let request = 0; request < 4; request += 1) {
      const { headers, ...rest } = await post(emulator, '/api/chat', 'whatever');
      const { date: _date, ...kept } = headers;
      answers.push({ ...rest, headers: kept });
    }
    expect(answers).toEqual([
      {
        status: 429,
        headers: {
          'content-length': '41',
          'content-type': 'application/json; charset=utf-8',
          'retry-after': '7',
        },
        chunks: [String.raw`{"error":"too many \u003crequests\u003e"}`],
      },
      {
        status: 502,
        headers: { 'content-length': '16', 'content-type': 'text/html' },
        chunks: [html],
      },
      {
        status: 401,
        headers: { 'content-length': '12', 'content-type': 'text/plain; charset=utf-8' },
        chunks: ['unauthorized'],
      },
      {
        status: 200,
        headers: { 'content-length': '0', 'content-type': 'text/plain; charset=utf-8' },
        chunks: [],
      },
    ]);
  });
});

describe('replay', () => {
  const recorded = {
    status: 200,
    headers: {
      'Content-Type': 'application/x-ndjson',
      Date: 'Mon, 23 Nov 2026 00:17:46 GMT',
      'Transfer-Encoding': 'chunked',
      Connection: 'close',
      'X-Custom': 'kept',
    },
    chunks: [{ text: '{"a":1}\n{"b"' }, { text: ':2}\n' }],
  };

  test('sends the recorded chunks and headers', async () => {
    const emulator = emulatorWith(replay({ response: recorded }));
    const { headers, ...rest } = await post(emulator, '/api/chat', {});
    expect(rest).toEqual({ status: 200, chunks: recorded.chunks.map(({ text }) => text) });
    expect(headers).toEqual({
      'content-type': 'application/x-ndjson',
      date: expect.not.stringMatching('00:17:46'),
      'transfer-encoding': 'chunked',
      'x-custom': 'kept',
    });
  });

  test('breaks off where the recorded connection did', async () => {
    const emulator = emulatorWith(replay({ response: { ...recorded, complete: false } }));
    expect(await textUntilFailure(await greet(emulator))).toEqual({
      text: '{"a":1}\n{"b":2}\n',
      error: new TypeError('terminated'),
    });
  });
});

function recordedLines(texts: readonly string[]) {
  const headers = { 'content-type': 'application/x-ndjson' };
  return { status: 200, headers, chunks: texts.map(text => ({ text })) };
}

describe('faults', () => {
  test('cut ends a body as HTTP demands, in the middle of a line', async () => {
    const emulator = emulatorWith(cut({ afterBytes: 20 }, twoWords), cut({ afterBytes: 0 }));
    const response = await post(emulator, '/api/chat', greeting);
    expect(response).toMatchObject({ status: 200, chunks: ['{"model":"m","create'] });
    expect(response.headers).not.toHaveProperty('content-length');
    expect(await post(emulator, '/api/chat', greeting)).toMatchObject({ status: 200, chunks: [] });
  });

  test('cut can break the connection instead', async () => {
    const emulator = emulatorWith(cut({ afterBytes: 10, proper: false }, twoWords));
    const expected = { text: '{"model":"', error: new TypeError('terminated') };
    expect(await textUntilFailure(await greet(emulator))).toEqual(expected);
    await expect(emulator.requests[0]?.ended).resolves.toBe('broken');
  });

  test('reset fails the request, or the body once it has begun', async () => {
    const emulator = emulatorWith(reset(), reset({ afterBytes: 3 }, twoWords));
    await expect(greet(emulator)).rejects.toEqual(new TypeError('fetch failed'));
    expect(await textUntilFailure(await greet(emulator))).toEqual({
      text: '{"m',
      error: new TypeError('terminated'),
    });
  });

  test('stall sends nothing more until the client leaves', async () => {
    const emulator = emulatorWith(stall({ afterBytes: 4 }, twoWords));
    const leaving = new AbortController();
    const response = await greet(emulator, { signal: leaving.signal });
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('{"mo');
    const next = reader?.read();
    leaving.abort(new Error('enough'));
    await expect(next).rejects.toEqual(new Error('enough'));
    await expect(emulator.requests[0]?.ended).resolves.toBe('aborted');
  });

  test('stall can hold back even the status', async () => {
    const emulator = emulatorWith(stall());
    const leaving = new AbortController();
    const response = greet(emulator, { signal: leaving.signal });
    leaving.abort(new Error('enough'));
    await expect(response).rejects.toEqual(new Error('enough'));
  });

  test('split cuts lines and characters, and loses nothing', async () => {
    const emulator = emulatorWith(split({ everyBytes: 3 }, twoWords), twoWords);
    const pieces = await readResponse(await greet(emulator));
    const whole = await readResponse(await greet(emulator));
    expect(pieces.chunks.slice(0, 2)).toEqual(['{"m', 'ode']);
    expect(pieces.chunks.length).toBeGreaterThan(50);
    const emulatorAgain = emulatorWith(split({ everyBytes: 3 }, twoWords));
    const text = await (await greet(emulatorAgain)).text();
    expect(linesOf({ ...pieces, chunks: [text] })).toEqual(linesOf(whole));
  });

  test('split wants at least a byte', () => {
    expect(() => split({ everyBytes: 0 })).toThrow(
      new TypeError('split: everyBytes is 0; give a whole number from 1.'),
    );
  });

  test('errorLine takes the place of the last line, and of a whole answer', async () => {
    const emulator = emulatorWith(
      errorLine('broken <pipe>', twoWords),
      errorLine('broken', twoWords),
    );
    const lines = linesOf(await post(emulator, '/api/chat', greeting));
    expect(lines).toEqual([
      { model: 'm', message: { role: 'assistant', content: 'Grüß' }, done: false },
      { model: 'm', message: { role: 'assistant', content: ' dich' }, done: false },
      { error: 'broken <pipe>' },
    ]);
    const whole = await post(emulator, '/api/chat', { ...greeting, stream: false });
    expect(statusAndBody(whole)).toEqual([500, { error: 'broken' }]);
  });

  test('errorLine before the first line is a status, framed as Ollama does', async () => {
    const emulator = emulatorWith(errorLine('XML syntax error', reply({})));
    const response = await post(emulator, '/api/chat', greeting);
    expect(response).toMatchObject({
      status: 500,
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      chunks: ['{"error":"XML syntax error"}'],
    });
  });

  test('errorLine ends recorded lines, too', async () => {
    const lines = [{ text: '{"a":1}\n{"done":true}\n' }];
    const headers = { 'Content-Type': 'application/x-ndjson' };
    const recorded = replay({ response: { status: 200, headers, chunks: lines } });
    const emulator = emulatorWith(errorLine('broken', recorded));
    const { chunks } = await post(emulator, '/api/chat', greeting);
    expect(chunks.join('')).toBe('{"a":1}\n{"error":"broken"}\n');
  });

  test.each([
    ['split', (step: Step) => split({ everyBytes: 7 }, step)],
    ['cut behind', (step: Step) => cut({ afterBytes: 9999 }, step)],
  ])('errorLine keeps what a step says whose answer is %s', async (_name, wrap) => {
    const said = reply({ content: 'Good day', metrics: { eval_count: 2 } });
    const emulator = emulatorWith(
      errorLine('broken', wrap(said)),
      errorLine('broken', wrap(reply({}))),
    );
    expect(linesOf(await post(emulator, '/api/chat', greeting))).toEqual([
      { model: 'm', message: { role: 'assistant', content: 'Good' }, done: false },
      { model: 'm', message: { role: 'assistant', content: ' day' }, done: false },
      { error: 'broken' },
    ]);
    const [empty] = linesOf(await post(emulator, '/api/chat', greeting)).slice(-1);
    expect(empty).toEqual({ error: 'broken' });
  });

  test('errorLine in place of a line that was cut off takes that away', async () => {
    const emulator = emulatorWith(errorLine('broken', cut({ afterBytes: 12 }, twoWords)));
    const { chunks } = await post(emulator, '/api/chat', greeting);
    expect(chunks).toEqual(['{"error":"broken"}\n']);
  });

  test('errorLine keeps the pieces of recorded lines', async () => {
    const texts = ['{"a"', ':"\\"done\\":true"}\n{"b":2}\n{"do', 'ne": true}'];
    const emulator = emulatorWith(
      errorLine('broken', replay({ response: recordedLines(texts) })),
      errorLine('broken', replay({ response: recordedLines(['{"a":1}\n', '{"b":2}']) })),
    );
    expect((await post(emulator, '/api/chat', greeting)).chunks).toEqual([
      '{"a"',
      String.raw`:"\"done\":true"}` + '\n',
      '{"b":2}\n',
      '{"error":"broken"}\n',
    ]);
    const { chunks } = await post(emulator, '/api/chat', greeting);
    expect(chunks.join('')).toBe('{"a":1}\n{"b":2}\n{"error":"broken"}\n');
  });

  test("errorLine gives gpt-oss's call a line of its own", async () => {
    const call = { id: 'call_1', name: 'get_time', arguments: { zone: 'UTC' } };
    const models = [
      { name: 'm', family: 'harmony', capabilities: ['completion', 'tools'] },
    ] as const;
    const said = reply({ content: 'Well', toolCalls: [call] });
    const script = [
      errorLine('broken', said),
      errorLine('broken', cut({ afterBytes: 9999 }, said)),
    ];
    const emulator = createEmulator({ mode: 'daemon', models, script });
    const message = { role: 'assistant', content: '' };
    const calls = [
      { id: 'call_1', function: { index: 0, name: 'get_time', arguments: { zone: 'UTC' } } },
    ];
    const body = { model: 'm', messages: greeting.messages };
    for (let request = 0; request < 2; request += 1) {
      expect(linesOf(await post(emulator, '/api/chat', body))).toEqual([
        { model: 'm', message: { ...message, content: 'Well' }, done: false },
        { model: 'm', message: { ...message, tool_calls: calls }, done: false },
        { error: 'broken' },
      ]);
    }
  });

  test('go inside each other, and without a step go with the demo model', async () => {
    const emulator = emulatorWith(split({ everyBytes: 4 }, cut({ afterBytes: 9 })));
    const { chunks } = await post(emulator, '/api/chat', greeting);
    expect(chunks).toEqual(['{"mo', 'del"', ':']);
  });
});
