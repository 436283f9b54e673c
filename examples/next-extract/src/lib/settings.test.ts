import { describe, expect, test } from 'vitest';
import { describeHost } from './settings.ts';

describe('the settings', () => {
  test.each([
    [{}, { modelId: 'gpt-oss:120b', name: 'emulator', isEmulated: true }],
    [
      { OLLAMA_API_KEY: ' ', OLLAMA_BASE_URL: '', EXTRACT_MODEL: '' },
      { modelId: 'gpt-oss:120b', name: 'emulator', isEmulated: true },
    ],
    [
      { OLLAMA_API_KEY: 'secret' },
      { modelId: 'gpt-oss:120b', name: 'ollama.com', isEmulated: false },
    ],
    [
      { OLLAMA_BASE_URL: 'http://me:secret@ollama:11434/prefix' },
      { modelId: 'gpt-oss:20b', name: 'ollama:11434', isEmulated: false },
    ],
    [
      { OLLAMA_BASE_URL: 'https://ollama.com/api', EXTRACT_MODEL: 'kimi-k2.6' },
      { modelId: 'kimi-k2.6', name: 'ollama.com', isEmulated: false },
    ],
    [
      { OLLAMA_BASE_URL: 'https://ollama.com' },
      { modelId: 'gpt-oss:120b', name: 'ollama.com', isEmulated: false },
    ],
  ])('%j', (environment, description) => {
    expect(describeHost(environment)).toEqual(description);
  });
});
