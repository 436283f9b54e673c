import { describe, expect, test } from 'vitest';
import { linesOf, post, statusAndBody } from '../../../testing/post.js';
import { readResponse } from '../../../testing/read-response.js';
import { createEmulator, type Emulator } from '../../index.js';

const MODELS = [
  { name: 'big', size: 5000 },
  { name: 'embed', capabilities: ['embedding'] as const },
];

function daemon(): Emulator {
  return createEmulator({ mode: 'daemon', models: MODELS });
}

async function remove(emulator: Emulator, body: object) {
  const init = { method: 'DELETE', body: JSON.stringify(body) };
  return readResponse(await emulator.fetch('/api/delete', init));
}

async function names(emulator: Emulator): Promise<string[]> {
  const response = await emulator.fetch('/api/tags');
  const { models } = (await response.json()) as { models: { name: string }[] };
  return models.map(({ name }) => name).toSorted();
}

describe('a pull', () => {
  test('tells of each file, and that all went well', async () => {
    const response = await post(daemon(), '/api/pull', { model: 'big' });
    expect(response.headers).toMatchObject({ 'content-type': 'application/x-ndjson' });
    expect(response.chunks).toHaveLength(linesOf(response).length);
    const digest = expect.stringMatching(/^sha256:[\da-f]{64}$/);
    const pulling = expect.stringMatching(/^pulling [\da-f]{12}$/);
    const file = (total: number) => ({ status: pulling, digest, total });
    expect(linesOf(response)).toEqual([
      { status: 'pulling manifest' },
      file(5000),
      ...[1000, 2000, 3000, 4000, 5000].map(completed => ({ ...file(5000), completed })),
      file(1024),
      { ...file(1024), completed: 1024 },
      file(487),
      { ...file(487), completed: 487 },
      { status: 'verifying sha256 digest' },
      { status: 'writing manifest' },
      { status: 'success' },
    ]);
  });

  test('of a cloud model brings no files', async () => {
    const lines = linesOf(await post(daemon(), '/api/pull', { model: 'gpt-oss:120b-cloud' }));
    expect(lines).toEqual([
      { status: 'pulling manifest' },
      { status: 'verifying sha256 digest' },
      { status: 'writing manifest' },
      { status: 'success' },
    ]);
  });

  test('of an unknown model ends with an error', async () => {
    const error = (path: string, tag: string) =>
      `pull model manifest: Get "https://registry.ollama.ai/v2/${path}/manifests/${tag}": dial tcp: lookup registry.ollama.ai: no such host`;
    expect(linesOf(await post(daemon(), '/api/pull', { name: 'me/mine' }))).toEqual([
      { status: 'pulling manifest' },
      { error: error('me/mine', 'latest') },
    ]);
    const whole = await post(daemon(), '/api/pull', { model: 'nope:1b', stream: false });
    expect(statusAndBody(whole)).toEqual([500, { error: error('library/nope', '1b') }]);
  });

  test('may be answered with its end alone', async () => {
    const whole = await post(daemon(), '/api/pull', { model: 'big', stream: false });
    expect(whole.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(statusAndBody(whole)).toEqual([200, { status: 'success' }]);
  });

  test.each([
    ['', 'missing request body'],
    [{}, 'invalid model name'],
    [{ model: '../etc' }, 'invalid model name'],
    [{ model: 'x:cloud:local' }, 'use either :local or :cloud, not both: "x:cloud:local"'],
  ])('with the body %j is refused', async (body, error) => {
    expect(statusAndBody(await post(daemon(), '/api/pull', body))).toEqual([400, { error }]);
  });

  test('stops when the client leaves', async () => {
    const emulator = createEmulator({ models: MODELS, pace: { tokensPerSecond: 20 } });
    const body = JSON.stringify({ model: 'big' });
    const response = await emulator.fetch('/api/pull', { method: 'POST', body });
    await response.body?.cancel();
    await expect(emulator.requests[0]?.ended).resolves.toBe('aborted');
  });

  test('is nothing that the cloud does', async () => {
    const response = await post(createEmulator({ mode: 'cloud' }), '/api/pull', { model: 'big' });
    expect(response.status).toBe(404);
  });
});

describe('a copy', () => {
  test('is the same model under one more name', async () => {
    const emulator = daemon();
    const copied = await post(emulator, '/api/copy', { source: 'embed', destination: 'second' });
    expect([copied.status, copied.chunks]).toEqual([200, []]);
    expect(await names(emulator)).toEqual(['big:latest', 'embed:latest', 'second:latest']);
    const embed = async (model: string) => {
      const response = await post(emulator, '/api/embed', { model, input: 'the cat sat' });
      return (JSON.parse(response.chunks.join('')) as { embeddings: number[][] }).embeddings;
    };
    expect(await embed('second')).toEqual(await embed('embed'));
  });

  test.each([
    [{ source: 'nope', destination: 'x' }, 404, 'model "nope" not found'],
    [{ source: 'x:cloud', destination: 'x' }, 404, 'model "x:cloud" not found'],
    [{ source: '', destination: 'x' }, 400, 'source "" is invalid'],
    [{ source: 'big', destination: '/' }, 400, 'destination "/" is invalid'],
    [{ source: 'big' }, 400, 'destination "" is invalid'],
  ])('of %j is refused', async (body, status, error) => {
    expect(statusAndBody(await post(daemon(), '/api/copy', body))).toEqual([status, { error }]);
  });
});

describe('what is deleted', () => {
  test('is gone, from memory too', async () => {
    const emulator = daemon();
    await post(emulator, '/api/chat', { model: 'big' });
    const response = await remove(emulator, { model: 'BIG:latest' });
    expect([response.status, response.headers['content-length'], response.chunks]).toEqual([
      200,
      '0',
      [],
    ]);
    expect(await names(emulator)).toEqual(['embed:latest']);
    expect(await (await emulator.fetch('/api/ps')).json()).toEqual({ models: [] });
    expect((await post(emulator, '/api/chat', { model: 'big' })).status).toBe(404);
  });

  test.each([
    [{ name: 'nope' }, 404, "model 'nope' not found"],
    [{ model: 'gpt-oss:120b-cloud' }, 404, "model 'gpt-oss:120b-cloud' not found"],
    [{}, 400, 'name "" is invalid'],
    [{ model: 'a b' }, 400, 'name "a b" is invalid'],
  ])('has to be there: %j', async (body, status, error) => {
    expect(statusAndBody(await remove(daemon(), body))).toEqual([status, { error }]);
  });
});
