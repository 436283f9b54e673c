import { describe, expect, it, vi } from 'vitest';
import { doneLine, HELLO, messageLine, partsOf } from '../../testing/stub-host.js';
import { createOllama, type OllamaProviderSettings } from '../provider.js';

const CALL = { prompt: HELLO };
const LINES = [messageLine({ content: 'Hi' }), doneLine()];

/** A host whose answers begin when the test says so. */
function manualHost(settings: OllamaProviderSettings) {
  const waiting: { answer: (lines?: string[]) => void; fail: (error: Error) => void }[] = [];
  let arrived = () => {};
  const fetch: typeof globalThis.fetch = (_input, init) =>
    new Promise((resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      waiting.push({
        answer: (lines = LINES) => resolve(new Response(toBody(lines))),
        fail: reject,
      });
      arrived();
    });
  return {
    model: createOllama({ baseURL: 'http://localhost:11434', fetch, ...settings })('m'),
    /** Requests that have reached the host. */
    count: () => waiting.length,
    /** The n-th of them, once it is there. */
    async request(index: number) {
      while (waiting.length <= index) {
        await new Promise<void>(resolve => {
          arrived = resolve;
        });
      }
      const request = waiting[index];
      if (request === undefined) throw new Error('unreachable');
      return request;
    },
  };
}

function toBody(lines: string[]): ReadableStream<Uint8Array> {
  const remaining = [...lines];
  return new ReadableStream({
    pull(controller) {
      const line = remaining.shift();
      if (line === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(line));
    },
  });
}

/** Lets everything happen that waits for nothing outside. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

describe('maxConcurrentRequests', () => {
  it('lets as many requests run at once, and the others in their order', async () => {
    const host = manualHost({ maxConcurrentRequests: 2 });
    const order: number[] = [];
    const calls = [0, 1, 2, 3].map(async number => {
      await host.model.doGenerate(CALL);
      order.push(number);
    });
    await settle();
    expect(host.count()).toBe(2);
    for (let index = 0; index < 4; index += 1) (await host.request(index)).answer();
    await Promise.all(calls);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('has no limit by default', async () => {
    const host = manualHost({});
    const calls = Array.from({ length: 20 }, () => host.model.doGenerate(CALL));
    for (let index = 0; index < 20; index += 1) (await host.request(index)).answer();
    await Promise.all(calls);
    expect(host.count()).toBe(20);
  });

  it('counts a stream until it has been read to its end', async () => {
    const host = manualHost({ maxConcurrentRequests: 1 });
    const first = host.model.doStream(CALL);
    (await host.request(0)).answer();
    const { stream } = await first;
    const second = host.model.doGenerate(CALL);
    await settle();
    expect(host.count()).toBe(1);
    const reader = stream.getReader();
    for (let part = await reader.read(); part.value?.type !== 'finish';) {
      part = await reader.read();
    }
    (await host.request(1)).answer();
    await second;
    expect(host.count()).toBe(2);
  });

  it('counts a stream until it is cancelled', async () => {
    const host = manualHost({ maxConcurrentRequests: 1 });
    const first = host.model.doStream(CALL);
    (await host.request(0)).answer();
    await (await first).stream.cancel();
    const second = host.model.doGenerate(CALL);
    (await host.request(1)).answer();
    await second;
    expect(host.count()).toBe(2);
  });

  it('counts a stream until its signal is aborted, though nobody reads on', async () => {
    const host = manualHost({ maxConcurrentRequests: 1 });
    const controller = new AbortController();
    const first = host.model.doStream({ ...CALL, abortSignal: controller.signal });
    (await host.request(0)).answer();
    await first;
    controller.abort();
    const second = host.model.doGenerate(CALL);
    (await host.request(1)).answer();
    await second;
    expect(host.count()).toBe(2);
  });

  it.each([
    [
      'is refused',
      (host: Awaited<ReturnType<ReturnType<typeof manualHost>['request']>>) =>
        host.fail(new TypeError('no')),
    ],
    [
      'breaks off',
      (host: Awaited<ReturnType<ReturnType<typeof manualHost>['request']>>) =>
        host.answer(LINES.slice(0, 1)),
    ],
    [
      'is empty',
      (host: Awaited<ReturnType<ReturnType<typeof manualHost>['request']>>) => host.answer([]),
    ],
  ])('gives the slot back when the answer %s', async (_what, spoil) => {
    const host = manualHost({ maxConcurrentRequests: 1 });
    const first = host.model.doGenerate(CALL);
    spoil(await host.request(0));
    await expect(first).rejects.toMatchObject({ name: 'AI_APICallError' });
    const second = host.model.doGenerate(CALL);
    (await host.request(1)).answer();
    await second;
    expect(host.count()).toBe(2);
  });

  it('takes one slot for both requests of a call', async () => {
    const host = manualHost({ maxConcurrentRequests: 1 });
    const first = host.model.doGenerate({ ...CALL, responseFormat: { type: 'json' } });
    const second = host.model.doGenerate(CALL);
    (await host.request(0)).answer();
    (await host.request(1)).answer([messageLine({ content: '{}' }), doneLine()]);
    expect((await first).content).toEqual([{ type: 'text', text: '{}' }]);
    (await host.request(2)).answer();
    await second;
  });

  it('lets a wait be aborted, with the reason of its signal, and goes on with the next', async () => {
    const host = manualHost({ maxConcurrentRequests: 1 });
    const first = host.model.doGenerate(CALL);
    await host.request(0);
    const controller = new AbortController();
    const second = host.model.doGenerate({ ...CALL, abortSignal: controller.signal });
    const third = host.model.doGenerate(CALL);
    const reason = new Error('enough');
    await settle();
    controller.abort(reason);
    await expect(second).rejects.toBe(reason);
    (await host.request(0)).answer();
    (await host.request(1)).answer();
    await Promise.all([first, third]);
    expect(host.count()).toBe(2);
  });

  it('gives every model of a provider the same slots', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(() => new Promise(() => {}));
    const ollama = createOllama({
      baseURL: 'http://localhost:11434',
      fetch,
      maxConcurrentRequests: 1,
    });
    void ollama('a').doGenerate(CALL);
    void ollama('b').doGenerate(CALL);
    await settle();
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('fails after slotTimeout, and names streams that nobody reads', async () => {
    const host = manualHost({ maxConcurrentRequests: 1, slotTimeout: 1 });
    const first = host.model.doStream(CALL);
    (await host.request(0)).answer();
    const { stream } = await first;
    await expect(host.model.doGenerate(CALL)).rejects.toMatchObject({
      name: 'AI_APICallError',
      message:
        'No request to localhost:11434 could be sent for 1 ms, because as many run as "maxConcurrentRequests" allows (1). A stream counts until it has been read to its end or cancelled: streams that nobody reads are a common cause. Read or cancel them, pass an "abortSignal", or raise "slotTimeout" or "maxConcurrentRequests".',
      url: 'http://localhost:11434/api/chat',
      isRetryable: false,
      data: { reason: 'slot-timeout' },
    });
    await partsOf(stream);
    const third = host.model.doGenerate(CALL);
    (await host.request(1)).answer();
    await third;
    expect(host.count()).toBe(2);
  });

  it('waits for ever where slotTimeout is Infinity', async () => {
    const host = manualHost({ maxConcurrentRequests: 1, slotTimeout: Infinity });
    const first = host.model.doGenerate(CALL);
    const second = host.model.doGenerate(CALL);
    (await host.request(0)).answer();
    (await host.request(1)).answer();
    await Promise.all([first, second]);
    expect(host.count()).toBe(2);
  });

  it.each([
    ['maxConcurrentRequests', 0, 'a whole number from 1, not 0'],
    ['maxConcurrentRequests', 1.5, 'a whole number from 1, not 1.5'],
    ['maxConcurrentRequests', '2', 'a whole number from 1, not a value of type string'],
    ['maxConcurrentRequests', Number.NaN, 'a whole number from 1, not NaN'],
    ['slotTimeout', 0, 'a number of milliseconds above 0, not 0'],
    ['slotTimeout', 'long', 'a number of milliseconds above 0, not a value of type string'],
  ])('takes no %s of %j', (setting, value, problem) => {
    const settings = { [setting]: value } as OllamaProviderSettings;
    expect(() => createOllama(settings)).toThrow(`The setting "${setting}" has to be ${problem}.`);
  });
});
