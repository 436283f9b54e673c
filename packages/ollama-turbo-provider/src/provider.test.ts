import { InvalidArgumentError, NoSuchModelError } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { HELLO, HI, modelWith, partsOf, StubHost } from '../testing/stub-host.js';
import type { OllamaLanguageModelOptions } from './chat/request/language-model-options.js';
import { createOllama, ollama, type OllamaProviderSettings } from './provider.js';

const bodyOf = async (options: {
  settings?: OllamaProviderSettings;
  defaults?: OllamaLanguageModelOptions;
  providerOptions?: Record<string, Record<string, never>>;
}) => {
  const host = new StubHost(HI);
  const provider = createOllama({
    baseURL: 'localhost:11434',
    fetch: host.fetch,
    ...options.settings,
  });
  const { stream } = await provider('m', options.defaults).doStream({
    prompt: HELLO,
    providerOptions: options.providerOptions,
  });
  const [start] = await partsOf(stream);
  return { body: host.requests[0]?.body, start };
};

const MESSAGES = [{ role: 'user', content: 'Hello' }];

describe('createOllama', () => {
  it('makes a provider that is a function and a ProviderV4', () => {
    expect(ollama.specificationVersion).toBe('v4');
    const { languageModel } = ollama;
    expect(languageModel('qwen3:8b').modelId).toBe('qwen3:8b');
    expect(ollama('qwen3:8b').provider).toBe('ollama.chat');
  });

  it('gives its name to its models', () => {
    expect(createOllama({ name: 'turbo' })('m').provider).toBe('turbo.chat');
  });

  it("uses a model's defaults under what a call says", async () => {
    const { body } = await bodyOf({
      defaults: { think: 'low', keepAlive: '1h', options: { num_ctx: 32_768, seed: 1 } },
      providerOptions: {
        ollama: { think: false, options: { seed: 2, min_p: 0.1 } } as unknown as Record<
          string,
          never
        >,
      },
    });
    expect(body).toEqual({
      model: 'm',
      messages: MESSAGES,
      think: false,
      keep_alive: '1h',
      options: { num_ctx: 32_768, seed: 2, min_p: 0.1 },
      stream: true,
    });
  });

  it("uses a model's defaults under the settings of a call", async () => {
    const host = new StubHost(HI);
    const provider = createOllama({ baseURL: 'localhost:11434', fetch: host.fetch });
    const defaults = { think: false, options: { temperature: 0.1, num_predict: 10, seed: 1 } };
    await provider('m', defaults).doStream({
      prompt: HELLO,
      temperature: 0.9,
      maxOutputTokens: 500,
      reasoning: 'high',
    });
    expect(host.requests[0]?.body).toEqual({
      model: 'm',
      messages: MESSAGES,
      think: 'high',
      options: { temperature: 0.9, num_predict: 500, seed: 1 },
      stream: true,
    });
  });

  it('reads provider options under its own name, too, and they win', async () => {
    const { body } = await bodyOf({
      settings: { name: 'turbo' },
      providerOptions: {
        ollama: { think: true, keepAlive: 5 } as unknown as Record<string, never>,
        turbo: { think: false } as unknown as Record<string, never>,
        openai: { think: 'nonsense' } as unknown as Record<string, never>,
      },
    });
    expect(body).toEqual({
      model: 'm',
      messages: MESSAGES,
      think: false,
      keep_alive: 5,
      stream: true,
    });
  });

  it("warns with every call of what is unknown in a model's defaults", async () => {
    const { start } = await bodyOf({
      defaults: { temprature: 1 } as unknown as OllamaLanguageModelOptions,
    });
    expect(start).toEqual({
      type: 'stream-start',
      warnings: [
        {
          type: 'unsupported',
          feature: 'model defaults.temprature',
          details:
            "There is no such option; it was not sent. Known are think, keepAlive, options, truncate, shift, logprobs, topLogprobs, structuredOutput, structuredOutputRetries, checkCapabilities. Ollama's model options go into model defaults.options.",
        },
      ],
    });
  });

  it('makes ids for calls with the generator that it is given', async () => {
    const call = '{"message":{"tool_calls":[{"function":{"name":"f"}}]},"done":true}';
    const { model } = modelWith({
      answers: [{ reads: [call] }],
      settings: { generateId: () => 'mine' },
    });
    const { content } = await model.doGenerate({ prompt: HELLO });
    expect(content).toEqual([
      { type: 'tool-call', toolCallId: 'mine', toolName: 'f', input: '{}' },
    ]);
  });

  it.each<[string, () => unknown, string]>([
    ['null', () => createOllama(null as never), 'createOllama takes an object of settings.'],
    ['a text', () => createOllama('k' as never), 'createOllama takes an object of settings.'],
    [
      'a name that is no text',
      () => createOllama({ name: 5 as never }),
      'The setting "name" has to be a text.',
    ],
    ['an empty name', () => createOllama({ name: '' }), 'The setting "name" has to be a text.'],
    [
      'an id generator that is none',
      () => createOllama({ generateId: 'x' as never }),
      'The setting "generateId" has to be a function.',
    ],
    [
      'a model id that is no text',
      () => ollama(undefined as never),
      'The model id has to be a text such as "gpt-oss:120b".',
    ],
    [
      'an empty model id',
      () => ollama.languageModel(' '),
      'The model id has to be a text such as "gpt-oss:120b".',
    ],
    [
      'a wrong default',
      () => ollama('m', { think: 5 as never }),
      "the second argument of ollama('m', …).think is not valid: expected true, false, 'low', 'medium', 'high' or 'max'.",
    ],
    [
      'new',
      () => new (ollama as unknown as new (modelId: string) => unknown)('m'),
      'ollama(…) is a function: call it without new.',
    ],
  ])('refuses %s', (_case, act, message) => {
    expect(act).toThrow(expect.objectContaining({ message }));
    expect(act).toThrow(InvalidArgumentError);
  });

  it('makes embedding and reranking models, by methods that need no provider', () => {
    const { embeddingModel, rerankingModel } = createOllama({ name: 'turbo' });
    const { specificationVersion, provider, modelId } = embeddingModel('e');
    expect([specificationVersion, provider, modelId]).toEqual(['v4', 'turbo.embedding', 'e']);
    expect(rerankingModel('r').provider).toBe('turbo.reranking');
  });

  it('has no image models', () => {
    const { imageModel } = ollama;
    expect(() => imageModel('m')).toThrow(NoSuchModelError);
    expect(() => imageModel('m')).toThrow('No such imageModel: m');
  });
});
