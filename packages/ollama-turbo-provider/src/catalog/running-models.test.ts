import { InvalidArgumentError, UnsupportedFunctionalityError } from '@ai-sdk/provider';
import { createEmulator } from 'ollama-turbo-emulator';
import { describe, expect, it } from 'vitest';
import { StubHost, type StubAnswer } from '../../testing/stub-host.js';
import { createOllama } from '../provider.js';

const catalogWith = (answer: StubAnswer, baseURL = 'localhost:11434') => {
  const host = new StubHost(answer);
  return { host, models: createOllama({ baseURL, fetch: host.fetch }).models };
};

const json = (value: unknown): StubAnswer => ({ reads: [JSON.stringify(value)] });

describe('models.running', () => {
  it('gives the models in memory', async () => {
    const { host, models } = catalogWith(
      json({
        models: [
          {
            name: 'plain:latest',
            model: 'plain:latest',
            size: 32_673_627,
            digest: 'a0ce84',
            details: { format: 'gguf', family: 'llama', parameter_size: '2.53M' },
            expires_at: '2319-03-05T00:05:04.771616503Z',
            size_vram: 0,
            context_length: 4096,
          },
          { name: 'old' },
        ],
      }),
    );
    expect(await models.running()).toStrictEqual([
      {
        id: 'plain:latest',
        family: 'llama',
        format: 'gguf',
        parameterSize: '2.53M',
        size: 32_673_627,
        sizeVram: 0,
        digest: 'a0ce84',
        contextLength: 4096,
        expiresAt: new Date('2319-03-05T00:05:04.771Z'),
      },
      { id: 'old' },
    ]);
    expect(host.requests[0]).toMatchObject({
      method: 'GET',
      url: 'http://localhost:11434/api/ps',
      body: undefined,
    });
  });

  it('shows what a chat loaded on the emulated daemon', async () => {
    const { fetch } = createEmulator({ mode: 'daemon' });
    const ollama = createOllama({ baseURL: 'localhost:11434', fetch });
    expect(await ollama.models.running()).toEqual([]);
    await ollama('qwen3:8b').doGenerate({
      prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
    });
    expect(await ollama.models.running()).toMatchObject([
      { id: 'qwen3:8b', family: 'qwen3', expiresAt: expect.any(Date) },
    ]);
  });

  it('is refused for ollama.com before any request', async () => {
    const { host, models } = catalogWith(json({ models: [] }), 'ollama.com');
    const error = await models.running().catch((thrown: unknown) => thrown);
    expect(UnsupportedFunctionalityError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      functionality: 'models.running',
      message:
        'ollama.com does not tell which models it has in memory; models.running is for Ollama daemons: set baseURL to one, such as "http://localhost:11434".',
    });
    expect(host.requests).toEqual([]);
  });

  it('refuses options that are none', async () => {
    const { host, models } = catalogWith(json({ models: [] }));
    await expect(models.running('now' as never)).rejects.toThrow(InvalidArgumentError);
    await expect(models.running({ details: true } as never)).rejects.toThrow(
      'models.running has no option "details": known are abortSignal, headers.',
    );
    expect(host.requests).toEqual([]);
  });

  it('names the path of what is wrong in an answer', async () => {
    const { models } = catalogWith(json({ models: [{ name: 'm', size_vram: 'all' }] }));
    await expect(models.running()).rejects.toMatchObject({
      data: { reason: 'malformed-answer' },
      message: expect.stringContaining('models[0].size_vram is not valid (expected a number)'),
    });
  });
});
