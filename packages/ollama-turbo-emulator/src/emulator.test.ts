import { describe, expect, test } from 'vitest';
import { post } from '../testing/post.js';
import { readResponse } from '../testing/read-response.js';
import { emulatorWith, greet, greeting, textUntilFailure, twoWords } from '../testing/scripted.js';
import { createEmulator } from './index.js';

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

  test('a URL needs no host', async () => {
    const response = await createEmulator().fetch('/api/version');
    expect(await response.json()).toEqual({ version: '0.33.0' });
  });

  test('the times of lines rise from line to line', async () => {
    const { chunks } = await post(emulatorWith(twoWords), '/api/chat', greeting);
    const times = chunks.map(chunk => (JSON.parse(chunk) as { created_at: string }).created_at);
    expect(times).toEqual(times.toSorted());
    expect(new Set(times).size).toBe(times.length);
  });
});
