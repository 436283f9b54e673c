import { InvalidArgumentError, NoSuchModelError } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { createOllama } from '../../provider.js';
import { toProviderV3 } from '../v3.js';

describe('a provider', () => {
  const languageModelV4 = {
    specificationVersion: 'v4' as const,
    provider: 'fake.chat',
    modelId: 'm',
    supportedUrls: {},
    doGenerate: async () => Promise.reject(new Error('Not to be called.')),
    doStream: async () => Promise.reject(new Error('Not to be called.')),
  };
  const embeddingModelV4 = {
    specificationVersion: 'v4' as const,
    provider: 'fake.embedding',
    modelId: 'e',
    maxEmbeddingsPerCall: 1,
    supportsParallelCalls: false,
    doEmbed: async () => ({ embeddings: [], warnings: [] }),
  };
  const rerankingModelV4 = {
    specificationVersion: 'v4' as const,
    provider: 'fake.reranking',
    modelId: 'r',
    doRerank: async () => ({ ranking: [] }),
  };
  const unused = (): never => {
    throw new Error('Not to be called.');
  };
  const fakeProvider = {
    specificationVersion: 'v4' as const,
    languageModel(modelId: string, prefix = '') {
      return { ...this.model, modelId: prefix + modelId };
    },
    embeddingModel: (modelId: string) => ({ ...embeddingModelV4, modelId }),
    rerankingModel(modelId: string) {
      return { ...this.reranking, modelId };
    },
    imageModel: unused,
    speechModel: unused,
    transcriptionModel: unused,
    files: unused,
    skills: unused,
    model: languageModelV4,
    reranking: rerankingModelV4,
  };

  it('makes V3 models, and is otherwise as it was', () => {
    const provider = toProviderV3(fakeProvider);
    expect(provider).toEqual({
      specificationVersion: 'v3',
      languageModel: expect.any(Function),
      embeddingModel: expect.any(Function),
      textEmbeddingModel: expect.any(Function),
      rerankingModel: expect.any(Function),
      imageModel: expect.any(Function),
      model: languageModelV4,
      reranking: rerankingModelV4,
    });
    const { languageModel, embeddingModel, textEmbeddingModel, rerankingModel } = provider;
    expect(languageModel('m', 'my-')).toMatchObject({
      specificationVersion: 'v3',
      modelId: 'my-m',
    });
    expect(embeddingModel('e')).toMatchObject({ specificationVersion: 'v3', modelId: 'e' });
    expect(textEmbeddingModel('e')).toMatchObject({ specificationVersion: 'v3', modelId: 'e' });
    expect(rerankingModel('r')).toMatchObject({ specificationVersion: 'v3', modelId: 'r' });
  });

  it('has no reranking models when it had none', () => {
    const { rerankingModel: _, ...provider } = fakeProvider;
    expect('rerankingModel' in toProviderV3(provider)).toBe(false);
  });

  it('is a function when it was one', () => {
    const ollama = toProviderV3(createOllama({ name: 'turbo' }));
    const model = ollama('qwen3:8b', { think: false });
    expect(model).toMatchObject({
      specificationVersion: 'v3',
      provider: 'turbo.chat',
      modelId: 'qwen3:8b',
    });
    expect(ollama.specificationVersion).toBe('v3');
    expect(() => ollama('m', { think: 'a lot' as 'high' })).toThrow(InvalidArgumentError);
  });

  it('is not to be constructed', () => {
    const ollama = toProviderV3(createOllama()) as unknown as new (modelId: string) => object;
    expect(() => new ollama('m')).toThrow(
      new InvalidArgumentError({
        argument: 'new',
        message: 'A provider is a function: call it without new.',
      }),
    );
  });

  it('refuses the models that it does not have', () => {
    const refusal = (modelType: 'embeddingModel' | 'imageModel') =>
      new NoSuchModelError({ modelId: 'x', modelType });
    const { embeddingModel } = toProviderV3({
      ...fakeProvider,
      embeddingModel: (): never => {
        throw refusal('embeddingModel');
      },
    });
    expect(() => embeddingModel()).toThrow(refusal('embeddingModel'));
    expect(() => toProviderV3(createOllama()).imageModel('x')).toThrow(refusal('imageModel'));
    expect(() => toProviderV3(fakeProvider).imageModel('x')).toThrow(refusal('imageModel'));
  });
});
