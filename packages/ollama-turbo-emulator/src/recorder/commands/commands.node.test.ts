import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readResponse } from '../../../testing/read-response.js';
import { greeting, textUntilFailure, twoWords } from '../../../testing/scripted.js';
import { startFromCommandLine } from '../../cli-program.js';
import { fetchByChunk } from '../by-chunk/fetch-by-chunk.js';
import {
  createEmulator,
  cut,
  fail,
  readRecordings,
  stall,
  writeRecordings,
  type EmulatorOptions,
} from '../../index.js';

const KEY = '0123456789abcdef0123456789abcdef.AbCdEfGhIjKlMnOpQrStUvWx';
const body = JSON.stringify(greeting);

let folder = '';
let closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
});

afterEach(async () => {
  for (const close of closing.toReversed()) await close();
  closing = [];
  await rm(folder, { recursive: true, force: true });
});

async function runWith(commandLine: string[], environment: Record<string, string> = {}) {
  const told = { output: '', errors: '' };
  const program = await startFromCommandLine({
    arguments: commandLine,
    environment,
    write: text => (told.output += text),
    writeError: text => (told.errors += text),
  });
  if (program.close) closing.push(program.close);
  const [url = ''] = /http:\/\/127\S+?(?= – )/.exec(told.output) ?? [];
  return { ...program, told, url };
}

async function listen(options: EmulatorOptions = {}) {
  const emulator = createEmulator({ mode: 'daemon', models: [{ name: 'm' }], ...options });
  closing.push(() => emulator.close());
  const { url } = await emulator.listen();
  return { emulator, url };
}

function record(target: string, ...further: string[]) {
  return runWith(['record', '--target', target, '--out', folder, '--port', '0', ...further]);
}

function chat(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/api/chat`, { method: 'POST', body, ...init });
}

describe('record', () => {
  test('passes an answer on as it comes and writes what it brought', async () => {
    const { url: target } = await listen({ script: [twoWords, twoWords] });
    const { url, close, told } = await record(target);
    expect(told).toEqual({
      output: `Recording ${target} to ${folder} on ${url} – set OLLAMA_BASE_URL=${url}. Keys are passed on, and blanked in the files.\n`,
      errors: '',
    });
    const direct = await readResponse(
      await fetchByChunk(`${target}/api/chat`, { method: 'POST', body: Buffer.from(body) }),
    );
    const passed = await readResponse(
      await fetchByChunk(`${url}/api/chat`, { method: 'POST', body: Buffer.from(body) }),
    );
    const tags = await readResponse(await fetch(`${url}/api/tags?all=1`));
    const head = await fetch(`${url}/`, { method: 'HEAD' });
    const missing = await readResponse(await fetch(`${url}/api/nope`));
    await close?.();
    const timeless = (text: string) => text.replaceAll(/"created_at":"[^"]*"/g, '');
    expect(passed.chunks.map(timeless)).toEqual(direct.chunks.map(timeless));
    const withoutDate = ({ headers: { date: _date, ...headers } }: typeof passed) => headers;
    expect(withoutDate(passed)).toEqual(withoutDate(direct));
    expect([head.status, head.headers.get('content-length'), missing.status]).toEqual([
      200,
      '17',
      404,
    ]);
    const recordings = await readRecordings(folder);
    expect(
      recordings.map(({ name, server, request: { path, method } }) => [name, server, method, path]),
    ).toEqual([
      ['0001-chat', target, 'POST', '/api/chat'],
      ['0002-tags', target, 'GET', '/api/tags?all=1'],
      ['0003-root', target, 'HEAD', '/'],
      ['0004-nope', target, 'GET', '/api/nope'],
    ]);
    const texts = recordings.map(({ response }) => response.chunks.map(({ text }) => text));
    expect(texts).toEqual([passed.chunks, tags.chunks, [], missing.chunks]);
    expect(recordings.every(({ response }) => response.complete)).toBe(true);
  });

  test('passes the key on, but writes no secret', async () => {
    const { url: target, emulator } = await listen({
      mode: 'cloud',
      apiKey: KEY,
      script: [
        fail({
          status: 429,
          body: { error: 'you (jane-doe) have reached your session usage limit' },
        }),
        fail({
          status: 400,
          body: {
            error: `bad key ${KEY}`,
            signin_url: 'https://ollama.com/connect?name=janes&key=c2VjcmV0',
          },
          headers: { 'Set-Cookie': 'session=very-secret-cookie' },
        }),
      ],
    });
    const { url, close, told } = await record(target);
    const headers = { Authorization: `Bearer ${KEY}`, Cookie: 'session=very-secret-cookie' };
    const texts = [
      await (await chat(url, { headers })).text(),
      await (await chat(url, { headers })).text(),
      await (
        await chat(url, {
          headers: {
            ...headers,
            Authorization: `${btoa('public-key-public-key')}:${btoa('signature-signature')}`,
          },
        })
      ).text(),
    ];
    await close?.();
    expect(texts.join(' ')).toMatch(new RegExp(`jane-doe.*${KEY}`, 's'));
    expect(emulator.requests[0]?.headers['authorization']).toBe(`Bearer ${KEY}`);
    const names = await readdir(folder);
    expect(names).toHaveLength(3);
    const files = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')));
    expect(files.join('') + told.output + told.errors).not.toMatch(
      new RegExp(
        [
          KEY,
          'jane',
          'very-secret',
          'c2VjcmV0',
          btoa('public-key-public-key'),
          btoa('signature-signature'),
        ].join('|'),
      ),
    );
  });

  test('tells the host of a client that leaves, and writes what came so far', async () => {
    const { url: target, emulator } = await listen({
      script: [stall({ afterBytes: 10 }, twoWords), stall()],
    });
    const { url, close } = await record(target);
    const leaving = new AbortController();
    const response = await chat(url, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await expect(emulator.requests[0]?.ended).resolves.toBe('aborted');
    await expect.poll(() => readdir(folder)).toEqual(['0001-chat.json']);
    const waiting = new AbortController();
    const unanswered = chat(url, { signal: waiting.signal });
    await expect.poll(() => emulator.requests.length).toBe(2);
    waiting.abort();
    await expect(unanswered).rejects.toThrow('aborted');
    await expect(emulator.requests[1]?.ended).resolves.toBe('aborted');
    await close?.();
    const recordings = await readRecordings(folder);
    expect(recordings).toMatchObject([
      { response: { complete: false, chunks: [{ text: '{"model":"' }] } },
    ]);
  });

  test('tells the client of a host that breaks off', async () => {
    const { url: target } = await listen({
      script: [cut({ afterBytes: 10, proper: false }, twoWords)],
    });
    const { url, close } = await record(target);
    const { text, error } = await textUntilFailure(await chat(url));
    await close?.();
    expect(text).toBe('{"model":"');
    expect(error).toBeInstanceOf(TypeError);
    expect(await readRecordings(folder)).toMatchObject([{ response: { complete: false } }]);
  });

  test('writes what is still open when it closes', async () => {
    const { url: target } = await listen({ script: [stall({ afterBytes: 10 }, twoWords)] });
    const { url, close } = await record(target);
    const response = await chat(url);
    await close?.();
    await expect(response.text()).rejects.toThrow(TypeError);
    expect(await readRecordings(folder)).toMatchObject([{ response: { complete: false } }]);
  });

  test('goes on when nothing can be written any more, and says so once', async () => {
    const { url: target } = await listen();
    const { url, close, told } = await record(target);
    await rm(folder, { recursive: true });
    expect(await (await fetch(url)).text()).toBe('Ollama is running');
    expect(await (await fetch(url)).text()).toBe('Ollama is running');
    await close?.();
    expect(told.errors).toMatch(/^The recording 000\d-root could not be written: ENOENT.*\n$/);
  });

  test('says when the host cannot be reached, and records nothing', async () => {
    const { emulator, url: target } = await listen();
    await emulator.close();
    const { url, close } = await record(target);
    const response = await chat(url);
    await close?.();
    expect([response.status, await response.json()]).toEqual([
      502,
      { error: `${target} cannot be reached: connect ECONNREFUSED ${new URL(target).host}` },
    ]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('passes on redirects, empty answers and what a host packs unasked', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/empty') response.writeHead(204).end();
      else if (request.url === '/moved')
        response.writeHead(307, { location: '/there' }).end('gone');
      else {
        const asked = { 'x-asked': String(request.headers['accept-encoding']) };
        response.writeHead(200, { 'content-encoding': 'gzip', ...asked }).end(gzipSync('packed'));
      }
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise(resolve => server.close(() => resolve())));
    const { url, close } = await record(`127.0.0.1:${(server.address() as AddressInfo).port}`);
    const answers = await Promise.all(
      ['/empty', '/moved', '/packed'].map(async path => {
        const response = await fetch(url + path, { redirect: 'manual' });
        const { headers, status } = response;
        return [status, headers.get('location'), headers.get('x-asked'), await response.text()];
      }),
    );
    await close?.();
    server.closeAllConnections();
    expect(answers).toEqual([
      [204, null, null, ''],
      [307, '/there', null, 'gone'],
      [200, null, 'identity', 'packed'],
    ]);
    expect(
      (await readRecordings(folder)).map(({ response }) => response.chunks.map(({ text }) => text)),
    ).toEqual(expect.arrayContaining([[], ['gone'], ['packed']]));
  });
});

describe('replay', () => {
  test('answers from what was recorded, and shows the nearest to anything else', async () => {
    const { url: target } = await listen({ script: [twoWords] });
    const recorder = await record(target);
    const recorded = await readResponse(await chat(recorder.url));
    await recorder.close?.();
    const { url, told } = await runWith(['replay', folder, '--port', '0']);
    expect(told).toEqual({
      output: `Replaying 1 recording from ${folder} on ${url} – set OLLAMA_BASE_URL=${url}; any API key will do.\n`,
      errors: '',
    });
    const replayed = await readResponse(await chat(url));
    expect(replayed.chunks).toEqual(recorded.chunks);
    const { date: _date, ...headers } = recorded.headers;
    expect(replayed).toMatchObject({ status: 200, headers });
    const other = await fetch(`${url}/api/chat`, { method: 'POST', body: '{"model":"m"}' });
    const error =
      'No recording answers POST /api/chat. The nearest is 0001-chat (POST /api/chat), which differs in body.messages: recorded [{"role":"user","content":"Hi"}], requested nothing, and in 1 more.';
    expect([other.status, await other.json()]).toEqual([501, { error }]);
    expect(told.errors).toBe(`${error}\n`);
  });

  test('breaks off where the recording did, at the pace that is asked for', async () => {
    const response = {
      status: 200,
      headers: {},
      complete: false,
      chunks: [{ at: 1, text: 'so far' }],
    };
    const request = { method: 'GET', path: '/' };
    await writeRecordings(folder, [{ name: 'a', about: '', server: '', request, response }]);
    const { url } = await runWith(['replay', folder, '--port', '0', '--pace', 'recorded']);
    expect((await textUntilFailure(await fetch(url))).text).toBe('so far');
  });

  test.each([
    ['missing', 'cannot be read: there is no such folder.'],
    ['empty', 'holds no recordings (*.json).'],
    ['damaged', /0001-chat\.json: response\.chunks\[0\]\.at is missing\.$/],
  ])('says that a folder is %s', async (name, reason) => {
    const path = join(folder, name);
    if (name !== 'missing') await mkdir(path);
    const response = { status: 200, headers: {}, complete: true, chunks: [{ text: '' }] };
    const recording = {
      name: 'a',
      about: '',
      server: '',
      request: { method: 'GET', path: '/' },
      response,
    };
    if (name === 'damaged')
      await writeFile(join(path, '0001-chat.json'), JSON.stringify(recording));
    const { exitCode, told } = await runWith(['replay', path, '--port', '0']);
    expect([exitCode, told.output]).toEqual([1, '']);
    const [, text = ''] = new RegExp(`^error: ${path}/?(.*)\n$`).exec(told.errors) ?? [];
    expect(text.trim()).toMatch(reason);
  });
});

describe('compare', () => {
  const requests = ['/', '/api/tags', '/api/version', '/api/nope'];

  async function recordAll(options: EmulatorOptions, init: RequestInit = {}) {
    const { url: target } = await listen(options);
    const { url, close } = await record(target);
    for (const path of requests) await (await fetch(url + path)).text();
    await (await chat(url, init)).text();
    await (
      await chat(url, { ...init, body: JSON.stringify({ ...greeting, stream: false }) })
    ).text();
    await close?.();
    return target;
  }

  test('with the same host finds nothing', async () => {
    const target = await recordAll({});
    const { exitCode, told, close } = await runWith(['compare', folder, '--target', target]);
    expect({ exitCode, told, close }).toEqual({
      exitCode: 0,
      told: { output: `6 recordings compared with ${target}: no differences.\n`, errors: '' },
      close: undefined,
    });
  });

  test('tells each difference in a line, and ends with 1', async () => {
    await recordAll({});
    const { url: target } = await listen({ models: [] });
    const { exitCode, told } = await runWith(['compare', folder, '--target', target]);
    expect([exitCode, told]).toEqual([
      1,
      {
        output: `0005-chat: status: recorded 200, now 404\n0006-chat: status: recorded 200, now 404\n6 recordings compared with ${target}: 2 differences.\n`,
        errors: '',
      },
    ]);
  });

  test('takes the key from the environment, and shows it nowhere', async () => {
    const target = await recordAll(
      { mode: 'cloud', apiKey: KEY },
      { headers: { Authorization: `Bearer ${KEY}` } },
    );
    const commandLine = ['compare', folder, '--target', target];
    const { exitCode, told } = await runWith(commandLine, { OLLAMA_API_KEY: ` ${KEY}\n` });
    expect([exitCode, told]).toEqual([
      0,
      { output: `6 recordings compared with ${target}: no differences.\n`, errors: '' },
    ]);
    const keyless = await runWith(commandLine);
    expect(keyless.exitCode).toBe(1);
    expect(keyless.told.errors).toBe(
      '2 requests had a key, which no recording keeps: set OLLAMA_API_KEY to send yours.\n',
    );
  });
});

describe('what is wrong about a command line is told', () => {
  const target = `error: option '--target <url>' argument '$' is invalid. It has to be the URL of a host such as https://ollama.com, without a key in it.`;

  test.each([
    [['record'], "error: required option '--out <folder>' not specified"],
    [['record', '--out', 'x', '--target', 'ftp://a'], target.replace('$', 'ftp://a')],
    [['record', '--out', 'x', '--target', 'http://a?b'], target.replace('$', 'http://a?b')],
    [
      ['record', '--out', 'x', '--port', '-1'],
      "error: option '--port <number>' argument '-1' is invalid. It has to be a whole number from 0 to 65535.",
    ],
    [
      ['record', 'x', '--out', 'x'],
      "error: too many arguments for 'record'. Expected 0 arguments but got 1: x.",
    ],
    [
      ['--port', '0', 'record', '--out', 'x'],
      'error: --port stands before record; options go behind the command.',
    ],
    [['replay'], "error: missing required argument 'folder'"],
    [
      ['replay', 'x', '--pace', '5'],
      "error: option '--pace <pace>' argument '5' is invalid. Allowed choices are instant, recorded.",
    ],
    [['compare', 'x'], "error: required option '--target <url>' not specified"],
    [['compare', 'x', '--target', 'a', '--api-key', 'b'], "error: unknown option '--api-key'"],
  ])('%j', async (commandLine, error) => {
    const { exitCode, told, close } = await runWith(commandLine);
    expect({ exitCode, told, close }).toEqual({
      exitCode: 1,
      told: { output: '', errors: `${error}\n` },
      close: undefined,
    });
  });

  test('also that nothing can be written there', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { exitCode, told } = await runWith(['record', '--out', file, '--port', '0']);
    expect(exitCode).toBe(1);
    expect(told.errors).toMatch(/^error: nothing can be written to .*file: EEXIST.*\n$/);
  });

  test('also that a port is in use', async () => {
    const { url } = await listen();
    const { port } = new URL(url);
    const { told } = await runWith(['record', '--out', folder, '--port', port]);
    expect(told.errors).toMatch(/^error: port \d+ is in use/);
  });
});
