import {
  createEmulator,
  cut,
  reply,
  reset,
  split,
  stall,
  type Emulator,
  type Step,
} from 'ollama-turbo-emulator';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HELLO, partsOf } from '../../testing/stub-host.js';
import { createOllama } from '../provider.js';

let emulator: Emulator | undefined;

afterEach(() => emulator?.close());

async function listening(...script: Step[]) {
  const host = createEmulator({ mode: 'daemon', script });
  emulator = host;
  const { url } = await host.listen();
  return { host, model: createOllama({ baseURL: url })('gpt-oss:20b') };
}

const LONG = reply({ content: Array.from({ length: 20 }, (_, index) => `word ${index} `) });

describe('over a socket', () => {
  it('aborting ends the request at the host', async () => {
    const { host, model } = await listening(stall({ afterBytes: 600 }, LONG));
    const controller = new AbortController();
    const { stream } = await model.doStream({ prompt: HELLO, abortSignal: controller.signal });
    const reading = partsOf(stream);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(await host.requests[0]?.ended).toBe('aborted');
  });

  it('aborting before the first line ends the request at the host', async () => {
    const { host, model } = await listening(stall({}, LONG));
    const controller = new AbortController();
    const answer = model.doStream({ prompt: HELLO, abortSignal: controller.signal });
    await vi.waitFor(() => expect(host.requests).toHaveLength(1));
    controller.abort(new Error('too slow'));
    await expect(answer).rejects.toThrow('too slow');
    expect(await host.requests[0]?.ended).toBe('aborted');
  });

  it('cancelling the stream ends the request at the host', async () => {
    const { host, model } = await listening(stall({ afterBytes: 600 }, LONG));
    const { stream } = await model.doStream({ prompt: HELLO });
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(await host.requests[0]?.ended).toBe('aborted');
  });

  it('a reset connection is an error', async () => {
    const { model } = await listening(reset({ afterBytes: 600 }, LONG));
    // Thrown or within the stream: a reset may overtake the bytes before it.
    await expect(model.doGenerate({ prompt: HELLO })).rejects.toMatchObject({
      data: { reason: 'incomplete-answer' },
      isRetryable: true,
    });
  });

  it.each([true, false])(
    'a body that ends too early is an error within the stream, properly ended: %s',
    async proper => {
      const { model } = await listening(cut({ afterBytes: 600, proper }, LONG));
      const { stream } = await model.doStream({ prompt: HELLO });
      expect((await partsOf(stream)).find(part => part.type === 'error')).toMatchObject({
        error: { data: { reason: 'incomplete-answer' }, isRetryable: true },
      });
    },
  );

  it('an answer split into single bytes is whole', async () => {
    const { model } = await listening(split({ everyBytes: 1 }, reply({ content: 'naïve 🦙' })));
    expect((await model.doGenerate({ prompt: HELLO })).content).toEqual([
      { type: 'text', text: 'naïve 🦙' },
    ]);
  });
});
