import { afterEach, expect, test, vi } from 'vitest';
import { createEmulator, reply } from '../index.js';

afterEach(() => {
  vi.useRealTimers();
});

test('an emulator with a pace takes its time for every token', async () => {
  vi.useFakeTimers();
  const emulator = createEmulator({
    mode: 'daemon',
    models: [{ name: 'm' }],
    pace: { tokensPerSecond: 10 },
  });
  emulator.script(reply({ content: 'one two' }));
  const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
  const seen: string[] = [];
  const reading = emulator
    .fetch('http://ollama.test/api/chat', { method: 'POST', body })
    .then(async response => {
      seen.push('status');
      for await (const chunk of response.body ?? []) seen.push(new TextDecoder().decode(chunk));
    });
  await vi.advanceTimersByTimeAsync(99);
  expect(seen).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen).toEqual(['status', expect.stringContaining('one')]);
  await vi.advanceTimersByTimeAsync(100);
  await reading;
  expect(seen.slice(2)).toEqual([
    expect.stringContaining('two'),
    // Two words and the token that ends the turn, at ten a second.
    expect.stringContaining('"eval_count":3,"eval_duration":300000000'),
  ]);
});

test('a client that leaves does not wait for the next token', async () => {
  vi.useFakeTimers();
  const emulator = createEmulator({
    mode: 'daemon',
    models: [{ name: 'm' }],
    pace: { tokensPerSecond: 1 },
  });
  const leaving = new AbortController();
  const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
  const init = { method: 'POST', body, signal: leaving.signal };
  const answer = emulator.fetch('http://ollama.test/api/chat', init);
  await vi.advanceTimersByTimeAsync(10);
  leaving.abort(new Error('enough'));
  await expect(answer).rejects.toEqual(new Error('enough'));
  expect(vi.getTimerCount()).toBe(0);
});
