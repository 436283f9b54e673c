import type {
  EmbeddingModelV4,
  EmbeddingModelV4CallOptions,
  RerankingModelV4,
  RerankingModelV4CallOptions,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { toEmbeddingModelV3, toRerankingModelV3 } from '../v3.js';

const METADATA = { fake: { a: [1, { b: null }], c: undefined } };
const WARNINGS: SharedV4Warning[] = [
  { type: 'unsupported', feature: 'seed', details: 'No seeds.' },
  { type: 'compatibility', feature: 'reasoning' },
  { type: 'deprecated', setting: 'topK', message: 'Use topP.' },
  { type: 'other', message: 'Mind the gap.' },
];
const WARNINGS_V3 = [
  { type: 'unsupported', feature: 'seed', details: 'No seeds.' },
  { type: 'compatibility', feature: 'reasoning' },
  { type: 'other', message: '"topK" is deprecated: Use topP.' },
  { type: 'other', message: 'Mind the gap.' },
];

describe('an embedding model', () => {
  const fakeEmbeddingModel = (warnings?: SharedV4Warning[]) => {
    const calls: EmbeddingModelV4CallOptions[] = [];
    const model = {
      specificationVersion: 'v4',
      provider: 'fake.embedding',
      modelId: 'e',
      maxEmbeddingsPerCall: 8,
      supportsParallelCalls: true,
      doEmbed: async (options: EmbeddingModelV4CallOptions) => {
        calls.push(options);
        return {
          embeddings: [[1, 2]],
          usage: { tokens: 3 },
          providerMetadata: METADATA,
          response: { headers: { a: 'b' }, body: {} },
          warnings,
        };
      },
    } as EmbeddingModelV4;
    return { calls, model };
  };
  const OPTIONS = {
    values: ['Hi'],
    headers: { a: 'b' },
    providerOptions: { fake: { truncate: true } },
    abortSignal: new AbortController().signal,
  };

  it('is a V3 model of the same name and limits', () => {
    const { doEmbed: _, ...model } = toEmbeddingModelV3(fakeEmbeddingModel().model);
    expect(model).toEqual({
      specificationVersion: 'v3',
      provider: 'fake.embedding',
      modelId: 'e',
      maxEmbeddingsPerCall: 8,
      supportsParallelCalls: true,
    });
  });

  it('passes options and result on, and warns as V3 does', async () => {
    const { calls, model } = fakeEmbeddingModel(WARNINGS);
    const { doEmbed } = toEmbeddingModelV3(model);
    expect(await doEmbed(OPTIONS)).toStrictEqual({
      embeddings: [[1, 2]],
      usage: { tokens: 3 },
      providerMetadata: METADATA,
      response: { headers: { a: 'b' }, body: {} },
      warnings: WARNINGS_V3,
    });
    expect(calls).toEqual([OPTIONS]);
  });

  it('takes the dimensions that AI SDK 7 passes to V3 models, and a result without warnings', async () => {
    const { calls, model } = fakeEmbeddingModel();
    const options = { ...OPTIONS, dimensions: 2 };
    expect((await toEmbeddingModelV3(model).doEmbed(options)).warnings).toEqual([]);
    expect(calls).toEqual([options]);
  });
});

describe('a reranking model', () => {
  it('is a V3 model with the same options and results', async () => {
    const calls: RerankingModelV4CallOptions[] = [];
    const result = {
      ranking: [{ index: 1, relevanceScore: 0.5 }],
      providerMetadata: METADATA,
      response: { id: 'r', timestamp: new Date(0), modelId: 'm2', headers: {}, body: {} },
    };
    const model: RerankingModelV4 = {
      specificationVersion: 'v4',
      provider: 'fake.reranking',
      modelId: 'r',
      doRerank: async options => {
        calls.push(options);
        return { ...result, ...(options.topN === 1 ? { warnings: WARNINGS } : {}) };
      },
    };
    const { doRerank, ...rest } = toRerankingModelV3(model);
    expect(rest).toEqual({ specificationVersion: 'v3', provider: 'fake.reranking', modelId: 'r' });
    const options = {
      documents: { type: 'text' as const, values: ['a', 'b'] },
      query: 'b?',
      headers: { a: 'b' },
      providerOptions: { fake: { c: 1 } },
    };
    expect(await doRerank(options)).toStrictEqual(result);
    expect(await doRerank({ ...options, topN: 1 })).toStrictEqual({
      ...result,
      warnings: WARNINGS_V3,
    });
    expect(calls).toEqual([options, { ...options, topN: 1 }]);
  });
});
