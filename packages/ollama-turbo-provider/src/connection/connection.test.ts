import { APICallError, InvalidArgumentError, LoadAPIKeyError } from '@ai-sdk/provider';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { VERSION } from '../version.js';
import { createConnection, type ConnectionSettings, type HostRequest } from './connection.js';

const USER_AGENT = `ollama-turbo-provider/${VERSION}`;
const DAEMON = 'http://127.0.0.1:11434';

interface Sent {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** A `fetch` that keeps what it is asked for and answers 200. */
function recordingFetch(answer: () => Response = () => new Response('{}')) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const headers = Object.fromEntries(request.headers);
    sent.push({ url: request.url, headers, body: await request.text() });
    return answer();
  };
  return { sent, fetch };
}

/** What one request with these settings sends. */
async function send(settings: ConnectionSettings, request: Partial<HostRequest> = {}) {
  const { sent, fetch } = recordingFetch();
  await createConnection({ fetch, ...settings }).send({ path: '/api/chat', body: {}, ...request });
  return sent[0];
}

/** The error of one request with these settings, and how many requests were sent. */
async function fail(settings: ConnectionSettings, request: Partial<HostRequest> = {}) {
  const { sent, fetch } = recordingFetch();
  const connection = createConnection({ fetch, ...settings });
  const error: unknown = await connection
    .send({ path: '/api/chat', body: {}, ...request })
    .catch((cause: unknown) => cause);
  return { error, requests: sent.length };
}

// A test may run where these are set for real.
beforeEach(() => {
  vi.stubEnv('OLLAMA_API_KEY', undefined);
  vi.stubEnv('OLLAMA_BASE_URL', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('a request', () => {
  test('goes to the endpoint as JSON, with the key and the user agent', async () => {
    expect(
      await send({ apiKey: 'k' }, { path: '/api/chat', body: { model: 'm', text: 'ü' } }),
    ).toEqual({
      url: 'https://ollama.com/api/chat',
      headers: {
        authorization: 'Bearer k',
        'content-type': 'application/json',
        'user-agent': USER_AGENT,
      },
      body: '{"model":"m","text":"ü"}',
    });
  });

  test('resolves with the answer and what is known of it', async () => {
    const response = new Response('{}', { status: 201, headers: { 'X-Some': 'Value' } });
    const connection = createConnection({ baseURL: DAEMON, fetch: async () => response });
    const body = { model: 'm' };
    expect(await connection.send({ path: '/api/chat', body })).toEqual({
      response,
      exchange: {
        url: 'http://127.0.0.1:11434/api/chat',
        host: '127.0.0.1:11434',
        isOllamaCom: false,
        isLocalDaemon: true,
        requestBody: body,
        authorizationSource: undefined,
        environmentKeyWithheld: false,
        redact: expect.any(Function),
        statusCode: 201,
        responseHeaders: { 'content-type': 'text/plain;charset=UTF-8', 'x-some': 'Value' },
        redirectedTo: undefined,
      },
    });
  });

  test('uses the fetch that is the global one when it is made', async () => {
    const connection = createConnection({ baseURL: DAEMON });
    const { sent, fetch } = recordingFetch();
    vi.stubGlobal('fetch', fetch);
    await connection.send({ path: '/api/chat', body: {} });
    expect(sent.map(({ url }) => url)).toEqual(['http://127.0.0.1:11434/api/chat']);
  });

  test('goes to OLLAMA_BASE_URL as it is at that moment when no baseURL was set', async () => {
    const { sent, fetch } = recordingFetch();
    const connection = createConnection({ fetch, apiKey: 'k' });
    vi.stubEnv('OLLAMA_BASE_URL', ' localhost:11434/api\n');
    await connection.send({ path: '/api/chat', body: {} });
    vi.stubEnv('OLLAMA_BASE_URL', ' ');
    await connection.send({ path: '/api/chat', body: {} });
    expect(sent.map(({ url }) => url)).toEqual([
      'http://localhost:11434/api/chat',
      'https://ollama.com/api/chat',
    ]);
  });

  test('goes to the baseURL of the settings rather than to OLLAMA_BASE_URL', async () => {
    vi.stubEnv('OLLAMA_BASE_URL', 'http://other:11434');
    expect(await send({ baseURL: DAEMON })).toMatchObject({
      url: 'http://127.0.0.1:11434/api/chat',
    });
  });
});

describe('headers', () => {
  test('of a call win over those of the settings in any case; undefined ones do not count', async () => {
    const settings = {
      baseURL: DAEMON,
      headers: { 'X-One': 'settings', 'x-two': 'settings', 'X-Three': undefined },
    };
    const headers = { 'x-one': 'call', 'X-TWO': undefined, 'x-four': 'call' };
    expect((await send(settings, { headers }))?.headers).toEqual({
      'content-type': 'application/json',
      'user-agent': USER_AGENT,
      'x-one': 'call',
      'x-two': 'settings',
      'x-four': 'call',
    });
  });

  test.each<[string, ConnectionSettings['headers']]>([
    ['a function', () => ({ 'X-One': '1' })],
    ['an async function', async () => ({ 'X-One': '1' })],
  ])('come from %s for each request', async (_name, headers) => {
    expect((await send({ baseURL: DAEMON, headers }))?.headers).toEqual({
      'content-type': 'application/json',
      'user-agent': USER_AGENT,
      'x-one': '1',
    });
  });

  test('of a Headers object are sent', async () => {
    const headers = new Headers({ 'X-One': '1' });
    // @ts-expect-error not among the types, but at hand in many apps
    expect((await send({ baseURL: DAEMON, headers }))?.headers).toMatchObject({ 'x-one': '1' });
  });

  test('keep a user agent of their own before ours', async () => {
    const headers = { 'User-Agent': 'my-app/1' };
    expect((await send({ baseURL: DAEMON, headers }))?.headers['user-agent']).toBe(
      `my-app/1 ${USER_AGENT}`,
    );
  });

  const CANNOT_BE_SENT =
    'its name or its value contains a character that HTTP does not allow, such as a line break or one that is not Latin-1.';

  test.each<[unknown, string]>([
    [{ 'x-one': 'a\nb' }, `The header "x-one" cannot be sent: ${CANNOT_BE_SENT}`],
    [
      { Authorization: 'Bearer k€y' },
      `The header "authorization" cannot be sent: ${CANNOT_BE_SENT}`,
    ],
    [{ 'x one': 'a' }, `The header "x one" cannot be sent: ${CANNOT_BE_SENT}`],
    [{ 'x-one': 5 }, 'The header "x-one" has to be a text.'],
    [() => 'x', 'The headers of a request have to be an object of names and texts.'],
    [() => null, 'The headers of a request have to be an object of names and texts.'],
  ])('%j are refused', async (headers, message) => {
    const { error, requests } = await fail({
      baseURL: DAEMON,
      headers: headers as ConnectionSettings['headers'],
    });
    expect(error).toEqual(new InvalidArgumentError({ argument: 'headers', message }));
    expect(requests).toBe(0);
  });

  test('that a function fails to give end the request with its own error', async () => {
    const failure = new Error('no headers today');
    const headers = () => {
      throw failure;
    };
    expect((await fail({ baseURL: DAEMON, headers })).error).toBe(failure);
  });
});

describe('the key', () => {
  test.each<[string, ConnectionSettings['apiKey']]>([
    ['a text', 'k'],
    ['a text with white space around it', ' k\r\n'],
    ['a whole header value', 'Bearer k'],
    ['a header value in another case', ' bearer  k '],
    ['a function', () => 'k'],
    ['an async function', async () => 'Bearer k\n'],
  ])('is taken from %s', async (_name, apiKey) => {
    vi.stubEnv('OLLAMA_API_KEY', 'other');
    expect((await send({ apiKey }))?.headers['authorization']).toBe('Bearer k');
  });

  test.each<[string, ConnectionSettings['apiKey']]>([
    ['not given', undefined],
    ['empty', ''],
    ['blank', ' \n'],
    ['"Bearer" alone', 'Bearer '],
    ['undefined from a function', () => undefined],
    ['empty from an async function', async () => ''],
  ])('is that of the environment for ollama.com when the setting is %s', async (_name, apiKey) => {
    vi.stubEnv('OLLAMA_API_KEY', ' Bearer k\n');
    expect((await send({ apiKey }))?.headers['authorization']).toBe('Bearer k');
  });

  test.each([
    DAEMON,
    'https://example.com',
    'https://ollama.com.example.org',
    'http://ollama:11434',
  ])('of the environment is not sent to %s', async baseURL => {
    vi.stubEnv('OLLAMA_API_KEY', 'k');
    expect((await send({ baseURL }))?.headers).toEqual({
      'content-type': 'application/json',
      'user-agent': USER_AGENT,
    });
  });

  test.each([DAEMON, 'https://example.com', 'http://ollama:11434', 'http://192.168.1.5'])(
    'of the setting is sent to %s',
    async baseURL => {
      expect((await send({ baseURL, apiKey: 'k' }))?.headers['authorization']).toBe('Bearer k');
    },
  );

  test.each(['Authorization', 'authorization', 'AUTHORIZATION'])(
    'is not looked for when the headers have %s, which is sent as it is',
    async name => {
      const apiKey = () => {
        throw new Error('not to be called');
      };
      const headers = { [name]: 'raw-key' };
      const bySettings = await send({ apiKey, headers });
      const byCall = await send({ apiKey }, { headers });
      expect([bySettings, byCall].map(sent => sent?.headers['authorization'])).toEqual([
        'raw-key',
        'raw-key',
      ]);
    },
  );

  test('that is missing for ollama.com ends the request before it is sent', async () => {
    const { error, requests } = await fail({});
    expect(error).toEqual(
      new LoadAPIKeyError({
        message:
          'ollama.com needs an API key: set the environment variable OLLAMA_API_KEY, or pass the setting "apiKey" to createOllama. Keys are made at https://ollama.com/settings/keys. For a local Ollama, set baseURL to "http://localhost:11434".',
      }),
    );
    expect(requests).toBe(0);
  });

  test.each([
    ['secret\nkey', 'a line break'],
    ['secret\r\nkey', 'a line break'],
    ['secret-k€y', 'a character that is not ASCII'],
    ['secret\u0000key', 'a control character'],
  ])('%j is refused without being shown', async (apiKey, problem) => {
    const { error, requests } = await fail({ apiKey });
    expect(error).toEqual(
      new InvalidArgumentError({
        argument: 'apiKey',
        message: `The key in the setting "apiKey" contains ${problem}. Copy it again; keys of ollama.com are made at https://ollama.com/settings/keys.`,
      }),
    );
    expect(requests).toBe(0);
  });

  test('of the environment is refused under the name of its variable', async () => {
    vi.stubEnv('OLLAMA_API_KEY', 'secret\nkey');
    expect((await fail({})).error).toEqual(
      new LoadAPIKeyError({
        message:
          'The key in the environment variable OLLAMA_API_KEY contains a line break. Copy it again; keys of ollama.com are made at https://ollama.com/settings/keys.',
      }),
    );
  });

  test.each<[string, unknown]>([
    ['number', 5],
    ['object', { key: 'secret' }],
  ])('is refused when the function gives a value of type %s', async (type, value) => {
    const apiKey = (() => value) as () => string;
    expect((await fail({ apiKey })).error).toEqual(
      new InvalidArgumentError({
        argument: 'apiKey',
        message: `The function given as setting "apiKey" has to return a text, a promise of one, or undefined; it returned a value of type ${type}.`,
      }),
    );
  });

  test('that a function fails to give ends the request with its own error', async () => {
    const failure = new Error('no key today');
    expect((await fail({ apiKey: async () => Promise.reject(failure) })).error).toBe(failure);
  });

  test.each<ConnectionSettings>([{ apiKey: 'k' }, { headers: { Authorization: 'Bearer k' } }])(
    'is not sent over plain http to a public host: %j',
    async settings => {
      const { error, requests } = await fail({ baseURL: 'http://example.com:8080/x', ...settings });
      expect(error).toEqual(
        new InvalidArgumentError({
          argument: 'baseURL',
          message:
            'No key is sent to example.com:8080 over plain http, where anyone on the way can read it: use "https://example.com:8080" as base URL, or leave the key out.',
        }),
      );
      expect(requests).toBe(0);
    },
  );

  test('is not needed for plain http to a public host', async () => {
    expect((await send({ baseURL: 'http://example.com' }))?.url).toBe(
      'http://example.com/api/chat',
    );
  });
});

describe('on a web page', () => {
  beforeEach(() => {
    vi.stubGlobal('window', { document: {} });
  });

  test.each<ConnectionSettings>([
    { apiKey: 'k' },
    { apiKey: 'k', dangerouslyAllowBrowser: false },
    { headers: { authorization: 'k' } },
  ])('a key is refused: %j', async settings => {
    const { error, requests } = await fail(settings);
    expect(error).toEqual(
      new InvalidArgumentError({
        argument: 'dangerouslyAllowBrowser',
        message:
          'No key is sent to ollama.com from a browser, where every visitor of the page can read it: call ollama.com from a server, or set dangerouslyAllowBrowser to true if visitors may have this key.',
      }),
    );
    expect(requests).toBe(0);
  });

  test('a key is sent when that is allowed', async () => {
    const sent = await send({ apiKey: 'k', dangerouslyAllowBrowser: true });
    expect(sent?.headers['authorization']).toBe('Bearer k');
  });

  test('a daemon is reached without a key', async () => {
    expect((await send({ baseURL: DAEMON }))?.url).toBe('http://127.0.0.1:11434/api/chat');
  });
});

describe('a setting of a wrong type is refused', () => {
  test.each<[string, unknown, string]>([
    ['baseURL', 5, 'a text, not a value of type number'],
    ['apiKey', { secret: 'k' }, 'a text or a function, not a value of type object'],
    ['apiKey', null, 'a text or a function, not null'],
    ['headers', 'x', 'an object or a function, not a value of type string'],
    ['headers', [['a', 'b']], 'an object or a function, not a value of type object'],
    ['fetch', 3, 'a function, not a value of type number'],
    ['dangerouslyAllowBrowser', 'yes', 'a boolean, not a value of type string'],
  ])('%s: %j', (setting, value, expected) => {
    expect(() => createConnection({ [setting]: value })).toThrow(
      new InvalidArgumentError({
        argument: setting,
        message: `The setting "${setting}" has to be ${expected}.`,
      }),
    );
  });

  test('a baseURL that is no URL is refused at once, one of the environment when it is used', async () => {
    expect(() => createConnection({ baseURL: 'a b' })).toThrow('Invalid baseURL "a b"');
    vi.stubEnv('OLLAMA_BASE_URL', 'a b');
    const connection = createConnection({});
    expect(() => connection.baseUrl()).toThrow('Invalid OLLAMA_BASE_URL "a b"');
    await expect(connection.send({ path: '/api/chat', body: {} })).rejects.toThrow(
      'Invalid OLLAMA_BASE_URL "a b"',
    );
  });

  test('a fetch that gives no Response is refused', async () => {
    const fetch = (async () => ({ ok: true })) as unknown as typeof globalThis.fetch;
    const none = (async () => undefined) as unknown as typeof globalThis.fetch;
    const message = 'The function given as setting "fetch" has to return a promise of a Response.';
    const expected = new InvalidArgumentError({ argument: 'fetch', message });
    expect((await fail({ baseURL: DAEMON, fetch })).error).toEqual(expected);
    expect((await fail({ baseURL: DAEMON, fetch: none })).error).toEqual(expected);
  });

  test.each([new AbortController(), {}, 5])('an abortSignal that is none: %o', async value => {
    const abortSignal = value as AbortSignal;
    const { error, requests } = await fail({ baseURL: DAEMON }, { abortSignal });
    expect(error).toEqual(
      new InvalidArgumentError({
        argument: 'abortSignal',
        message: `The call option "abortSignal" has to be an AbortSignal, such as the "signal" of an AbortController, not a value of type ${typeof value}.`,
      }),
    );
    expect(requests).toBe(0);
  });

  test('a body that is no JSON is refused', async () => {
    const { error, requests } = await fail({ baseURL: DAEMON }, { body: { options: { n: 1n } } });
    expect(error).toEqual(
      new InvalidArgumentError({
        argument: 'body',
        message:
          'The request cannot be written as JSON (Do not know how to serialize a BigInt): it holds a BigInt, or an object that contains itself.',
      }),
    );
    expect(requests).toBe(0);
  });
});

describe('a refusal', () => {
  test('whose body breaks off is told by its status', async () => {
    const pull = () => {
      throw new TypeError('terminated');
    };
    const fetch = async () => new Response(new ReadableStream({ pull }), { status: 503 });
    expect((await fail({ baseURL: DAEMON, fetch })).error).toEqual(
      new APICallError({
        message:
          '127.0.0.1:11434 answered with status 503 and no text. 127.0.0.1:11434 has no capacity for now: try again later.',
        url: 'http://127.0.0.1:11434/api/chat',
        requestBodyValues: {},
        statusCode: 503,
        responseHeaders: {},
        responseBody: '',
        isRetryable: true,
        data: { reason: 'overloaded' },
      }),
    );
  });
});

describe('an aborted request', () => {
  const reason = new Error('changed my mind');

  test('ends with the reason of its signal before anything is asked for', async () => {
    const headers = vi.fn<() => Record<string, string>>(() => ({}));
    const { error, requests } = await fail(
      { baseURL: DAEMON, headers },
      { abortSignal: AbortSignal.abort(reason) },
    );
    expect(error).toBe(reason);
    expect([headers.mock.calls.length, requests]).toEqual([0, 0]);
  });

  test.each(['headers', 'apiKey'] as const)(
    'ends with the reason when aborted while %s is awaited',
    async setting => {
      const controller = new AbortController();
      const wait = async () => {
        controller.abort(reason);
        return setting === 'headers' ? {} : 'k';
      };
      const { error, requests } = await fail(
        { baseURL: DAEMON, [setting]: wait },
        { abortSignal: controller.signal },
      );
      expect(error).toBe(reason);
      expect(requests).toBe(0);
    },
  );

  test.each(['headers', 'apiKey', 'fetch'] as const)(
    'ends with the reason at once while %s hangs',
    async setting => {
      const controller = new AbortController();
      const hang = () => {
        queueMicrotask(() => controller.abort(reason));
        return new Promise<never>(() => {});
      };
      const { error } = await fail(
        { baseURL: DAEMON, [setting]: hang },
        { abortSignal: controller.signal },
      );
      expect(error).toBe(reason);
    },
  );

  test('gives up an answer that arrives after all', async () => {
    const controller = new AbortController();
    let arrive = (_response: Response) => {};
    const fetch = () => {
      queueMicrotask(() => controller.abort(reason));
      return new Promise<Response>(resolve => {
        arrive = resolve;
      });
    };
    const { error } = await fail({ baseURL: DAEMON, fetch }, { abortSignal: controller.signal });
    expect(error).toBe(reason);
    await new Promise<void>(cancel => {
      arrive(new Response(new ReadableStream({ cancel: () => cancel() })));
    });
  });

  test('ends with the reason while a refusal hangs, and gives that up', async () => {
    const controller = new AbortController();
    const cancel = vi.fn<() => void>();
    const pull = () => {
      controller.abort(reason);
      return new Promise<void>(() => {});
    };
    const body = () => new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
    const fetch = async () => new Response(body(), { status: 500 });
    const { error } = await fail({ baseURL: DAEMON, fetch }, { abortSignal: controller.signal });
    expect(error).toBe(reason);
    expect(cancel).toHaveBeenCalledOnce();
  });

  test('passes on an abort of a fetch of one’s own while a refusal is read', async () => {
    const failure = new DOMException('over', 'TimeoutError');
    const pull = () => {
      throw failure;
    };
    const fetch = async () => new Response(new ReadableStream({ pull }), { status: 500 });
    expect((await fail({ baseURL: DAEMON, fetch })).error).toBe(failure);
  });

  test('ends with the reason whatever fetch throws', async () => {
    const controller = new AbortController();
    const fetch = async () => {
      controller.abort(reason);
      throw new TypeError('fetch failed');
    };
    const { error } = await fail({ baseURL: DAEMON, fetch }, { abortSignal: controller.signal });
    expect(error).toBe(reason);
  });

  test('ends with the reason and gives up the answer of a fetch that ignores the signal', async () => {
    const controller = new AbortController();
    const cancel = vi.fn<() => void>();
    const fetch = async () => {
      controller.abort(reason);
      return new Response(new ReadableStream({ cancel }));
    };
    const { error } = await fail({ baseURL: DAEMON, fetch }, { abortSignal: controller.signal });
    expect(error).toBe(reason);
    expect(cancel).toHaveBeenCalledOnce();
  });

  test('ends with the reason when aborted while a refusal is read', async () => {
    const controller = new AbortController();
    const pull = () => {
      controller.abort(reason);
      throw new TypeError('terminated');
    };
    // Without a buffer nothing is pulled before the body is read.
    const body = () => new ReadableStream({ pull }, { highWaterMark: 0 });
    const fetch = async () => new Response(body(), { status: 500 });
    const { error } = await fail({ baseURL: DAEMON, fetch }, { abortSignal: controller.signal });
    expect(error).toBe(reason);
  });

  test.each([
    new DOMException('over', 'TimeoutError'),
    new DOMException('stopped', 'AbortError'),
    new InvalidArgumentError({ argument: 'fetch', message: 'not allowed' }),
  ])('of a fetch of one’s own passes its error on: %o', async failure => {
    const fetch = async () => Promise.reject(failure);
    expect((await fail({ baseURL: DAEMON, fetch })).error).toBe(failure);
  });
});

describe('a host that wants a key', () => {
  /** What the service did when this project began: 401 without Authorization, else an answer. */
  const wantsKey: typeof globalThis.fetch = async (input, init) =>
    ['Bearer k', 'k'].includes(new Request(input, init).headers.get('authorization') ?? '')
      ? new Response('{"done":true}')
      : Response.json({ error: 'unauthorized' }, { status: 401 });

  test.each<[string, ConnectionSettings]>([
    ['the key as setting', { apiKey: 'k' }],
    ['the key raw through headers', { headers: { Authorization: 'k' } }],
    ['the key with Bearer through headers', { headers: { Authorization: 'Bearer k' } }],
  ])('answers a request with %s', async (_name, settings) => {
    const connection = createConnection({ fetch: wantsKey, ...settings });
    const { response } = await connection.send({ path: '/api/chat', body: {} });
    expect([response.status, await response.text()]).toEqual([200, '{"done":true}']);
  });

  test('refuses a request without', async () => {
    const { error } = await fail({ fetch: wantsKey, baseURL: 'https://example.com' });
    expect(error).toEqual(
      new APICallError({
        message:
          'unauthorized. example.com wants a key, and none was sent: pass it as the setting "apiKey".',
        url: 'https://example.com/api/chat',
        requestBodyValues: {},
        statusCode: 401,
        responseHeaders: { 'content-type': 'application/json' },
        responseBody: '{"error":"unauthorized"}',
        isRetryable: false,
        data: { reason: 'unauthorized' },
      }),
    );
  });
});

describe('an error never shows the key', () => {
  const KEY = 'abc.DEF+ghi"123456';

  async function errorOf(fetch: typeof globalThis.fetch): Promise<APICallError> {
    const { error } = await fail({ apiKey: KEY, baseURL: DAEMON, fetch });
    if (!APICallError.isInstance(error)) throw error;
    return error;
  }

  test('that a host echoes in its body and headers', async () => {
    const echo = `key ${KEY} is wrong, see ?key=${encodeURIComponent(KEY)}`;
    const error = await errorOf(async () =>
      Response.json({ error: echo }, { status: 400, headers: { 'X-Echo': `Bearer ${KEY}` } }),
    );
    expect([error.message, error.responseBody, error.responseHeaders?.['x-echo']]).toEqual([
      'key [key removed] is wrong, see ?key=[key removed]. 127.0.0.1:11434 refused the request: correct what this text names.',
      '{"error":"key [key removed] is wrong, see ?key=[key removed]"}',
      'Bearer [key removed]',
    ]);
  });

  const SPELLED = 'sk/abc+DEF<"123';

  test.each([
    ['with a slash escaped', 'sk\\/abc+DEF<\\"123'],
    ['with code points', 'sk/abc\\u002bDEF\\u003C\\u0022123'],
    ['with nothing but code points', [...SPELLED].map(toCodePoint).join('')],
    ['in JSON within JSON', 'sk\\\\\\/abc\\\\u002BDEF<\\\\\\"123'],
  ])('that a host spells %s', async (_name, spelled) => {
    const fetch = async () => new Response(`{"error":"bad ${spelled}!"}`, { status: 400 });
    const { error } = await fail({ apiKey: SPELLED, baseURL: DAEMON, fetch });
    expect([(error as APICallError).message, (error as APICallError).responseBody]).toEqual([
      'bad [key removed]! 127.0.0.1:11434 refused the request: correct what this text names.',
      '{"error":"bad [key removed]!"}',
    ]);
  });

  test.each([
    'x-api-key',
    'api-key',
    'Cookie',
    'Proxy-Authorization',
    'X-Auth-Token',
    'x-goog-key',
    'CF-Access-Client-Secret',
  ])('nor what the header %s holds', async name => {
    const fetch = async () => Response.json({ error: 'got my-other-secret!' }, { status: 400 });
    const headers = { [name]: name === 'Cookie' ? 'a=my-other-secret; b=c' : 'my-other-secret' };
    const { error } = await fail({ headers, baseURL: DAEMON, fetch });
    expect([(error as APICallError).message, (error as APICallError).responseBody]).toEqual([
      'got [key removed]! 127.0.0.1:11434 refused the request: correct what this text names.',
      '{"error":"got [key removed]!"}',
    ]);
  });

  test('of many thousand characters', async () => {
    const apiKey = 'a+b/c'.repeat(4000);
    const fetch = async () => Response.json({ error: `bad ${apiKey}` }, { status: 400 });
    const { error } = await fail({ apiKey, baseURL: DAEMON, fetch });
    expect((error as APICallError).responseBody).toBe('{"error":"bad [key removed]"}');
  });

  test('that a fetch of one’s own leaves in its errors', async () => {
    const inner = Object.assign(new Error(`cannot send ${KEY}`), { code: 'E_SEND', key: KEY });
    const thrown = Object.assign(new TypeError('fetch failed', { cause: inner }), {
      request: { headers: new Headers({ authorization: `Bearer ${KEY}` }) },
    });
    const error = await errorOf(async () => Promise.reject(thrown));
    expect(error.message).toBe(
      'Cannot reach 127.0.0.1:11434: cannot send [key removed]. Start Ollama with "ollama serve" or its app, or set the base URL to where it runs.',
    );
    const cause = error.cause as Error;
    const innerCopy = cause.cause as Error;
    expect([cause.name, cause.message, Object.keys(cause)]).toEqual([
      'TypeError',
      'fetch failed',
      ['name'],
    ]);
    expect({ ...innerCopy, message: innerCopy.message }).toEqual({
      name: 'Error',
      code: 'E_SEND',
      message: 'cannot send [key removed]',
    });
    expect(innerCopy.stack).not.toContain(KEY);
  });

  test('while a short key does not make other words unreadable', async () => {
    const fetch = async () => Response.json({ error: 'unknown key: k' }, { status: 400 });
    const { error } = await fail({ apiKey: 'k', baseURL: DAEMON, fetch });
    expect((error as Error).message).toBe(
      'unknown key: [key removed]. 127.0.0.1:11434 refused the request: correct what this text names.',
    );
  });
});

function toCodePoint(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
