import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { APICallError } from '@ai-sdk/provider';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { errorFromRead } from './api-error.js';
import { createConnection, type ConnectionSettings } from './connection.js';

const servers: Server[] = [];

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise(resolve => {
    server.close(resolve);
  });
}

function post(settings: ConnectionSettings) {
  return createConnection(settings).send({ path: '/api/chat', body: { model: 'm' } });
}

async function errorOf(settings: ConnectionSettings): Promise<APICallError> {
  const error: unknown = await post(settings).catch((cause: unknown) => cause);
  if (APICallError.isInstance(error)) return error;
  throw error;
}

beforeEach(() => {
  vi.stubEnv('OLLAMA_API_KEY', undefined);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(servers.splice(0).map(close));
});

describe('a server that wants a key', () => {
  /** What the service did when this project began: 401 without Authorization, else an answer. */
  const wantsKey: RequestListener = (request, response) => {
    const isAllowed = ['Bearer k', 'k'].includes(request.headers.authorization ?? '');
    response.writeHead(isAllowed ? 200 : 401, { 'Content-Type': 'application/json' });
    response.end(isAllowed ? '{"done":true}' : '{"error":"unauthorized"}');
  };

  test.each<[string, ConnectionSettings]>([
    ['the key as setting', { apiKey: 'k' }],
    ['the key raw through headers', { headers: { Authorization: 'k' } }],
  ])('answers a request with %s', async (_name, settings) => {
    const { response } = await post({ baseURL: await listen(wantsKey), ...settings });
    expect([response.status, await response.text()]).toEqual([200, '{"done":true}']);
  });

  test.each([
    [undefined, 'HOST wants a key, and none was sent: pass it as the setting "apiKey".'],
    [
      'k',
      'The key in OLLAMA_API_KEY was not sent to HOST: this variable is sent to ollama.com only. If HOST should get a key, pass it as the setting "apiKey".',
    ],
  ])('refuses a request without, OLLAMA_API_KEY being %s', async (environmentKey, advice) => {
    vi.stubEnv('OLLAMA_API_KEY', environmentKey);
    const host = await listen(wantsKey);
    const error = await errorOf({ baseURL: host });
    expect([error.message, error.statusCode, error.isRetryable, error.data]).toEqual([
      `unauthorized. ${advice.replaceAll('HOST', host)}`,
      401,
      false,
      { reason: 'unauthorized' },
    ]);
    expect(error.responseHeaders).toMatchObject({ 'content-type': 'application/json' });
  });
});

describe('a redirect', () => {
  test('that turned the POST into a GET is named when the request failed', async () => {
    const host = await listen((request, response) => {
      if (request.url === '/api/chat') response.writeHead(301, { Location: '/elsewhere' }).end();
      else response.writeHead(405).end(`${request.method} not allowed`);
    });
    const error = await errorOf({ baseURL: host });
    expect([error.message, error.statusCode, error.data]).toEqual([
      `GET not allowed. Nothing at http://${host}/api/chat takes Ollama's requests: check the base URL. The request was redirected to http://${host}/elsewhere, on which way a POST may become a GET: set the base URL to that address.`,
      405,
      { reason: 'unknown' },
    ]);
  });

  test('that keeps the POST is followed', async () => {
    const host = await listen((request, response) => {
      if (request.url === '/api/chat') response.writeHead(307, { Location: '/elsewhere' }).end();
      else response.end(request.method);
    });
    const { response, exchange } = await post({ baseURL: host });
    expect([await response.text(), exchange.redirectedTo]).toEqual([
      'POST',
      `http://${host}/elsewhere`,
    ]);
  });

  test('that a fetch does not follow is named', async () => {
    const host = await listen((_request, response) => {
      response.writeHead(302, { Location: 'https://login.example.com/' }).end();
    });
    const error = await errorOf({
      baseURL: host,
      fetch: (input, init) => fetch(input, { ...init, redirect: 'manual' }),
    });
    expect(error.message).toContain('The request was redirected to https://login.example.com/,');
  });
});

describe('a refusal', () => {
  test('keeps its text when its body is a stream of Node', async () => {
    const fetch = async () => {
      const body = Readable.from([
        Buffer.from('{"error":"model '),
        Buffer.from("'m' not found\"}"),
      ]);
      const answer = { status: 404, headers: new Headers(), bodyUsed: false, body };
      return answer as unknown as Response;
    };
    const error = await errorOf({ baseURL: 'localhost:11434', fetch });
    expect([error.message, error.responseBody, error.data]).toEqual([
      'model \'m\' not found. localhost:11434 does not have the model "m": "ollama list" on that machine names the models that it has, "ollama pull" gets others.',
      `{"error":"model 'm' not found"}`,
      { reason: 'model-not-found' },
    ]);
  });

  test('of more than a megabyte is told by its status', async () => {
    const host = await listen((_request, response) => {
      response.writeHead(503).end('x'.repeat(1024 * 1024 + 1));
    });
    expect((await errorOf({ baseURL: host })).message).toBe(
      `${host} answered with status 503 and no text. ${host} has no capacity for now: try again later.`,
    );
  });
});

describe('a host that is not reached', () => {
  test('because nothing listens at its port', async () => {
    const host = await listen(() => {});
    await Promise.all(servers.splice(0).map(close));
    const error = await errorOf({ baseURL: host });
    expect([error.message, error.isRetryable, error.data, error.statusCode]).toEqual([
      `Cannot reach ${host}: connect ECONNREFUSED ${host}. Check the base URL, and that Ollama listens there and not only on its own machine (OLLAMA_HOST=0.0.0.0).`,
      true,
      { reason: 'unreachable' },
      undefined,
    ]);
    expect(error.cause).toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNREFUSED' } });
  });

  test('because its name does not exist', async () => {
    const error = await errorOf({ baseURL: 'http://nothing.invalid' });
    expect(error.message).toMatch(
      /^Cannot reach nothing\.invalid: getaddrinfo (ENOTFOUND|EAI_AGAIN) nothing\.invalid\. The name was not found: check the base URL and the network\.$/,
    );
  });

  test('because it closes the connection before it answers', async () => {
    const host = await listen(request => {
      request.socket.destroy();
    });
    const error = await errorOf({ baseURL: host });
    expect(error.message).toMatch(
      new RegExp(
        `^Cannot reach ${host}: (other side closed|read ECONNRESET)\\. Check the base URL`,
      ),
    );
    expect(error.data).toEqual({ reason: 'unreachable' });
  });

  test('because it does not speak TLS', async () => {
    const host = await listen(() => {});
    const error = await errorOf({ baseURL: `https://${host}` });
    expect(error.message).toMatch(
      /^Cannot reach [\d.:]+: .*[Ss][Ss][Ll].*No secure connection to /,
    );
    expect([error.isRetryable, error.data]).toEqual([true, { reason: 'unreachable' }]);
  });
});

describe('an answer', () => {
  test('that is reset on its way is incomplete', async () => {
    let reset = () => {};
    const host = await listen((request, response) => {
      response.write('{"done":false}\n');
      reset = () => request.socket.destroy();
    });
    const { response, exchange } = await post({ baseURL: host });
    reset();
    const cause: unknown = await response.text().catch((reason: unknown) => reason);
    const error = errorFromRead(exchange, cause);
    expect(error.message).toMatch(
      new RegExp(
        `^The answer of ${host} broke off: (other side closed|read ECONNRESET)\\. The host, or a proxy in between, closed the connection: try again\\.$`,
      ),
    );
    expect([error.isRetryable, error.data, error.statusCode]).toEqual([
      true,
      { reason: 'incomplete-answer' },
      200,
    ]);
  });

  test('that is waited for ends with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('changed my mind');
    const host = await listen(() => {
      controller.abort(reason);
    });
    await expect(
      createConnection({ baseURL: host }).send({
        path: '/api/chat',
        body: {},
        abortSignal: controller.signal,
      }),
    ).rejects.toBe(reason);
  });
});
