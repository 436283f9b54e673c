import { expect, it } from 'vitest';
import { findHost } from './find-host.ts';

const apiKey = 'key';

it('OLLAMA_BASE_URL names the host, and leaves the key to the provider', () => {
  const environment = { OLLAMA_BASE_URL: 'ollama:11434', OLLAMA_API_KEY: apiKey };
  expect(findHost(environment)).toEqual({ baseURL: 'ollama:11434' });
});

it('a key alone means ollama.com', () => {
  expect(findHost({ OLLAMA_API_KEY: apiKey })).toEqual({ baseURL: 'https://ollama.com', apiKey });
});

it('without either it is the daemon of this machine', () => {
  expect(findHost({})).toEqual({ baseURL: 'http://localhost:11434' });
});
