import { describe, expect, test } from 'vitest';
import { readSettings } from './settings.ts';

describe('the settings', () => {
  test('are Ollama Turbo on an emulator when nothing is set', () => {
    const emulated = {
      defaultRef: 'turbo:gpt-oss:120b',
      localURL: 'http://localhost:11434',
      isEmulator: true,
      lacksKey: false,
    };
    expect(readSettings({})).toEqual(emulated);
    expect(readSettings({ OLLAMA_API_KEY: ' ', OLLAMA_BASE_URL: '', CHAT_MODEL: '' })).toEqual(
      emulated,
    );
  });

  test('are Ollama Turbo itself with a key', () => {
    expect(readSettings({ OLLAMA_API_KEY: 'secret' })).toMatchObject({
      isEmulator: false,
      lacksKey: false,
    });
  });

  test.each(['ollama.com', 'https://www.ollama.com/api'])('lack a key for %s', url => {
    expect(readSettings({ OLLAMA_BASE_URL: url })).toMatchObject({
      turboURL: url,
      isEmulator: false,
      lacksKey: true,
    });
  });

  test('are the hosts and the model that are named', () => {
    expect(
      readSettings({
        OLLAMA_BASE_URL: 'http://turbo:11434',
        OLLAMA_LOCAL_URL: 'http://ollama:11434',
        CHAT_MODEL: 'local:qwen3:8b',
      }),
    ).toEqual({
      defaultRef: 'local:qwen3:8b',
      turboURL: 'http://turbo:11434',
      localURL: 'http://ollama:11434',
      isEmulator: false,
      lacksKey: false,
    });
  });

  test.each(['gpt-oss:20b', 'turbo:', 'openai:gpt'])('refuse %s as a model in words', model => {
    expect(() => readSettings({ CHAT_MODEL: model })).toThrow(
      new Error(
        `CHAT_MODEL is "${model}": it has to begin with turbo: or local:, as in "turbo:gpt-oss:120b" and "local:qwen3:8b".`,
      ),
    );
  });
});
