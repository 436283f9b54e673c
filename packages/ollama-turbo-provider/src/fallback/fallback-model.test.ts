import { APICallError } from '@ai-sdk/provider';
import { createEmulator, errorLine, fail, reply, type Step } from 'ollama-turbo-emulator';
import { describe, expect, it } from 'vitest';
import { HELLO, partsOf } from '../../testing/stub-host.js';
import { createOllama as createForAi4 } from '../ai4.js';
import { createOllama as createForAi5 } from '../ai5.js';
import { createOllama as createForAi6 } from '../ai6.js';
import { createOllama } from '../provider.js';
import { fallbackModel } from './fallback-model.js';

const USAGE_LIMIT = fail({
  status: 429,
  body: { error: 'you (ada) have reached your session usage limit' },
});
const CALL = { prompt: HELLO };

/** Ollama Turbo, where the first requests meet these steps, and a daemon behind it. */
function hosts(...steps: Step[]) {
  const cloud = createEmulator({ mode: 'cloud', script: steps });
  const daemon = createEmulator({ script: [reply({ content: ['From the daemon.'] })] });
  const turboSettings = { apiKey: 'k', fetch: cloud.fetch, name: 'turbo' };
  const localSettings = { baseURL: 'localhost:11434', fetch: daemon.fetch, name: 'local' };
  return { cloud, daemon, turboSettings, localSettings };
}

function modelsOf({ turboSettings, localSettings }: ReturnType<typeof hosts>) {
  return [
    createOllama(turboSettings)('gpt-oss:120b'),
    createOllama(localSettings)('llama3.2:3b'),
  ] as const;
}

const told = (reason: string) => ({
  type: 'other',
  message: expect.stringContaining(
    `The model "gpt-oss:120b" of turbo.chat failed (${reason}), and "llama3.2:3b" of local.chat was asked instead. `,
  ),
});

describe('fallbackModel', () => {
  it('goes by the name of the primary model', () => {
    const model = fallbackModel(...modelsOf(hosts()));
    const { specificationVersion, provider, modelId, supportedUrls } = model;
    expect({ specificationVersion, provider, modelId, supportedUrls }).toEqual({
      specificationVersion: 'v4',
      provider: 'turbo.chat',
      modelId: 'gpt-oss:120b',
      supportedUrls: {},
    });
  });

  it('leaves the secondary model alone while the primary one answers', async () => {
    const pair = hosts(reply({ content: ['From the cloud.'] }), reply({ content: ['Again.'] }));
    const model = fallbackModel(...modelsOf(pair));
    const { content, warnings } = await model.doGenerate(CALL);
    expect({ content, warnings }).toEqual({
      content: [{ type: 'text', text: 'From the cloud.' }],
      warnings: [],
    });
    const parts = await partsOf((await model.doStream(CALL)).stream);
    expect(parts.map(({ type }) => type)).toEqual([
      'stream-start',
      'response-metadata',
      'text-start',
      'text-delta',
      'text-end',
      'finish',
    ]);
    expect(pair.daemon.requests).toHaveLength(0);
  });

  it.each([
    ['usage-limit', USAGE_LIMIT],
    [
      'overloaded',
      fail({ status: 503, body: { error: 'Server overloaded, please retry shortly' } }),
    ],
    ['unreachable', fail({ status: 524, body: '<html>' })],
    ['runner-failed', errorLine('boom', reply({}))],
  ])('asks the secondary model for the reason %s, and says so', async (reason, step) => {
    const whole = await fallbackModel(...modelsOf(hosts(step))).doGenerate(CALL);
    expect(whole.content).toEqual([{ type: 'text', text: 'From the daemon.' }]);
    expect(whole.warnings).toEqual([told(reason)]);

    const { stream } = await fallbackModel(...modelsOf(hosts(step))).doStream(CALL);
    const parts = await partsOf(stream);
    expect(parts[0]).toEqual({ type: 'stream-start', warnings: [told(reason)] });
    expect(parts).toContainEqual({ type: 'text-delta', id: 'text-0', delta: 'From the daemon.' });
  });

  it('repeats no key in its warning', async () => {
    const { warnings } = await fallbackModel(...modelsOf(hosts(USAGE_LIMIT))).doGenerate({
      ...CALL,
      headers: { Authorization: 'Bearer very-secret' },
    });
    expect(JSON.stringify(warnings)).not.toContain('very-secret');
  });

  it('fails as the primary model does for other reasons', async () => {
    const pair = hosts(fail({ status: 400, body: { error: 'no' } }), USAGE_LIMIT, USAGE_LIMIT);
    const model = fallbackModel(...modelsOf(pair));
    await expect(model.doGenerate(CALL)).rejects.toMatchObject({ statusCode: 400 });
    const strict = fallbackModel(...modelsOf(pair), { reasons: ['overloaded'] });
    await expect(strict.doStream(CALL)).rejects.toMatchObject({ statusCode: 429 });
    const never = fallbackModel(...modelsOf(pair), { reasons: [] });
    await expect(never.doGenerate(CALL)).rejects.toMatchObject({ statusCode: 429 });
    expect(pair.daemon.requests).toHaveLength(0);
  });

  it('takes a missing key for the reason unauthorized', async () => {
    const { daemon, localSettings } = hosts();
    const turbo = createOllama({ fetch: daemon.fetch, name: 'turbo' })('gpt-oss:120b');
    const local = createOllama(localSettings)('llama3.2:3b');
    const model = fallbackModel(turbo, local, { reasons: ['unauthorized'] });
    expect((await model.doGenerate(CALL)).warnings).toEqual([told('unauthorized')]);
    await expect(fallbackModel(turbo, local).doGenerate(CALL)).rejects.toMatchObject({
      name: 'AI_LoadAPIKeyError',
    });
  });

  it('passes on what fails after the first part', async () => {
    const pair = hosts(errorLine('boom', reply({ content: ['Half ', 'an answer'] })));
    const { stream } = await fallbackModel(...modelsOf(pair)).doStream(CALL);
    const types = (await partsOf(stream)).map(({ type }) => type);
    expect(types).toContain('text-delta');
    expect(types).toContain('error');
    expect(pair.daemon.requests).toHaveLength(0);
  });

  it('asks the secondary model for an error that is the first part, of whatever provider', async () => {
    const { localSettings } = hosts();
    const local = createOllama(localSettings)('llama3.2:3b');
    let isCancelled = false;
    const failing = (status: number): typeof local => ({
      ...local,
      provider: 'turbo.chat',
      modelId: 'gpt-oss:120b',
      supportedUrls: {},
      specificationVersion: 'v4',
      doGenerate: local.doGenerate.bind(local),
      doStream: async () => ({
        request: { url: '', body: {} },
        response: { headers: {} },
        stream: new ReadableStream({
          start(controller) {
            controller.enqueue({ type: 'stream-start', warnings: [] });
            const error = new APICallError({
              message: 'busy',
              url: '',
              requestBodyValues: {},
              statusCode: status,
            });
            controller.enqueue({ type: 'error', error });
          },
          cancel() {
            isCancelled = true;
          },
        }),
      }),
    });
    const { stream } = await fallbackModel(failing(503), local).doStream(CALL);
    expect((await partsOf(stream))[0]).toEqual({
      type: 'stream-start',
      warnings: [told('overloaded')],
    });
    expect(isCancelled).toBe(true);
    const unchanged = await fallbackModel(failing(400), local).doStream(CALL);
    const reader = unchanged.stream.getReader();
    await reader.read();
    expect((await reader.read()).value).toMatchObject({ type: 'error' });
    await reader.cancel();
  });

  it('says what happened also where the secondary model begins without stream-start', async () => {
    const [turbo, local] = modelsOf(hosts(USAGE_LIMIT));
    const bare = {
      specificationVersion: 'v4' as const,
      provider: 'local.chat',
      modelId: 'llama3.2:3b',
      doGenerate: local.doGenerate.bind(local),
      doStream: async () => ({
        stream: new ReadableStream<{ type: string }>({
          start(controller) {
            controller.enqueue({ type: 'text-start' });
            controller.close();
          },
        }),
      }),
    };
    const { stream } = await fallbackModel(turbo, bare).doStream(CALL);
    expect(await partsOf(stream as ReadableStream<unknown>)).toEqual([
      { type: 'stream-start', warnings: [told('usage-limit')] },
      { type: 'text-start' },
    ]);
  });

  it.each([
    ['fails to be cancelled', () => Promise.reject(new Error('no'))],
    ['is never cancelled', () => new Promise<void>(() => {})],
  ])('asks the secondary model though the stream of the primary one %s', async (_what, cancel) => {
    const [turbo, local] = modelsOf(hosts());
    const error = new APICallError({
      message: 'busy at https://host/api?key=sk-1&x=2',
      url: '',
      requestBodyValues: {},
      statusCode: 503,
    });
    const failing = {
      specificationVersion: 'v4' as const,
      provider: turbo.provider,
      modelId: turbo.modelId,
      doGenerate: turbo.doGenerate.bind(turbo),
      doStream: async () => ({
        stream: new ReadableStream<{ type: string }>({
          start: controller => controller.enqueue({ type: 'error', error } as { type: string }),
          cancel,
        }),
      }),
    };
    const { stream } = await fallbackModel(failing, local).doStream(CALL);
    const [start] = await partsOf(stream as ReadableStream<unknown>);
    expect(start).toEqual({ type: 'stream-start', warnings: [told('overloaded')] });
    expect(JSON.stringify(start)).not.toContain('sk-1');
  });

  it("fails as the secondary model does when both do, and ends with the caller's abort", async () => {
    const pair = hosts(USAGE_LIMIT);
    pair.daemon.script(fail({ status: 500, body: { error: 'boom' } }));
    const model = fallbackModel(...modelsOf({ ...pair, localSettings: { ...pair.localSettings } }));
    await model.doGenerate(CALL);
    pair.cloud.script(USAGE_LIMIT);
    await expect(model.doGenerate(CALL)).rejects.toMatchObject({ statusCode: 500 });
    const abortSignal = AbortSignal.abort(new Error('enough'));
    await expect(model.doGenerate({ ...CALL, abortSignal })).rejects.toBe(abortSignal.reason);
    await expect(model.doStream({ ...CALL, abortSignal })).rejects.toBe(abortSignal.reason);
  });

  it('is a model of each older specification, too', async () => {
    const v1 = { inputFormat: 'messages' as const, mode: { type: 'regular' as const } };
    const pairs = [
      { create: createForAi4, call: { ...CALL, ...v1 }, version: 'v1' },
      { create: createForAi5, call: CALL, version: 'v2' },
      { create: createForAi6, call: CALL, version: 'v3' },
    ];
    for (const { create, call, version } of pairs) {
      const { turboSettings, localSettings } = hosts(USAGE_LIMIT, USAGE_LIMIT);
      const model = fallbackModel(
        create(turboSettings)('gpt-oss:120b'),
        create(localSettings)('llama3.2:3b'),
      );
      expect(model.specificationVersion).toBe(version);
      const whole = (await model.doGenerate(call as never)) as { warnings?: unknown };
      expect(whole.warnings).toEqual([told('usage-limit')]);
      const { stream, ...beside } = (await model.doStream(call as never)) as {
        stream: ReadableStream<{ type: string; warnings?: unknown }>;
        warnings?: unknown;
      };
      const [first] = await partsOf(stream);
      expect(version === 'v1' ? beside.warnings : first?.warnings).toEqual([told('usage-limit')]);
    }
    const { turboSettings } = hosts();
    expect(
      fallbackModel(
        createForAi4(turboSettings)('gpt-oss:120b'),
        createForAi4(turboSettings)('gpt-oss:20b'),
      ),
    ).toMatchObject({
      defaultObjectGenerationMode: 'json',
      supportsStructuredOutputs: true,
      supportsImageUrls: false,
    });
  });

  it('takes nothing but two models of one major, and known reasons', () => {
    const pair = hosts();
    const [turbo, local] = modelsOf(pair);
    expect(() => fallbackModel('gpt-oss:120b' as never, local)).toThrow(
      "The primary model of fallbackModel has to be a language model, such as ollama('gpt-oss:120b').",
    );
    expect(() => fallbackModel(turbo, undefined as never)).toThrow('The secondary model of');
    const old = createForAi4(pair.localSettings)('llama3.2:3b');
    expect(() => fallbackModel(turbo, old as never)).toThrow(
      'fallbackModel takes two models of the same AI SDK major; these are of the specifications v4 and v1.',
    );
    expect(fallbackModel(turbo, local, null as never).modelId).toBe('gpt-oss:120b');
    expect(() => fallbackModel(turbo, local, { reasons: ['busy' as never] })).toThrow(
      '"reasons" of fallbackModel has to be a list of these: unauthorized, ',
    );
  });
});
