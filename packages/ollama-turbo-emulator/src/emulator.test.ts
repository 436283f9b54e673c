import { describe, expect, test } from 'vitest';
import { post } from '../testing/post.js';
import { readResponse } from '../testing/read-response.js';
import { emulatorWith, greet, greeting, textUntilFailure, twoWords } from '../testing/scripted.js';
import { createEmulator, fail, stall } from './index.js';

describe('in the same process', () => {
  test('a signal that is aborted already fails the request with its reason', async () => {
    const signal = AbortSignal.abort(new Error('never'));
    await expect(greet(emulatorWith(), { signal })).rejects.toEqual(new Error('never'));
  });

  test('a client that cancels the body ends the answer', async () => {
    const emulator = emulatorWith(twoWords);
    const response = await greet(emulator);
    expect(emulator.requests[0]?.outcome).toBe('running');
    await response.body?.cancel();
    await expect(emulator.requests[0]?.ended).resolves.toBe('aborted');
  });

  test('a client that leaves between two reads gets the reason of its signal', async () => {
    const emulator = emulatorWith(twoWords);
    const leaving = new AbortController();
    const response = await greet(emulator, { signal: leaving.signal });
    leaving.abort(new Error('enough'));
    expect(await textUntilFailure(response)).toEqual({ text: '', error: new Error('enough') });
    expect(emulator.requests[0]?.outcome).toBe('aborted');
  });

  test('no more of an answer is made than is read', async () => {
    const emulator = emulatorWith(twoWords);
    const reader = (await greet(emulator)).body?.getReader();
    await reader?.read();
    expect(emulator.requests[0]?.outcome).toBe('running');
  });

  test('requests are kept with what they said and what became of them', async () => {
    const emulator = emulatorWith(twoWords);
    await post(emulator, '/api/chat?ts=1', greeting, { 'X-Mine': 'yes' });
    await post(emulator, '/api/show', 'no JSON');
    await readResponse(await emulator.fetch(new URL('http://anywhere.test/api/version')));
    await readResponse(await emulator.fetch(new Request('http://anywhere.test/api/tags')));
    expect(emulator.requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/chat?ts=1',
        headers: { 'x-mine': 'yes' },
        body: greeting,
        outcome: 'complete',
      },
      { method: 'POST', path: '/api/show', body: 'no JSON', outcome: 'complete' },
      { method: 'GET', path: '/api/version', body: undefined, outcome: 'complete' },
      { method: 'GET', path: '/api/tags', outcome: 'complete' },
    ]);
  });

  test('a request shows what became of it', async () => {
    const emulator = emulatorWith(twoWords);
    await post(emulator, '/api/chat', greeting);
    const [request] = emulator.requests;
    expect(JSON.parse(JSON.stringify(request))).toMatchObject({ outcome: 'complete' });
  });

  test('close breaks what is open', async () => {
    const emulator = emulatorWith(stall(), stall({ afterBytes: 3 }, twoWords));
    const held = greet(emulator);
    const failure = held.catch((error: unknown) => error);
    await expect.poll(() => emulator.requests.length).toBe(1);
    const response = await greet(emulator);
    await emulator.close();
    expect(await failure).toEqual(new TypeError('fetch failed'));
    expect(await textUntilFailure(response)).toMatchObject({ error: new TypeError('terminated') });
    expect(emulator.requests.map(({ outcome }) => outcome)).toEqual(['broken', 'broken']);
    expect((await greet(emulator)).status).toBe(200);
  });

  test('a URL needs no host', async () => {
    const response = await createEmulator().fetch('/api/version');
    expect(await response.json()).toEqual({ version: '0.33.0' });
  });

  test('redirects are followed as fetch does', async () => {
    const emulator = emulatorWith(twoWords);
    const response = await emulator.fetch('http://ollama.test/api/chat/?a=1', {
      method: 'POST',
      body: JSON.stringify(greeting),
    });
    expect([response.status, response.url, response.redirected]).toEqual([
      200,
      'http://ollama.test/api/chat?a=1',
      true,
    ]);
    expect(emulator.requests.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/api/chat/?a=1', greeting],
      ['POST', '/api/chat?a=1', greeting],
    ]);
    const version = await emulator.fetch('http://ollama.test//api/version/');
    expect([await version.json(), version.url]).toEqual([
      { version: '0.33.0' },
      'http://ollama.test/api/version',
    ]);
    const direct = await emulator.fetch('http://ollama.test/api/version');
    expect([direct.url, direct.redirected]).toEqual(['http://ollama.test/api/version', false]);
  });

  test.each([
    [301, 'GET', undefined],
    [302, 'GET', undefined],
    [303, 'GET', undefined],
    [307, 'POST', greeting],
    [308, 'POST', greeting],
  ])('a POST that meets a %i goes on as %s', async (status, method, body) => {
    const headers = { Location: 'https://elsewhere.test/api/ps' };
    const emulator = emulatorWith(fail({ status, body: '', headers }));
    const authorization = { Authorization: 'Bearer key' };
    await readResponse(await greet(emulator, { headers: authorization }));
    const [first, second] = emulator.requests;
    expect(first?.headers).toMatchObject({ authorization: 'Bearer key' });
    expect(second).toMatchObject({ method, path: '/api/ps', body });
    expect(second?.headers).not.toHaveProperty('authorization');
  });

  test('redirects are handed out or refused on demand, and do not go on for ever', async () => {
    const emulator = emulatorWith();
    const url = 'http://ollama.test/api/tags/';
    const manual = await emulator.fetch(url, { redirect: 'manual' });
    expect([manual.status, manual.headers.get('location')]).toEqual([301, '/api/tags']);
    await expect(emulator.fetch(url, { redirect: 'error' })).rejects.toEqual(
      new TypeError('fetch failed'),
    );
    const round = fail({ status: 307, body: '', headers: { Location: '/api/chat' } });
    emulator.script(...Array.from({ length: 30 }, () => round));
    await expect(greet(emulator)).rejects.toEqual(new TypeError('fetch failed'));
  });

  test('the times of lines rise from line to line', async () => {
    const { chunks } = await post(emulatorWith(twoWords), '/api/chat', greeting);
    const times = chunks.map(chunk => (JSON.parse(chunk) as { created_at: string }).created_at);
    expect(times).toEqual(times.toSorted());
    expect(new Set(times).size).toBe(times.length);
  });
});
