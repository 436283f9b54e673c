import { connect } from 'node:net';
import { hostname } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { readResponse } from '../../testing/read-response.js';
import {
  createEmulator,
  cut,
  replay,
  reply,
  reset,
  stall,
  type Emulator,
  type EmulatorOptions,
} from '../index.js';

const MODELS = [{ name: 'm' }];
const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
const two = reply({ content: 'Grüß dich', metrics: { prompt_eval_count: 1, eval_count: 2 } });
const running: Emulator[] = [];

async function start(options: EmulatorOptions = {}) {
  const emulator = createEmulator({ mode: 'daemon', models: MODELS, ...options });
  running.push(emulator);
  const { url, port } = await emulator.listen();
  return { emulator, url, port };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(emulator => emulator.close()));
});

/** Everything that comes over a socket until the other side ends it. */
async function exchange(port: number, request: string): Promise<{ text: string; error?: string }> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', chunk => chunks.push(chunk));
  socket.write(request);
  const error = await new Promise<string | undefined>(resolve => {
    socket.on('error', failure =>
      resolve('code' in failure ? String(failure.code) : failure.message),
    );
    socket.on('end', () => resolve(undefined));
  });
  socket.destroy();
  return { text: Buffer.concat(chunks).toString('utf8'), ...(error !== undefined && { error }) };
}

function post(path: string, text = body, headers: string[] = []): string {
  const length = `Content-Length: ${Buffer.byteLength(text)}`;
  const lines = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    length,
    ...headers,
    'Connection: close',
  ];
  return [...lines, '', text].join('\r\n');
}

function chat(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/api/chat`, { method: 'POST', body, ...init });
}

describe('over a socket', () => {
  test('each line is an HTTP chunk of its own, and the headers are those of Ollama', async () => {
    const { port } = await start({ script: [two] });
    const { text } = await exchange(port, post('/api/chat'));
    const [head = '', ...rest] = text.split('\r\n\r\n');
    expect(
      head
        .replace(/Date: .*/i, 'date: …')
        .toLowerCase()
        .split('\r\n'),
    ).toEqual([
      'http/1.1 200 ok',
      'content-type: application/x-ndjson',
      'date: …',
      'transfer-encoding: chunked',
    ]);
    const chunks = rest.join('\r\n\r\n').split('\r\n');
    const sizes = chunks.filter((_line, index) => index % 2 === 0);
    const lines = chunks.filter((_line, index) => index % 2 === 1);
    expect(lines.slice(0, 3).map(line => line.at(-1))).toEqual(['\n', '\n', '\n']);
    expect(sizes.slice(0, 3)).toEqual(
      lines.slice(0, 3).map(line => Buffer.byteLength(line).toString(16)),
    );
    expect(chunks.slice(6)).toEqual(['0', '', '']);
  });

  test('a refusal has its length', async () => {
    const { port } = await start();
    const { text } = await exchange(port, post('/api/chat', ''));
    expect(
      text
        .replace(/Date: .*/i, 'date: …')
        .toLowerCase()
        .split('\r\n'),
    ).toEqual([
      'http/1.1 400 bad request',
      'content-length: 32',
      'content-type: application/json; charset=utf-8',
      'date: …',
      '',
      '{"error":"missing request body"}',
    ]);
  });

  test.each([
    ['example.com', 403],
    ['ollama:11434', 403],
    ['8.8.8.8', 403],
    ['localhost:11434', 200],
    ['my.local', 200],
    ['192.168.1.5:11434', 200],
    ['0.0.0.0', 200],
    ['[::1]:11434', 200],
  ])('a daemon on loopback answers Host %s with %i', async (host, status) => {
    const { port } = await start();
    const request = ['GET /api/version HTTP/1.1', `Host: ${host}`, 'Connection: close', '', ''];
    const { text } = await exchange(port, request.join('\r\n'));
    expect(text.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
  });

  test('the cloud answers any Host', async () => {
    const { port } = await start({ mode: 'cloud' });
    const request = ['GET /api/version HTTP/1.1', 'Host: ollama.com', 'Connection: close', '', ''];
    expect((await exchange(port, request.join('\r\n'))).text).toContain('{"version":"0.33.0"}');
  });

  test('a connection can be used again', async () => {
    const { url } = await start({ script: [two, two] });
    expect((await readResponse(await chat(url))).chunks.join('')).toContain('"done":true');
    expect((await readResponse(await chat(url))).chunks.join('')).toContain('"done":true');
  });

  test('a cut body ends as HTTP demands, unless it is to break', async () => {
    const { port } = await start({
      script: [cut({ afterBytes: 12 }, two), cut({ afterBytes: 12, proper: false }, two)],
    });
    const proper = await exchange(port, post('/api/chat'));
    expect(proper.text.split('\r\n\r\n').slice(1).join('\r\n\r\n')).toBe(
      'c\r\n{"model":"m"\r\n0\r\n\r\n',
    );
    const broken = await exchange(port, post('/api/chat'));
    expect(broken.text.split('\r\n\r\n')[1]).toBe('c\r\n{"model":"m"\r\n');
  });

  test('a reset destroys the connection, before an answer or within', async () => {
    const { url, port, emulator } = await start({
      script: [reset(), reset({ afterBytes: 5 }, two)],
    });
    expect(await exchange(port, post('/api/chat'))).toEqual({ text: '', error: 'ECONNRESET' });
    const read = chat(url).then(response => response.text());
    await expect(read).rejects.toThrow(TypeError);
    const outcomes = await Promise.all(emulator.requests.map(request => request.ended));
    expect(outcomes).toEqual(['broken', 'broken']);
  });

  test.each([true, false])('what comes before a reset arrives, with stream: %s', async stream => {
    const { port } = await start({ script: [reset({ afterBytes: 12 }, two)] });
    const text = JSON.stringify({ ...(JSON.parse(body) as object), stream });
    const { text: received, error } = await exchange(port, post('/api/chat', text));
    const [head = '', rest = ''] = received.split('\r\n\r\n');
    expect(head.slice(0, 15)).toBe('HTTP/1.1 200 OK');
    expect(rest).toBe(stream ? 'c\r\n{"model":"m"\r\n' : '{"model":"m"');
    expect(error).toBe('ECONNRESET');
  });

  test.each<Record<string, string>>([
    { 'Content-Type': 'application/json' },
    { 'Transfer-Encoding': 'chunked' },
  ])('a recorded answer that broke off arrives, with %o', async headers => {
    const chunks = [{ text: '{"a":1}' }];
    const { port } = await start({
      script: [replay({ response: { status: 200, headers, chunks, complete: false } })],
    });
    const { text } = await exchange(port, post('/api/chat'));
    expect(text.split('\r\n\r\n')[1]).toBe('7\r\n{"a":1}\r\n');
  });

  test('HTTP/1.0 gets lines without chunks, and the end of the connection', async () => {
    const { port } = await start({ script: [two, cut({ afterBytes: 12 }, two)] });
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    const request = ['POST /api/chat HTTP/1.0', length, '', body].join('\r\n');
    const { text } = await exchange(port, request);
    const [head = '', rest = ''] = text.split('\r\n\r\n');
    expect(head.toLowerCase()).not.toContain('transfer-encoding');
    const lines = rest.split('\n').map(line => line.slice(0, 10));
    expect(lines).toEqual(['{"model":"', '{"model":"', '{"model":"', '']);
    expect((await exchange(port, request)).text.split('\r\n\r\n')[1]).toBe('{"model":"m"');
  });

  test.each([
    ['GET /api/version HTTP/1.0', [], 200],
    ['GET /api/version HTTP/1.1', ['Host:'], 200],
    ['GET /api/version HTTP/1.1', ['Host: a b'], 400],
    ['GET /api/version HTTP/1.1', [], 400],
    ['GET http://localhost/api/version HTTP/1.1', ['Host: localhost'], 200],
    [String.raw`GET /a\b HTTP/1.1`, ['Host: localhost'], 404],
    ['OPTIONS * HTTP/1.1', ['Host: localhost'], 200],
    ['GET * HTTP/1.1', ['Host: localhost'], 400],
  ])('%s with %o gets %i', async (line, headers, status) => {
    const { port } = await start();
    const request = [line, ...headers, 'Connection: close', '', ''];
    const { text } = await exchange(port, request.join('\r\n'));
    expect(text.slice(9, 12)).toBe(String(status));
  });

  test('the name of the machine is its own', async () => {
    const { port } = await start();
    const request = [
      'GET /api/version HTTP/1.1',
      `Host: ${hostname().toUpperCase()}:11434`,
      'Connection: close',
    ];
    const { text } = await exchange(port, [...request, '', ''].join('\r\n'));
    expect(text.slice(0, 12)).toBe('HTTP/1.1 200');
  });

  test('a client that leaves while nothing comes ends its request', async () => {
    const { url, emulator } = await start({ script: [stall(), stall({ afterBytes: 3 }, two)] });
    const leaving = new AbortController();
    const held = chat(url, { signal: leaving.signal });
    const begun = emulator.requests;
    await expect.poll(() => begun.length).toBe(1);
    leaving.abort(new Error('enough'));
    await expect(held).rejects.toEqual(new Error('enough'));
    await expect(begun[0]?.ended).resolves.toBe('aborted');
    const response = await chat(url);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect(begun[1]?.ended).resolves.toBe('aborted');
  });

  test('close breaks what is open', async () => {
    const { url, emulator } = await start({ script: [stall({ afterBytes: 3 }, two)] });
    const response = await chat(url);
    await emulator.close();
    await expect(response.text()).rejects.toThrow(TypeError);
    await expect(emulator.requests[0]?.ended).resolves.toBe('broken');
  });
});

describe('listening', () => {
  test('fails on a port in use with the code of Node', async () => {
    const { port } = await start();
    const other = createEmulator();
    await expect(other.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(other.listen()).resolves.toMatchObject({ port: expect.any(Number) });
    await other.close();
  });

  test('twice is an error that says where it listens', async () => {
    const { url, emulator } = await start();
    await expect(emulator.listen()).rejects.toEqual(
      new Error(`The emulator already listens on ${url}.`),
    );
  });

  test('twice at once is an error, too, and nothing goes on listening', async () => {
    const { emulator, url } = await start();
    await emulator.close();
    const [first, second] = await Promise.allSettled([emulator.listen(), emulator.listen()]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    await emulator.close();
    const address = first.status === 'fulfilled' ? first.value.url : url;
    await expect(fetch(`${address}/api/version`)).rejects.toThrow(TypeError);
  });

  test('can be tried again after it failed', async () => {
    const { port } = await start();
    const other = createEmulator();
    await expect(other.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const begun = other.listen();
    await other.close();
    const { url } = await begun;
    await expect(fetch(`${url}/api/version`)).rejects.toThrow(TypeError);
  });

  test('ends with close, and can begin again', async () => {
    const { emulator } = await start();
    await emulator.close();
    await emulator.close();
    const { url } = await emulator.listen();
    expect((await fetch(`${url}/api/version`)).status).toBe(200);
  });
});
