import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createEmulator } from 'ollama-turbo-emulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fetchModelNames,
  toTypeScript,
  updateTurboModels,
  type TurboModels,
} from '../../scripts/turbo-models-file.ts';

const CATALOG = fileURLToPath(new URL('.', import.meta.url));
const SCRIPT = fileURLToPath(new URL('../../scripts/update-turbo-models.ts', import.meta.url));

const readModels = async (folder: string) =>
  JSON.parse(await readFile(join(folder, 'turbo-models.json'), 'utf8')) as TurboModels;

describe('the names of Ollama Turbo', () => {
  it('are the same in TypeScript as in the JSON that they are kept in', async () => {
    const typeScript = await readFile(join(CATALOG, 'turbo-models.ts'), 'utf8');
    expect(typeScript).toBe(toTypeScript(await readModels(CATALOG)));
  });

  it('are sorted, and none is both offered and retired', async () => {
    const { models, retired } = await readModels(CATALOG);
    expect(models).toEqual([...new Set(models)].toSorted());
    expect(models.filter(name => Object.hasOwn(retired, name))).toEqual([]);
    for (const day of Object.values(retired)) expect(day).toMatch(/^2026-\d\d-\d\d$/);
  });

  it('hold all that the emulated service offers', async () => {
    const { fetch } = createEmulator({ apiKey: 'k' });
    const { names } = await fetchModelNames({ baseUrl: 'https://ollama.com', fetch });
    expect((await readModels(CATALOG)).models).toEqual(expect.arrayContaining(names));
  });
});

describe('updateTurboModels', () => {
  it('takes the names of today, and forgets the retirement of one that is back', () => {
    const old = {
      date: '2026-08-21',
      source: 'a document',
      models: ['a', 'b'],
      retired: { c: '2026-06-16', d: '2026-06-30' },
    };
    const now = { date: '2026-12-01', source: 'https://ollama.com/api/tags' };
    expect(updateTurboModels({ old, names: ['b', 'c', 'e'], ...now })).toEqual({
      turboModels: { ...now, models: ['b', 'c', 'e'], retired: { d: '2026-06-30' } },
      added: ['c', 'e'],
      gone: ['a'],
    });
  });
});

describe('fetchModelNames', () => {
  const answering = (response: Response) =>
    fetchModelNames({ baseUrl: 'https://ollama.com', fetch: async () => response });

  it('takes the names that ollama.com knows, each once, also of a daemon', async () => {
    const models = [
      { model: 'qwen3.5:cloud' },
      { model: 'gpt-oss:120b-cloud', name: 'other' },
      { model: '', name: 'gpt-oss:120b' },
    ];
    expect(await answering(Response.json({ models }))).toEqual({
      names: ['gpt-oss:120b', 'qwen3.5'],
      source: 'https://ollama.com/api/tags',
    });
  });

  it('refuses a status', async () => {
    await expect(answering(new Response('', { status: 503 }))).rejects.toThrow(
      'https://ollama.com/api/tags answered with status 503.',
    );
  });

  it.each([{}, { models: [] }, { models: [{ size: 5 }] }])('refuses %j', async answer => {
    await expect(answering(Response.json(answer))).rejects.toThrow(
      'https://ollama.com/api/tags did not answer with a list of models.',
    );
  });
});

describe('the script', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'turbo-models-'));
    await copyFile(join(CATALOG, 'turbo-models.json'), join(folder, 'turbo-models.json'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = (...args: string[]) => promisify(execFile)(process.execPath, [SCRIPT, ...args]);

  it('brings the names of a host, and says which are gone', async () => {
    const emulator = createEmulator({ apiKey: 'k' });
    const { url } = await emulator.listen();
    try {
      const { stdout } = await run(url, folder);
      expect(stdout).toMatch(/^6 models\. New: none\.\nNo longer listed: deepseek-v4-flash, /);
    } finally {
      await emulator.close();
    }
    const { models, retired, source } = await readModels(folder);
    const asked = await fetchModelNames({ baseUrl: url, fetch: emulator.fetch });
    expect({ names: models, source }).toEqual(asked);
    expect(retired).toEqual((await readModels(CATALOG)).retired);
    const typeScript = await readFile(join(folder, 'turbo-models.ts'), 'utf8');
    expect(typeScript).toContain("\n  | 'gpt-oss:120b'\n");
    expect(typeScript).toContain(`Source: ${url}/api/tags.`);
  });

  it('remakes the TypeScript alone', async () => {
    await run('none', folder);
    const [made, kept] = await Promise.all(
      [folder, CATALOG].map(path => readFile(join(path, 'turbo-models.ts'), 'utf8')),
    );
    expect(made).toBe(kept);
  });

  it('changes nothing when the host cannot be asked', async () => {
    await expect(run('http://127.0.0.1:1', folder)).rejects.toMatchObject({ code: 1 });
    expect(await readModels(folder)).toEqual(await readModels(CATALOG));
  });
});
