import { APICallError, InvalidArgumentError } from '@ai-sdk/provider';
import { createEmulator } from 'ollama-turbo-emulator';
import { describe, expect, it } from 'vitest';
import { StubHost, type StubAnswer } from '../../testing/stub-host.js';
import { createOllama, type OllamaProviderSettings } from '../provider.js';

const catalogWith = (answers: StubAnswer[], settings: OllamaProviderSettings = {}) => {
  const host = new StubHost(...answers);
  const ollama = createOllama({ baseURL: 'localhost:11434', fetch: host.fetch, ...settings });
  return { host, models: ollama.models };
};

const json = (value: unknown): StubAnswer => ({ reads: [JSON.stringify(value)] });

describe('models.show', () => {
  it('gives all that the host says', async () => {
    const modelInfo = {
      'general.architecture': 'llama',
      'general.parameter_count': 2_529_920,
      'llama.context_length': 4096,
      'llama.embedding_length': 640,
      'clip.vision.embedding_length': 7,
      'tokenizer.ggml.tokens': null,
    };
    const { host, models } = catalogWith([
      json({
        license: 'Public domain.',
        modelfile: 'FROM x',
        parameters: 'temperature                    0',
        template: '{{ .Prompt }}',
        system: 'You are tiny.',
        details: {
          parent_model: '',
          format: 'gguf',
          family: 'llama',
          families: ['llama'],
          parameter_size: '2.53M',
          quantization_level: 'unknown',
        },
        model_info: modelInfo,
        tensors: [{ name: 'output.weight', type: 'F32', shape: [640, 278] }],
        capabilities: ['completion', 'tools', 'thinking'],
        modified_at: '2026-11-23T00:09:21.83288332Z',
      }),
    ]);
    expect(await models.show(' scripted ')).toStrictEqual({
      id: 'scripted',
      family: 'llama',
      format: 'gguf',
      parameterSize: '2.53M',
      modifiedAt: new Date('2026-11-23T00:09:21.832Z'),
      capabilities: ['completion', 'tools', 'thinking'],
      contextLength: 4096,
      embeddingLength: 640,
      parameterCount: 2_529_920,
      architecture: 'llama',
      license: 'Public domain.',
      system: 'You are tiny.',
      template: '{{ .Prompt }}',
      parameters: 'temperature                    0',
      modelfile: 'FROM x',
      modelInfo,
    });
    expect(host.requests[0]).toMatchObject({
      method: 'POST',
      url: 'http://localhost:11434/api/show',
      body: { model: 'scripted' },
    });
  });

  it('finds the lengths without the name of the architecture', async () => {
    const modelInfo = { 'gptoss.context_length': 131_072, 'gptoss.embedding_length': 'many' };
    const { models } = catalogWith([json({ details: null, model_info: modelInfo })]);
    expect(await models.show('m')).toStrictEqual({
      id: 'm',
      contextLength: 131_072,
      modelInfo,
    });
  });

  it('takes a description that says next to nothing', async () => {
    const { models } = catalogWith([json({ capabilities: [] })]);
    expect(await models.show('m')).toStrictEqual({ id: 'm', modelInfo: {} });
  });

  it.each([
    ['https://ollama.com', 'gpt-oss:120b'],
    ['http://localhost:11434', 'gpt-oss:120b-cloud'],
  ])('asks %s for %s', async (baseURL, model) => {
    const { host, models } = catalogWith([json({ details: {} })], { baseURL });
    expect((await models.show('gpt-oss:120b-cloud')).id).toBe(model);
    expect(host.requests[0]?.body).toEqual({ model });
    expect(host.requests[0]?.headers['authorization']).toBeUndefined();
  });

  it('describes the models of the emulated service without a key', async () => {
    const { fetch } = createEmulator({ apiKey: 'k' });
    const { models } = createOllama({ baseURL: 'ollama.com', fetch });
    expect(await models.show('kimi-k2.6:cloud')).toMatchObject({
      id: 'kimi-k2.6',
      family: 'kimi-k2',
      architecture: 'kimi-k2',
      capabilities: ['completion', 'tools', 'thinking', 'vision'],
      contextLength: 262_144,
    });
  });
});

describe('what models.show refuses', () => {
  it.each<[string, unknown, unknown, string]>([
    [
      'an id that is no text',
      5,
      undefined,
      'The model id has to be a text such as "gpt-oss:120b".',
    ],
    ['an empty id', ' ', undefined, 'The model id has to be a text such as "gpt-oss:120b".'],
    ['no id', undefined, undefined, 'The model id has to be a text such as "gpt-oss:120b".'],
    ['the index that Array.map passes', 'm', 0, 'The options of models.show: expected an object.'],
    [
      'an option of the list',
      'm',
      { details: true },
      'models.show has no option "details": known are abortSignal, headers.',
    ],
  ])('%s', async (_case, id, options, message) => {
    const { host, models } = catalogWith([]);
    const error = await models
      .show(id as never, options as never)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toMatchObject({ message });
    expect(host.requests).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    [
      '{}',
      {},
      'the value is not valid (expected an object with "details", "model_info" or "capabilities")',
    ],
    [
      'capabilities that are no list',
      { capabilities: 'tools' },
      'capabilities is not valid (expected a list)',
    ],
    [
      'details of another type',
      { details: { family: ['llama'] } },
      'details.family is not valid (expected a text)',
    ],
  ])('an answer of %s', async (_case, answer, problem) => {
    const error = await catalogWith([json(answer)])
      .models.show('m')
      .catch((thrown: unknown) => thrown);
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      data: { reason: 'malformed-answer' },
      message: expect.stringContaining(`JSON in which ${problem}`),
    });
  });

  it('a model that the host does not have', async () => {
    const { fetch } = createEmulator({ mode: 'daemon' });
    const { models } = createOllama({ baseURL: 'localhost:11434', fetch });
    await expect(models.show('nope')).rejects.toMatchObject({
      message: `model 'nope:latest' not found. localhost:11434 does not have the model "nope": "ollama list" on that machine names the models that it has, "ollama pull" gets others.`,
      statusCode: 404,
      data: { reason: 'model-not-found' },
    });
  });

  it('to go on after an abort', async () => {
    const { host, models } = catalogWith([json({ details: {} })]);
    const reason = new Error('Enough.');
    const abortSignal = AbortSignal.abort(reason);
    await expect(models.show('m', { abortSignal })).rejects.toBe(reason);
    expect(host.requests).toEqual([]);
  });
});
