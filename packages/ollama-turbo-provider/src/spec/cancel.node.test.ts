import { createEmulator, reply, stall, type Emulator } from 'ollama-turbo-emulator';
import { afterEach, describe, expect, it } from 'vitest';
import { HELLO } from '../../testing/stub-host.js';
import { createOllama as createV1 } from '../ai4.js';
import { createOllama as createV2 } from '../ai5.js';
import { createOllama as createV3 } from '../ai6.js';
import { createOllama as createV4 } from '../provider.js';

let emulator: Emulator | undefined;

afterEach(() => emulator?.close());

const LONG = reply({ content: Array.from({ length: 20 }, (_, index) => `word ${index} `) });

/** Starts an answer that stalls midway, as a stream of each spec's model. */
const STREAMS: [string, (baseURL: string, abortSignal?: AbortSignal) => Promise<ReadableStream>][] =
  [
    [
      'V1',
      async (baseURL, abortSignal) => {
        const { stream } = await createV1({ baseURL })('gpt-oss:20b').doStream({
          inputFormat: 'messages',
          mode: { type: 'regular' },
          prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
          abortSignal,
        });
        return stream;
      },
    ],
    [
      'V2',
      async (baseURL, abortSignal) => {
        const prompt = [
          { role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] },
        ];
        const model = createV2({ baseURL })('gpt-oss:20b');
        return (await model.doStream({ prompt, abortSignal })).stream;
      },
    ],
    [
      'V3',
      async (baseURL, abortSignal) => {
        const prompt = [
          { role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] },
        ];
        const model = createV3({ baseURL })('gpt-oss:20b');
        return (await model.doStream({ prompt, abortSignal })).stream;
      },
    ],
    [
      'V4',
      async (baseURL, abortSignal) => {
        const model = createV4({ baseURL })('gpt-oss:20b');
        return (await model.doStream({ prompt: HELLO, abortSignal })).stream;
      },
    ],
  ];

async function listening() {
  const host = createEmulator({ mode: 'daemon', script: [stall({ afterBytes: 600 }, LONG)] });
  emulator = host;
  const { url } = await host.listen();
  return { host, url };
}

describe.each(STREAMS)('the stream of a %s model', (_spec, startStream) => {
  it('ends the request at the host when it is cancelled', async () => {
    const { host, url } = await listening();
    const reader = (await startStream(url)).getReader();
    await reader.read();
    await reader.cancel('enough');
    expect(await host.requests[0]?.ended).toBe('aborted');
  });

  it("ends the request at the host, and itself with the signal's reason, when it is aborted", async () => {
    const { host, url } = await listening();
    const controller = new AbortController();
    const reader = (await startStream(url, controller.signal)).getReader();
    await reader.read();
    const reason = new Error('the user went away');
    controller.abort(reason);
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toBe(reason);
    expect(await host.requests[0]?.ended).toBe('aborted');
  });
});
