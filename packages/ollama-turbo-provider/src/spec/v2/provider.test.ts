import {
  InvalidArgumentError,
  NoSuchModelError,
  type EmbeddingModelV3,
  type EmbeddingModelV3CallOptions,
  type LanguageModelV3,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { createOllama } from '../../provider.js';
import { toEmbeddingModelV2, toProviderV2 } from '../v2.js';
import { toProviderV3 } from '../v3.js';

const fakeEmbeddingModel = () => {
  const calls: EmbeddingModelV3CallOptions[] = [];
  const model: EmbeddingModelV3 = {
    specificationVersion: 'v3',
    provider: 'fake.embedding',
    modelId: 'e',
    maxEmbeddingsPerCall: 8,
    supportsParallelCalls: true,
    doEmbed: async options => {
      calls.push(options);
      return {
        embeddings: [[1, 2]],
        ...(options.values.length > 1 ? { usage: { tokens: 3 } } : {}),
        ...(options.values.length > 1 ? { providerMetadata: { fake: { a: undefined } } } : {}),
        response: { headers: { a: 'b' }, body: {} },
        warnings: [{ type: 'other', message: 'V2 has no place for this.' }],
      };
    },
  };
  return { calls, model };
};

describe('an embedding model', () => {
  it('is a V2 model of the same name and limits', () => {
    const { doEmbed: _, ...model } = toEmbeddingModelV2(fakeEmbeddingModel().model);
    expect(model).toEqual({
      specificationVersion: 'v2',
      provider: 'fake.embedding',
      modelId: 'e',
      maxEmbeddingsPerCall: 8,
      supportsParallelCalls: true,
    });
  });

  it('passes options and result on, without the warnings that V2 has no place for', async () => {
    const { calls, model } = fakeEmbeddingModel();
    const { doEmbed } = toEmbeddingModelV2(model);
    const rest = {
      providerOptions: { fake: { truncate: true } },
      abortSignal: new AbortController().signal,
    };
    const response = { headers: { a: 'b' }, body: {} };
    expect(
      await doEmbed({ values: ['Hi', 'Ho'], headers: { a: 'b', c: undefined }, ...rest }),
    ).toStrictEqual({
      embeddings: [[1, 2]],
      usage: { tokens: 3 },
      providerMetadata: { fake: {} },
      response,
    });
    expect(await doEmbed({ values: ['Hi'] })).toStrictEqual({ embeddings: [[1, 2]], response });
    expect(calls).toStrictEqual([
      { values: ['Hi', 'Ho'], headers: { a: 'b' }, ...rest },
      { values: ['Hi'] },
    ]);
  });

  it('takes the dimensions that AI SDK 7 passes to V2 models', async () => {
    const { calls, model } = fakeEmbeddingModel();
    const options = { values: ['Hi'], dimensions: 2 };
    await toEmbeddingModelV2(model).doEmbed(options);
    expect(calls).toEqual([options]);
  });
});

describe('a provider', () => {
  const languageModelV3: LanguageModelV3 = {
    specificationVersion: 'v3',
    provider: 'fake.chat',
    modelId: 'm',
    supportedUrls: {},
    doGenerate: async () => Promise.reject(new Error('Not to be called.')),
    doStream: async () => Promise.reject(new Error('Not to be called.')),
  };
  const unused = (): never => {
    throw new Error('Not to be called.');
  };
  const fakeProvider = {
    specificationVersion: 'v3' as const,
    languageModel(modelId: string, prefix = '') {
      return { ...this.model, modelId: prefix + modelId };
    },
    embeddingModel(modelId: string) {
      if (modelId === '') throw new RangeError('No id.');
      return { ...fakeEmbeddingModel().model, modelId };
    },
    textEmbeddingModel: unused,
    rerankingModel: unused,
    imageModel: unused,
    speechModel: unused,
    transcriptionModel: unused,
    model: languageModelV3,
  };

  it('makes V2 models, and is otherwise as it was', () => {
    const provider = toProviderV2(fakeProvider);
    expect(provider).toEqual({
      languageModel: expect.any(Function),
      textEmbeddingModel: expect.any(Function),
      imageModel: expect.any(Function),
      model: languageModelV3,
    });
    const { languageModel, textEmbeddingModel } = provider;
    expect(languageModel('m', 'my-')).toMatchObject({
      specificationVersion: 'v2',
      modelId: 'my-m',
    });
    expect(textEmbeddingModel('e')).toMatchObject({ specificationVersion: 'v2', modelId: 'e' });
  });

  it('is a function when it was one', () => {
    const ollama = toProviderV2(toProviderV3(createOllama({ name: 'turbo' })));
    expect(ollama('qwen3:8b', { think: false })).toMatchObject({
      specificationVersion: 'v2',
      provider: 'turbo.chat',
      modelId: 'qwen3:8b',
    });
    expect('specificationVersion' in ollama).toBe(false);
  });

  it('is not to be constructed', () => {
    const ollama = toProviderV2(toProviderV3(createOllama()));
    const Provider = ollama as unknown as new (modelId: string) => object;
    expect(() => new Provider('m')).toThrow(InvalidArgumentError);
  });

  it('refuses the models that it does not have in the words of V2', () => {
    const { textEmbeddingModel, imageModel } = toProviderV2({
      ...fakeProvider,
      embeddingModel: (modelId: string): never => {
        throw new NoSuchModelError({ modelId, modelType: 'embeddingModel' });
      },
    });
    const refusalOf = (call: () => unknown) => {
      try {
        return call();
      } catch (error) {
        if (!NoSuchModelError.isInstance(error)) throw error;
        return { message: error.message, modelId: error.modelId, modelType: error.modelType };
      }
    };
    expect(refusalOf(() => textEmbeddingModel('x'))).toEqual({
      message: 'No such textEmbeddingModel: x',
      modelId: 'x',
      modelType: 'textEmbeddingModel',
    });
    expect(refusalOf(() => imageModel('x'))).toEqual({
      message: 'No such imageModel: x',
      modelId: 'x',
      modelType: 'imageModel',
    });
  });

  it('passes other failures on', () => {
    const { textEmbeddingModel } = toProviderV2(fakeProvider);
    expect(() => textEmbeddingModel('')).toThrow(new RangeError('No id.'));
  });
});
