import { describe, expect, test } from 'vitest';
import { post, statusAndBody } from '../../testing/post.js';
import { readResponse } from '../../testing/read-response.js';
import { createEmulator, fail, type Emulator } from '../index.js';

const MODELS = [
  { name: 'older', modifiedAt: '2026-01-01T00:00:00Z' },
  { name: 'newer:7b', modifiedAt: '2026-02-01T00:00:00Z', contextLength: 2048, license: 'Free.' },
];

function daemon() {
  return createEmulator({ mode: 'daemon', models: MODELS });
}

async function get(emulator: Emulator, path: string) {
  return readResponse(await emulator.fetch(`http://ollama.test${path}`));
}

describe('/api/tags', () => {
  test('lists models with their tags, newest first', async () => {
    const [status, list] = statusAndBody(await get(daemon(), '/api/tags'));
    expect(status).toBe(200);
    expect(list).toMatchObject({ models: [{ name: 'newer:7b' }, { name: 'older:latest' }] });
  });

  test('gives another digest to every model', async () => {
    const [, list] = statusAndBody(await get(daemon(), '/api/tags'));
    const digests = (list as { models: { digest: string }[] }).models.map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(2);
    expect(digests.every(digest => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
  });

  test('of the cloud is open to everyone and says little', async () => {
    const [status, list] = statusAndBody(await get(createEmulator({ apiKey: 'k' }), '/api/tags'));
    expect(status).toBe(200);
    expect((list as { models: object[] }).models[0]).toEqual({
      name: 'gpt-oss:120b',
      model: 'gpt-oss:120b',
      modified_at: '2026-01-01T00:00:00Z',
      size: 65_369_818_941,
      digest: expect.stringMatching(/^[0-9a-f]{12}$/),
      details: {
        parent_model: '',
        format: '',
        family: '',
        families: null,
        parameter_size: '',
        quantization_level: '',
      },
    });
  });
});

describe('/api/show', () => {
  test('describes a model, whichever way it is called', async () => {
    for (const body of [{ model: 'newer:7b' }, { name: 'NEWER:7b' }]) {
      const [status, model] = statusAndBody(await post(daemon(), '/api/show', body));
      expect(status).toBe(200);
      expect(model).toMatchObject({
        license: 'Free.',
        capabilities: ['completion'],
        model_info: { 'general.architecture': 'llama', 'llama.context_length': 2048 },
      });
    }
  });

  test('of the cloud needs no key, nor does that of a cloud model through a daemon', async () => {
    const cloud = await post(createEmulator({ apiKey: 'k' }), '/api/show', {
      model: 'gpt-oss:120b',
    });
    const body = { model: 'gpt-oss:120b-cloud' };
    const through = await post(daemon(), '/api/show', body);
    expect(statusAndBody(cloud)).toEqual(statusAndBody(through));
    expect(statusAndBody(cloud)).toEqual([
      200,
      expect.objectContaining({ capabilities: ['completion', 'tools', 'thinking'] }),
    ]);
  });
});

describe('/api/ps', () => {
  const load = (emulator: Emulator, body: object) => post(emulator, '/api/chat', body);
  const loaded = async (emulator: Emulator) => {
    const [, list] = statusAndBody(await get(emulator, '/api/ps'));
    return (list as { models: { name: string }[] }).models;
  };

  test('lists what is loaded, the longest lasting first', async () => {
    const emulator = daemon();
    expect(await loaded(emulator)).toEqual([]);
    await load(emulator, { model: 'older', options: { num_ctx: 300 } });
    await load(emulator, { model: 'newer:7b', keep_alive: -1 });
    expect(await loaded(emulator)).toMatchObject([
      // Go's longest duration: 292 years.
      { name: 'newer:7b', expires_at: expect.stringMatching(/^23\d\d-/), context_length: 2048 },
      { name: 'older:latest', size_vram: 0, context_length: 512 },
    ]);
  });

  test('keeps what an earlier request said of how long', async () => {
    const emulator = daemon();
    await load(emulator, { model: 'older', keep_alive: -1 });
    await load(emulator, { model: 'older', messages: [{ content: 'Hi' }] });
    const forever = { expires_at: expect.stringMatching(/^23\d\d-/) };
    expect(await loaded(emulator)).toMatchObject([forever]);
  });

  test('forgets what is unloaded, with or without an answer', async () => {
    const emulator = daemon();
    await load(emulator, { model: 'older' });
    await load(emulator, { model: 'older', messages: [], keep_alive: 0 });
    expect(await loaded(emulator)).toEqual([]);
    await load(emulator, { model: 'older' });
    await load(emulator, { model: 'older', messages: [{ content: 'Hi' }], keep_alive: 0 });
    expect(await loaded(emulator)).toEqual([]);
  });

  test.each(['0.33', '0.25'] as const)('on %s knows what overflows', async server => {
    const emulator = createEmulator({ mode: 'daemon', server, models: MODELS });
    const messages = [{ role: 'user', content: 'Hi' }];
    await load(emulator, { model: 'older', messages, keep_alive: 1e30 });
    const forever = { expires_at: expect.stringMatching(/^23\d\d-/) };
    expect(await loaded(emulator)).toMatchObject(server === '0.33' ? [] : [forever]);
  });

  test.each([
    ['0.33', 'older', -5, 256],
    ['0.25', 'older', 0, 4],
    ['0.25', 'older', 5, 5],
    ['0.33', 'seeing', 100, 2048],
    ['0.25', 'seeing', 3000, 3000],
  ] as const)(
    'on %s %s has a context of at least … (%i: %i)',
    async (server, model, size, context) => {
      const capabilities = ['completion', 'vision'] as const;
      const models = [...MODELS, { name: 'seeing', capabilities }];
      const emulator = createEmulator({ mode: 'daemon', server, models });
      await load(emulator, { model, options: { num_ctx: size } });
      expect(await loaded(emulator)).toMatchObject([{ context_length: context }]);
    },
  );

  test('of the cloud is empty', async () => {
    expect(await loaded(createEmulator({ mode: 'cloud' }))).toEqual([]);
  });
});

describe('a whole body', () => {
  test.each([
    [2048, { 'content-length': '2048' }],
    [2049, { 'transfer-encoding': 'chunked' }],
  ])('of %i bytes is one chunk with its framing', async (size, framing) => {
    const body = 'x'.repeat(size);
    const emulator = createEmulator({ mode: 'daemon', script: [fail({ status: 500, body })] });
    const { headers, chunks } = await post(emulator, '/api/chat', {});
    const { date: _date, ...kept } = headers;
    expect(kept).toEqual({ 'content-type': 'text/plain; charset=utf-8', ...framing });
    expect(chunks).toEqual([body]);
  });
});
