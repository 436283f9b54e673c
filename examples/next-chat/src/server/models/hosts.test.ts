import { afterEach, expect, test, vi } from 'vitest';
import { createHosts } from './hosts.ts';
import { readSettings } from './settings.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  [{}, { label: 'Ollama Turbo (emulator)', name: 'emulator' }, 'localhost:11434'],
  [{ OLLAMA_API_KEY: 'secret' }, { label: 'Ollama Turbo', name: 'ollama.com' }, 'localhost:11434'],
  [
    { OLLAMA_BASE_URL: 'https://me:secret@turbo.example/x', OLLAMA_LOCAL_URL: 'http://ollama:1' },
    { label: 'Ollama Turbo', name: 'turbo.example' },
    'ollama:1',
  ],
])('the hosts of %j are named without secrets', (environment, turbo, local) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const hosts = createHosts(readSettings(environment));
  expect(hosts.turbo).toMatchObject(turbo);
  expect(hosts.local).toMatchObject({ label: 'Local', name: local });
});
