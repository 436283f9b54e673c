import { generateText } from 'ai';
import { createOllama } from 'ollama-turbo-provider';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { daemon, turbo } from './host.ts';

const said = vi.spyOn(console, 'error').mockImplementation(() => {});

beforeEach(() => {
  vi.stubEnv('OLLAMA_API_KEY', undefined);
  vi.stubEnv('OLLAMA_BASE_URL', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  said.mockClear();
});

describe('Ollama Turbo', () => {
  test.each([undefined, '', ' '])('is an emulator with the key %j', async key => {
    vi.stubEnv('OLLAMA_API_KEY', key);
    const ollama = createOllama(turbo());
    const { text } = await generateText({ model: ollama('gpt-oss:120b'), prompt: 'Who are you?' });
    expect(text).toMatch(/^I am the demo model of ollama-turbo-emulator/);
    expect(said.mock.calls).toEqual([
      ['OLLAMA_API_KEY is not set: an emulator of Ollama Turbo answers.'],
    ]);
  });

  test('is ollama.com with a key, which is not said, whatever OLLAMA_BASE_URL is', () => {
    vi.stubEnv('OLLAMA_API_KEY', 'secret');
    vi.stubEnv('OLLAMA_BASE_URL', 'localhost:11434');
    expect(turbo()).toEqual({ baseURL: 'https://ollama.com' });
    expect(said.mock.calls).toEqual([['OLLAMA_API_KEY is set: ollama.com answers.']]);
  });
});

describe('a daemon', () => {
  test('is an emulator unless OLLAMA_BASE_URL is set', async () => {
    vi.stubEnv('OLLAMA_API_KEY', 'secret');
    const models = await createOllama(daemon()).models.list();
    expect(models.map(({ id }) => id)).toEqual(['embeddinggemma:latest']);
    expect(said.mock.calls).toEqual([
      ['OLLAMA_BASE_URL is not set: an emulator of an Ollama daemon answers.'],
    ]);
  });

  test('is the host that OLLAMA_BASE_URL names', () => {
    vi.stubEnv('OLLAMA_BASE_URL', 'localhost:11434');
    expect(daemon()).toEqual({});
    expect(said.mock.calls).toEqual([['OLLAMA_BASE_URL is set: that host answers.']]);
  });
});
