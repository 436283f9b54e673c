import type { EmbeddingModelV2 } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { toEmbeddingModelV1 } from '../v1.js';

type EmbedOptions = Parameters<EmbeddingModelV2<string>['doEmbed']>[0];
type EmbedResult = Awaited<ReturnType<EmbeddingModelV2<string>['doEmbed']>>;

/** A V2 model that embeds a text as its length, and remembers what it was asked. */
function fakeModel(
  members: Partial<EmbeddingModelV2<string>> = {},
  result: Partial<EmbedResult> = {},
) {
  const calls: EmbedOptions[] = [];
  const model: EmbeddingModelV2<string> = {
    specificationVersion: 'v2',
    provider: 'acme.embedding',
    modelId: 'embed-1',
    maxEmbeddingsPerCall: 2048,
    supportsParallelCalls: true,
    doEmbed: async options => {
      calls.push(options);
      return { embeddings: options.values.map(value => [value.length]), ...result };
    },
    ...members,
  };
  return { calls, model };
}

describe('an embedding model', () => {
  test('is a V1 model with the same names and limits', () => {
    expect(toEmbeddingModelV1(fakeModel().model)).toEqual({
      specificationVersion: 'v1',
      provider: 'acme.embedding',
      modelId: 'embed-1',
      maxEmbeddingsPerCall: 2048,
      supportsParallelCalls: true,
      doEmbed: expect.any(Function),
    });
  });

  test('hands its options over and leaves out what V1 does not know', async () => {
    const { calls, model } = fakeModel(
      {},
      {
        usage: { tokens: 5 },
        providerMetadata: { acme: { seconds: 1 } },
        response: { headers: { server: 'acme' }, body: { ok: true } },
      },
    );
    const abortSignal = new AbortController().signal;
    const { doEmbed } = new Proxy(toEmbeddingModelV1(model), {});
    const options = { values: ['a', 'bc'], abortSignal, headers: { 'x-trace': '1' } };
    expect(await doEmbed(options)).toStrictEqual({
      embeddings: [[1], [2]],
      usage: { tokens: 5 },
      rawResponse: { headers: { server: 'acme' } },
    });
    expect(calls).toStrictEqual([options]);
  });

  test('has no usage and no response where the newer model tells none', async () => {
    const { calls, model } = fakeModel({}, { response: {} });
    const options = { values: ['a'], abortSignal: undefined, headers: undefined };
    expect(await toEmbeddingModelV1(model).doEmbed(options)).toStrictEqual({ embeddings: [[1]] });
    expect(calls).toStrictEqual([{ values: ['a'] }]);
  });

  test('leaves values beyond a known limit to the newer model to refuse', async () => {
    const { calls, model } = fakeModel({ maxEmbeddingsPerCall: 1 });
    await toEmbeddingModelV1(model).doEmbed({ values: ['a', 'b'] });
    expect(calls).toStrictEqual([{ values: ['a', 'b'] }]);
  });

  test('fails with the very error of the newer model', async () => {
    const error = new Error('no route to host');
    const { model } = fakeModel({
      doEmbed: async () => {
        throw error;
      },
    });
    await expect(toEmbeddingModelV1(model).doEmbed({ values: ['a'] })).rejects.toBe(error);
  });
});

describe('a limit that has to be awaited', () => {
  const awaited = (limit: number | undefined) => ({
    maxEmbeddingsPerCall: Promise.resolve(limit),
    supportsParallelCalls: Promise.resolve(true),
  });

  test('is not told, and kept to in calls one after the other', async () => {
    const { calls, model } = fakeModel(awaited(2), {
      usage: { tokens: 3 },
      response: { headers: { server: 'acme' } },
    });
    const stepped = toEmbeddingModelV1(model);
    expect(stepped.maxEmbeddingsPerCall).toBeUndefined();
    expect(stepped.supportsParallelCalls).toBe(false);
    const values = ['a', 'bb', 'ccc', 'dddd', 'eeeee'];
    expect(await stepped.doEmbed({ values, headers: { a: '1' } })).toStrictEqual({
      embeddings: [[1], [2], [3], [4], [5]],
      usage: { tokens: 9 },
      rawResponse: { headers: { server: 'acme' } },
    });
    expect(calls).toStrictEqual([
      { values: ['a', 'bb'], headers: { a: '1' } },
      { values: ['ccc', 'dddd'], headers: { a: '1' } },
      { values: ['eeeee'], headers: { a: '1' } },
    ]);
  });

  test.each([undefined, Number.POSITIVE_INFINITY, 3, 0, -1])('is one call for %s', async limit => {
    const { calls, model } = fakeModel(awaited(limit));
    await toEmbeddingModelV1(model).doEmbed({ values: ['a', 'b', 'c'] });
    expect(calls).toStrictEqual([{ values: ['a', 'b', 'c'] }]);
  });
});
