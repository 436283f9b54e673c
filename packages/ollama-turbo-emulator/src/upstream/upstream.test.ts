import { describe, expect, test } from 'vitest';
import { linesOf, post, statusAndBody } from '../../testing/post.js';
import { readResponse } from '../../testing/read-response.js';
import { textUntilFailure } from '../../testing/scripted.js';
import {
  createEmulator,
  cut,
  fail,
  reply,
  stall,
  type Emulator,
  type EmulatorOptions,
  type Step,
} from '../index.js';

const messages = [{ role: 'user', content: 'Hi' }];
const model = 'gpt-oss:120b-cloud';

/** A daemon with a cloud of its own behind it. */
function chain(options: { script?: Step[]; cloud?: EmulatorOptions } = {}) {
  const cloud = createEmulator({ mode: 'cloud', script: options.script ?? [], ...options.cloud });
  const upstream = { url: 'https://ollama.com', fetch: cloud.fetch };
  return { cloud, daemon: createEmulator({ mode: 'daemon', upstream }) };
}

/** A daemon whose cloud is a function. */
function daemonWith(fetch: typeof globalThis.fetch): Emulator {
  return createEmulator({ mode: 'daemon', upstream: { url: 'http://cloud.test:8080', fetch } });
}

/** What the cloud is sent for a body. */
async function sentFor(path: string, body: object): Promise<string> {
  let sent = '';
  const daemon = daemonWith(async (input, init) => {
    sent = await new Request(input, init).text();
    return Response.json({});
  });
  await post(daemon, path, body);
  return sent;
}

describe('a cloud model', () => {
  test('is answered by the cloud', async () => {
    const { cloud, daemon } = chain({ script: [reply({ content: 'Good day' })] });
    const response = await post(daemon, '/api/chat', { model, messages });
    expect(response.headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'transfer-encoding': 'chunked',
    });
    const contents = linesOf(response).map(line => (line as { message: object }).message);
    expect(contents).toMatchObject([{ content: 'Good' }, { content: ' day' }, { content: '' }]);
    expect(cloud.requests).toMatchObject([
      {
        method: 'POST',
        path: expect.stringMatching(/^\/api\/chat\?ts=\d{10}$/),
        headers: { 'x-ollama-client-version': '0.33.0', 'user-agent': 'Go-http-client/1.1' },
        body: { model: 'gpt-oss:120b', messages, options: null },
      },
    ]);
  });

  test('leaves the script of the daemon to its own models', async () => {
    const { cloud, daemon } = chain();
    daemon.script(reply({ content: 'Mine.' }));
    cloud.script(reply({ content: 'Theirs.' }));
    const asked = { messages, stream: false };
    const far = await post(daemon, '/api/chat', { ...asked, model });
    const near = await post(daemon, '/api/chat', { ...asked, model: 'llama3.2:3b' });
    expect(statusAndBody(far)).toMatchObject([200, { message: { content: 'Theirs.' } }]);
    expect(statusAndBody(near)).toMatchObject([200, { message: { content: 'Mine.' } }]);
    expect(cloud.requests).toHaveLength(1);
  });

  test('is found on every endpoint', async () => {
    const { cloud, daemon } = chain();
    const embedder = { name: 'embed', capabilities: ['embedding'] as const };
    const withEmbedder = chain({ cloud: { models: [embedder] } });
    const statuses = [
      await post(daemon, '/api/generate', { model, prompt: 'Hi' }),
      await post(daemon, '/api/show', { model }),
      await post(daemon, '/v1/chat/completions', { model, messages }),
      await readResponse(await daemon.fetch(`/v1/models/${model}`)),
      await post(withEmbedder.daemon, '/api/embed', { model: 'embed:cloud', input: 'a' }),
      await post(withEmbedder.daemon, '/api/embeddings', { model: 'embed:cloud', prompt: 'a' }),
      await post(withEmbedder.daemon, '/v1/embeddings', { model: 'embed:cloud', input: 'a' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200]);
    expect(cloud.requests.map(({ path }) => path.replace(/\?.*/, ''))).toEqual([
      '/api/generate',
      '/api/show',
      '/v1/chat/completions',
      '/v1/models/gpt-oss:120b',
    ]);
    expect(withEmbedder.cloud.requests).toHaveLength(3);
  });

  test('that the cloud does not have is 404', async () => {
    const { daemon } = chain();
    const response = await post(daemon, '/api/chat', { model: 'nope:cloud', messages });
    expect(statusAndBody(response)).toEqual([404, { error: 'model "nope" not found' }]);
  });

  test('is refused by the daemon itself where the request cannot be read', async () => {
    const { cloud, daemon } = chain();
    const bodies = [
      { model, messages: 'Hi' },
      { model, messages, top_logprobs: 21 },
      { model: 'x:cloud:local', messages },
    ];
    for (const body of bodies) {
      expect((await post(daemon, '/api/chat', body)).status).toBe(400);
    }
    expect((await post(daemon, '/v1/chat/completions', '{')).status).toBe(400);
    expect(cloud.requests).toEqual([]);
  });
});

describe('the credential of a caller', () => {
  test('is replaced by a signature, another for each request', async () => {
    const { cloud, daemon } = chain();
    const key = { authorization: 'Bearer mine', 'x-extra': '1', 'accept-encoding': 'br' };
    await post(daemon, '/api/chat?b=2&a=1', { model, messages }, key);
    await post(daemon, '/api/chat', { model, messages }, key);
    await post(daemon, '/api/experimental/web_search', { query: 'ollama' }, key);
    const signatures = cloud.requests.map(({ headers }) => headers['authorization']);
    for (const signature of signatures) {
      expect(signature).toMatch(/^AAAAC3NzaC1lZDI1NTE5AAAAI[\w+/]{43}:[\w+/]{86}==$/);
    }
    expect(new Set(signatures).size).toBe(3);
    expect(cloud.requests[0]).toMatchObject({
      path: expect.stringMatching(/^\/api\/chat\?a=1&b=2&ts=\d+$/),
      headers: { 'x-extra': '1', 'accept-encoding': 'br' },
    });
  });

  test('so a cloud with a key of its own says no', async () => {
    const { daemon } = chain({ cloud: { apiKey: 'mine' } });
    const key = { authorization: 'Bearer mine' };
    const response = await post(daemon, '/api/chat', { model, messages }, key);
    expect(response).toMatchObject({
      status: 401,
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      chunks: ['{"error":"unauthorized"}'],
    });
    expect(response.headers).not.toHaveProperty('content-length');
  });
});

describe('a body is read and written again', () => {
  test('with what was not sent, and without what is unknown', async () => {
    expect(await sentFor('/api/chat', { model, unknown: 1 })).toBe(
      '{"model":"gpt-oss:120b","messages":null,"options":null}',
    );
    expect(await sentFor('/api/generate', { model, context: [1, 2], raw: true })).toBe(
      '{"model":"gpt-oss:120b","prompt":"","suffix":"","system":"","template":"","context":[1,2],"raw":true,"options":null}',
    );
    expect(await sentFor('/api/embed', { model, dimensions: 3, truncate: false })).toBe(
      '{"model":"gpt-oss:120b","input":null,"truncate":false,"dimensions":3,"options":null}',
    );
    expect(await sentFor('/api/embeddings', { model, prompt: 'a<b' })).toBe(
      String.raw`{"model":"gpt-oss:120b","prompt":"a\u003cb","options":null}`,
    );
    expect(await sentFor('/api/show', { name: model, verbose: true })).toBe(
      `{"model":"gpt-oss:120b","system":"","template":"","verbose":true,"options":null,"name":"${model}"}`,
    );
  });

  test('messages', async () => {
    const history = [
      null,
      { role: 'USER', content: 'a', images: ['QU\nJD'], extra: 1 },
      {
        role: 'assistant',
        tool_calls: [
          {
            id: 'c',
            type: 'function',
            function: { name: 'f', arguments: { b: { d: 1, c: 2 }, a: 1 } },
          },
          { function: { name: 'g' } },
        ],
      },
      { role: 'tool', content: 'r', tool_name: 'f', tool_call_id: 'c' },
    ];
    const sent = await sentFor('/api/chat', { model, messages: history });
    expect(sent).toBe(
      '{"model":"gpt-oss:120b","messages":[' +
        '{"role":"","content":""},' +
        '{"role":"user","content":"a","images":["QUJD"]},' +
        '{"role":"assistant","content":"","tool_calls":[' +
        '{"id":"c","function":{"index":0,"name":"f","arguments":{"b":{"c":2,"d":1},"a":1}}},' +
        '{"function":{"index":0,"name":"g","arguments":{}}}]},' +
        '{"role":"tool","content":"r","tool_name":"f","tool_call_id":"c"}],"options":null}',
    );
  });

  test('tools, of whose schemas little is left', async () => {
    const properties = {
      z: { type: ['string', 'null'], pattern: 'a', enum: ['b', null] },
      one: { type: ['integer'], minimum: 1 },
      gone: { $ref: '#/$defs/T' },
      none: null,
      either: { anyOf: [{ type: 'string', format: 'date' }, { const: 1 }] },
      inner: { type: 'object', properties: { b: {}, a: {} }, required: ['b'], title: 'x' },
      list: { type: 'array', items: { type: 'string', b: 1, a: 1, minLength: 1 } },
      empty: { type: 'object', properties: {}, items: true },
    };
    const parameters = { title: 'T', type: 'object', properties, additionalProperties: false };
    const tools = [
      { type: 'function', strict: true, function: { name: 'f', parameters } },
      { function: { name: 'bare' } },
    ];
    const sent = JSON.parse(await sentFor('/api/chat', { model, messages, tools })) as {
      tools: object[];
    };
    expect(JSON.stringify(sent.tools)).toBe(
      '[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{' +
        '"z":{"type":["string","null"],"enum":["b",null]},' +
        '"one":{"type":"integer"},"gone":{},"none":{},' +
        '"either":{"anyOf":[{"type":"string"},{}]},' +
        '"inner":{"type":"object","properties":{"b":{},"a":{}},"required":["b"]},' +
        '"list":{"type":"array","items":{"a":1,"b":1,"minLength":1,"type":"string"}},' +
        '"empty":{"type":"object","items":true,"properties":{}}}}}},' +
        '{"type":"","function":{"name":"bare","parameters":{"type":"","properties":null}}}]',
    );
  });

  test.each([
    [0, '0s'],
    ['5m', '5m0s'],
    [300, '5m0s'],
    ['1h30m', '1h30m0s'],
    ['90s', '1m30s'],
    [1.5, '1.5s'],
    ['20ms', '20ms'],
    ['1500us', '1.5ms'],
    ['250ns', '250ns'],
    [-1, '2562047h47m16.854775807s'],
  ])('keep_alive %j becomes %s', async (keepAlive, text) => {
    const sent = await sentFor('/api/chat', { model, messages, keep_alive: keepAlive });
    expect(JSON.parse(sent)).toMatchObject({ keep_alive: text });
  });

  test('options are sorted, a format is kept, even null', async () => {
    const options = { top_p: 1, num_ctx: 1, own: { b: 1, a: 1.0 } };
    const body = { model, options, stream: false, think: 'low', logprobs: true };
    const rest =
      '"options":{"num_ctx":1,"own":{"a":1,"b":1},"top_p":1},"think":"low","logprobs":true}';
    expect(await sentFor('/api/chat', { ...body, format: { b: 1, a: 2 } })).toBe(
      `{"model":"gpt-oss:120b","messages":null,"stream":false,"format":{"b":1,"a":2},${rest}`,
    );
    expect(await sentFor('/api/chat', { ...body, format: null })).toContain('"format":null');
  });

  test('but not one of the OpenAI-compatible side', async () => {
    const body = { tools: [{ strict: true }], model, messages, b: 1, a: { d: 1, c: 1 } };
    expect(await sentFor('/v1/chat/completions', body)).toBe(
      '{"a":{"d":1,"c":1},"b":1,"messages":[{"role":"user","content":"Hi"}],"model":"gpt-oss:120b","tools":[{"strict":true}]}',
    );
  });
});

test('a body that is nested too deeply to be written again is refused', async () => {
  const { cloud, daemon } = chain();
  const deep = '['.repeat(9500) + ']'.repeat(9500);
  for (const path of ['/api/chat', '/v1/chat/completions']) {
    const response = await post(daemon, path, `{"model":"${model}","format":${deep}}`);
    expect(statusAndBody(response)).toEqual([400, { error: 'exceeded max depth' }]);
  }
  expect(cloud.requests).toEqual([]);
});

describe('an answer of the cloud', () => {
  test('is passed on with its status and headers', async () => {
    const headers = { 'Retry-After': '7', 'X-Custom': 'kept' };
    const { daemon } = chain({ script: [fail({ status: 429, body: { error: 'slow' }, headers })] });
    const { date: _date, ...response } = (await post(daemon, '/api/chat', { model, messages }))
      .headers;
    expect(response).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'retry-after': '7',
      'x-custom': 'kept',
      'transfer-encoding': 'chunked',
    });
  });

  test('may be empty', async () => {
    const { daemon } = chain({ script: [fail({ status: 503, body: '' })] });
    const response = await post(daemon, '/api/chat', { model, messages });
    expect(response).toMatchObject({ status: 503, headers: { 'content-length': '0' }, chunks: [] });
    const none = daemonWith(async () => new Response(null, { status: 204 }));
    expect(await post(none, '/api/chat', { model, messages })).toMatchObject({
      status: 204,
      chunks: [],
    });
  });

  test('that breaks off ends like one that is done', async () => {
    const step = cut({ afterBytes: 150, proper: false }, reply({ content: 'Good day to you' }));
    const { cloud, daemon } = chain({ script: [step] });
    const init = { method: 'POST', body: JSON.stringify({ model, messages }) };
    const broken = await textUntilFailure(await daemon.fetch('/api/chat', init));
    expect(broken.error).toBeUndefined();
    expect(broken.text).toHaveLength(150);
    expect(cloud.requests[0]?.outcome).toBe('broken');
    expect(daemon.requests[0]?.outcome).toBe('complete');
  });
});

describe('a client that leaves', () => {
  async function leave(step: Step, hasBegun: 'asked' | 'answered') {
    const { cloud, daemon } = chain({ script: [step] });
    const leaving = new AbortController();
    const init = { method: 'POST', body: JSON.stringify({ model, messages }) };
    const asked = daemon.fetch('/api/chat', { ...init, signal: leaving.signal });
    await expect.poll(() => cloud.requests.length).toBe(1);
    if (hasBegun === 'answered') await asked;
    leaving.abort(new Error('enough'));
    const outcomes = [await daemon.requests[0]?.ended, await cloud.requests[0]?.ended];
    return { asked, outcomes };
  }

  test('before the answer leaves the cloud, too', async () => {
    const { asked, outcomes } = await leave(stall(), 'asked');
    await expect(asked).rejects.toEqual(new Error('enough'));
    expect(outcomes).toEqual(['aborted', 'aborted']);
  });

  test('in the middle of it as well', async () => {
    const { outcomes } = await leave(stall({ afterBytes: 10 }), 'answered');
    expect(outcomes).toEqual(['aborted', 'aborted']);
  });

  test('or cancels the body', async () => {
    const { cloud, daemon } = chain({ script: [stall({ afterBytes: 10 })] });
    const init = { method: 'POST', body: JSON.stringify({ model, messages }) };
    const response = await daemon.fetch('/api/chat', init);
    await response.body?.cancel();
    await expect(cloud.requests[0]?.ended).resolves.toBe('aborted');
  });
});

test('a daemon that closes leaves the cloud', async () => {
  const { cloud, daemon } = chain({ script: [stall()] });
  const asked = post(daemon, '/api/chat', { model, messages }).catch((error: unknown) => error);
  await expect.poll(() => cloud.requests.length).toBe(1);
  await daemon.close();
  expect(await asked).toEqual(new TypeError('fetch failed'));
  expect(daemon.requests[0]?.outcome).toBe('broken');
  await expect(cloud.requests[0]?.ended).resolves.toBe('aborted');
});

describe('a cloud that cannot be reached is 502', () => {
  const coded = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code }) });

  test.each([
    [coded('ECONNREFUSED'), 'dial tcp cloud.test:8080: connect: connection refused'],
    [coded('ENOTFOUND'), 'dial tcp: lookup cloud.test: no such host'],
    [coded('ECONNRESET'), 'read: connection reset by peer'],
    [coded('UND_ERR_SOCKET'), 'EOF'],
    [
      new TypeError('fetch failed', { cause: new AggregateError([coded('ETIMEDOUT')]) }),
      'dial tcp cloud.test:8080: connect: connection timed out',
    ],
    [new Error('certificate has expired'), 'certificate has expired'],
    ['out of order', 'out of order'],
  ])('%s', async (error, text) => {
    const daemon = daemonWith(() => Promise.reject(error));
    const [status, body] = statusAndBody(await post(daemon, '/api/chat', { model, messages }));
    expect(status).toBe(502);
    expect((body as { error: string }).error.replace(/ts=\d+/, 'ts=…')).toBe(
      `Post "http://cloud.test:8080/api/chat?ts=…": ${text}`,
    );
  });
});

describe('web search through a daemon', () => {
  test('is the search of the cloud', async () => {
    const { cloud, daemon } = chain();
    const found = await post(daemon, '/api/experimental/web_search', { query: 'bread', own: 1 });
    expect(statusAndBody(found)).toMatchObject([
      200,
      { results: [{ title: 'A bread with three ingredients' }] },
    ]);
    const page = { url: 'kitchen.example.org/bread' };
    const fetched = await post(daemon, '/api/experimental/web_fetch', page);
    expect(statusAndBody(fetched)).toMatchObject([200, { title: expect.any(String) }]);
    expect(cloud.requests.map(({ path, body }) => [path.replace(/\?.*/, ''), body])).toEqual([
      ['/api/web_search', { query: 'bread', own: 1 }],
      ['/api/web_fetch', page],
    ]);
  });

  test('wants a body, which is not looked at', async () => {
    const { cloud, daemon } = chain();
    expect(statusAndBody(await post(daemon, '/api/experimental/web_fetch', ' '))).toEqual([
      400,
      { error: 'missing request body' },
    ]);
    expect(cloud.requests).toEqual([]);
    const response = await post(daemon, '/api/experimental/web_fetch', '{');
    expect(statusAndBody(response)).toEqual([400, { error: 'unexpected EOF' }]);
    expect(cloud.requests[0]?.body).toBe('{');
  });
});

describe('the account behind a daemon', () => {
  const me = async (fetch: typeof globalThis.fetch) =>
    statusAndBody(await post(daemonWith(fetch), '/api/me', ''));

  test('is that of the cloud', async () => {
    const { cloud, daemon } = chain();
    expect(statusAndBody(await post(daemon, '/api/me', ''))).toMatchObject([
      200,
      { name: 'somebody', plan: 'free' },
    ]);
    expect(cloud.requests[0]).toMatchObject({
      method: 'POST',
      headers: { authorization: expect.stringMatching(/^AAAA/) },
    });
  });

  test('has a plan, and no empty fields', async () => {
    const account = { name: 'n', bio: '', avatarurl: 'a', other: 1, plan: '' };
    expect(await me(async () => Response.json(account))).toEqual([
      200,
      { id: '', email: '', name: 'n', avatarurl: 'a', plan: 'free' },
    ]);
  });

  test('may be one that has to sign in', async () => {
    const refused = { error: 'unauthorized' };
    const url = 'https://ollama.com/connect?name=n&key=k';
    expect(await me(async () => Response.json(refused, { status: 401 }))).toEqual([
      401,
      {
        error: 'unauthorized',
        signin_url: expect.stringMatching(/^https:\/\/ollama\.com\/connect/),
      },
    ]);
    const withUrl = { ...refused, signin_url: url };
    expect(await me(async () => Response.json(withUrl, { status: 401 }))).toEqual([401, withUrl]);
  });

  test.each<[string, typeof globalThis.fetch]>([
    ['fails', async () => new Response('no', { status: 500 })],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ])('is unavailable when the cloud %s', async (_case, fetch) => {
    expect(await me(fetch)).toEqual([503, { error: 'account unavailable' }]);
  });
});

describe('a daemon whose cloud is turned off', () => {
  const daemon = createEmulator({ disableCloud: true });
  const refusal = (what: string) => ({ error: `ollama cloud is disabled: ${what} unavailable` });

  test.each([
    ['/api/chat', { model, messages }, 'remote model is'],
    ['/api/generate', { model, prompt: 'Hi' }, 'remote model is'],
    ['/api/embed', { model, input: 'Hi' }, 'remote model is'],
    ['/api/show', { model }, 'remote model details are'],
    ['/v1/chat/completions', { model, messages }, 'remote model is'],
    ['/api/experimental/web_search', { query: 'a' }, 'web search is'],
    ['/api/experimental/web_fetch', { url: 'a' }, 'web fetch is'],
  ])('says so at %s', async (path, body, what) => {
    expect(statusAndBody(await post(daemon, path, body))).toEqual([403, refusal(what)]);
  });

  test('and still has its own models', async () => {
    const response = await post(daemon, '/api/chat', { model: 'llama3.2:3b', messages });
    expect(response.status).toBe(200);
    const entry = await daemon.fetch('/v1/models/gpt-oss:120b-cloud');
    expect([entry.status, await entry.json()]).toEqual([403, refusal('remote model details are')]);
  });
});
