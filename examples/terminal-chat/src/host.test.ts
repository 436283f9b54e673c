import { describe, expect, test, vi } from 'vitest';
import { chooseHost } from './host.ts';

const startEmulator = vi.fn<() => { fetch: typeof fetch }>(() => ({ fetch: globalThis.fetch }));

function choose(options: {
  environment?: Record<string, string>;
  model?: string;
  baseURL?: string;
}) {
  startEmulator.mockClear();
  const { model, description } = chooseHost({ environment: {}, startEmulator, ...options });
  const modelId = typeof model === 'string' ? model : model.modelId;
  return { modelId, description, isEmulated: startEmulator.mock.calls.length > 0 };
}

describe('the host', () => {
  test('is an emulator when nothing is set, and the chat says so', () => {
    const emulated = {
      modelId: 'gpt-oss:120b',
      description:
        'OLLAMA_API_KEY is not set, so this is an emulator of Ollama Turbo, started in this process, that plays gpt-oss:120b.',
      isEmulated: true,
    };
    expect(choose({})).toEqual(emulated);
    expect(choose({ environment: { OLLAMA_API_KEY: ' ', OLLAMA_BASE_URL: '' } })).toEqual(emulated);
  });

  test('is ollama.com with a key, which is not shown', () => {
    expect(choose({ environment: { OLLAMA_API_KEY: 'secret' } })).toEqual({
      modelId: 'gpt-oss:120b',
      description: 'Talking to gpt-oss:120b on https://ollama.com.',
      isEmulated: false,
    });
  });

  test('is the one that OLLAMA_BASE_URL names, even with a key', () => {
    const environment = { OLLAMA_BASE_URL: 'http://ollama:11434', OLLAMA_API_KEY: 'secret' };
    expect(choose({ environment })).toEqual({
      modelId: 'gpt-oss:20b',
      description: 'Talking to gpt-oss:20b on http://ollama:11434.',
      isEmulated: false,
    });
  });

  test('is the one that --base-url names before all others', () => {
    const environment = { OLLAMA_BASE_URL: 'http://ollama:11434' };
    expect(choose({ environment, baseURL: 'localhost:11434', model: 'qwen3:4b' })).toEqual({
      modelId: 'qwen3:4b',
      description: 'Talking to qwen3:4b on localhost:11434.',
      isEmulated: false,
    });
  });

  test.each([
    ['https://ollama.com/api', 'gpt-oss:120b'],
    ['ollama.com', 'gpt-oss:120b'],
    ['https://api.ollama.com', 'gpt-oss:120b'],
    ['https://ollama.company.example', 'gpt-oss:20b'],
    ['localhost:11434', 'gpt-oss:20b'],
  ])('%s has %s as its default model', (baseURL, modelId) => {
    expect(choose({ baseURL }).modelId).toBe(modelId);
  });
});
