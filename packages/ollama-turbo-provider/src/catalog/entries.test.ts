import { createEmulator } from 'ollama-turbo-emulator';
import { expect, it } from 'vitest';
import * as ai4 from '../ai4.js';
import * as ai5 from '../ai5.js';
import * as ai6 from '../ai6.js';
import * as ai7 from '../index.js';

it.each(Object.entries({ ai4, ai5, ai6, ai7 }))('%s has the catalogue', async (_name, entry) => {
  const { fetch } = createEmulator({ mode: 'daemon' });
  const { models } = entry.createOllama({ baseURL: 'localhost:11434', fetch });
  expect(Object.keys(models)).toEqual(['list', 'show', 'running', 'pull']);
  expect((await models.list()).map(({ id }) => id)).toContain('qwen3:8b');
  expect(await models.show('qwen3:8b')).toMatchObject({ contextLength: 40_960 });
});
