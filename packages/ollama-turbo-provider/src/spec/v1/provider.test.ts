import { NoSuchModelError, type EmbeddingModelV2, type LanguageModelV2 } from '@ai-sdk/provider';
import { expect, test } from 'vitest';
import { toProviderV1 } from '../v1.js';

const chatModel = (modelId: string, size?: number): LanguageModelV2 => ({
  specificationVersion: 'v2',
  provider: `acme.chat.${size}`,
  modelId,
  supportedUrls: {},
  doGenerate: async () => {
    throw new Error('not called here');
  },
  doStream: async () => {
    throw new Error('not called here');
  },
});

const embeddingModel = (modelId: string, size?: number): EmbeddingModelV2<string> => ({
  specificationVersion: 'v2',
  provider: `acme.embedding.${size}`,
  modelId,
  maxEmbeddingsPerCall: undefined,
  supportsParallelCalls: false,
  doEmbed: async () => ({ embeddings: [] }),
});

const imageModel = (modelId: string): never => {
  throw new NoSuchModelError({ modelId, modelType: 'imageModel' });
};

const members = {
  languageModel: chatModel,
  textEmbeddingModel: embeddingModel,
  imageModel,
  tools: { search: 'as it is' },
};

const callable = () => toProviderV1(Object.assign(chatModel.bind(undefined), members));

test('a provider makes V1 models, called or by its methods, with all their arguments', () => {
  const provider = callable();
  const { languageModel, textEmbeddingModel } = provider;
  const expected = { specificationVersion: 'v1', provider: 'acme.chat.7', modelId: 'm' };
  expect(provider('m', 7)).toMatchObject(expected);
  expect(languageModel('m', 7)).toMatchObject(expected);
  expect(textEmbeddingModel('e', 8)).toMatchObject({
    specificationVersion: 'v1',
    provider: 'acme.embedding.8',
    modelId: 'e',
  });
});

test('a provider has the members of V1 and what no spec knows', () => {
  expect(toProviderV1({ ...members, transcriptionModel: undefined })).toEqual({
    languageModel: expect.any(Function),
    textEmbeddingModel: expect.any(Function),
    imageModel: expect.any(Function),
    tools: { search: 'as it is' },
  });
  expect(callable().tools).toBe(members.tools);
});

test('a provider that cannot be called stays so', () => {
  const provider = toProviderV1(members);
  expect(provider).not.toBeTypeOf('function');
  expect(provider.languageModel('m', 7)).toMatchObject({ provider: 'acme.chat.7' });
});

test('a provider is not to be called with new', () => {
  const Provider = callable() as unknown as new (modelId: string) => object;
  expect(() => new Provider('m')).toThrow('call it without new');
});

test('models that are refused stay so', () => {
  const refused = new NoSuchModelError({ modelId: 'e', modelType: 'embeddingModel' });
  const provider = toProviderV1({
    ...members,
    textEmbeddingModel: () => {
      throw refused;
    },
  });
  expect(() => provider.textEmbeddingModel()).toThrow(refused);
  expect(() => provider.imageModel('i')).toThrow(
    expect.objectContaining({ name: 'AI_NoSuchModelError', modelId: 'i', modelType: 'imageModel' }),
  );
});
