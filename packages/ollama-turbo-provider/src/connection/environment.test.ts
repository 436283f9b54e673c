import { afterEach, expect, test, vi } from 'vitest';
import { isBrowser, readEnvironment } from './environment.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a variable is trimmed, and a blank one is as good as unset', () => {
  vi.stubGlobal('process', { env: { OLLAMA_API_KEY: ' k\n', OLLAMA_BASE_URL: ' ' } });
  expect([readEnvironment('OLLAMA_API_KEY'), readEnvironment('OLLAMA_BASE_URL')]).toEqual([
    'k',
    undefined,
  ]);
});

test.each<[string, unknown]>([
  ['without a process', undefined],
  ['without an environment', {}],
  [
    'without the permission to read it',
    {
      get env(): never {
        throw new Error('NotCapable: Requires env access to "OLLAMA_API_KEY"');
      },
    },
  ],
])('a runtime %s has no variables', (_name, process) => {
  vi.stubGlobal('process', process);
  expect(readEnvironment('OLLAMA_API_KEY')).toBeUndefined();
});

test.each<[string, unknown, boolean]>([
  ['a server', undefined, false],
  ['React Native, which has a window without a document', {}, false],
  ['a page', { document: {} }, true],
])('%s is told from a browser', (_name, window, expected) => {
  vi.stubGlobal('window', window);
  expect(isBrowser()).toBe(expected);
});
