import { describe, expect, test } from 'vitest';
import { describeHost, readSettings } from './settings.ts';

describe('the settings', () => {
  test('are Ollama Turbo on an emulator when nothing is set', () => {
    const emulated = {
      model: 'turbo:gpt-oss:120b',
      localURL: 'http://localhost:11434',
      isEmulated: true,
    };
    expect(readSettings({})).toEqual(emulated);
    expect(readSettings({ OLLAMA_API_KEY: ' ', OLLAMA_BASE_URL: '', CHAT_MODEL: '' })).toEqual(
      emulated,
    );
  });

  test('are Ollama Turbo itself with a key', () => {
    expect(readSettings({ OLLAMA_API_KEY: 'secret' })).toEqual({
      model: 'turbo:gpt-oss:120b',
      localURL: 'http://localhost:11434',
      isEmulated: false,
    });
  });

  test('are the host that OLLAMA_BASE_URL names', () => {
    expect(readSettings({ OLLAMA_BASE_URL: 'http://ollama:11434' })).toEqual({
      model: 'local:gpt-oss:20b',
      localURL: 'http://ollama:11434',
      isEmulated: false,
    });
  });

  test('are the model that CHAT_MODEL names', () => {
    const environment = { CHAT_MODEL: 'turbo:kimi-k2.6', OLLAMA_BASE_URL: 'http://ollama:11434' };
    expect(readSettings(environment)).toEqual({
      model: 'turbo:kimi-k2.6',
      localURL: 'http://ollama:11434',
      isEmulated: true,
    });
  });

  test.each(['gpt-oss:20b', 'turbo:', 'openai:gpt'])('refuse %s as a model in words', model => {
    expect(() => readSettings({ CHAT_MODEL: model })).toThrow(
      new Error(
        `CHAT_MODEL is "${model}": it has to begin with turbo: or local:, as in "turbo:gpt-oss:120b" and "local:gpt-oss:20b".`,
      ),
    );
  });
});

describe('what the page says of the host', () => {
  test.each([
    [{}, { modelId: 'gpt-oss:120b', name: 'emulator', isEmulated: true }],
    [
      { OLLAMA_API_KEY: 'secret' },
      { modelId: 'gpt-oss:120b', name: 'ollama.com', isEmulated: false },
    ],
    [
      { CHAT_MODEL: 'local:qwen3:8b' },
      { modelId: 'qwen3:8b', name: 'localhost:11434', isEmulated: false },
    ],
    [
      { OLLAMA_BASE_URL: 'https://me:secret@ollama.example' },
      { modelId: 'gpt-oss:20b', name: 'ollama.example', isEmulated: false },
    ],
  ])('%j', (environment, description) => {
    expect(describeHost(environment)).toEqual(description);
  });
});
