import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import * as emulatorModule from './index.js';

const SOURCE = fileURLToPath(new URL('index.js', import.meta.url));
const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/** The TypeScript of the README: its blocks go on from each other. */
async function readmeCode(): Promise<string> {
  const readme = await readFile(join(PACKAGE, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code).join('\n');
}

test('the code of the README compiles under strict settings', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readme-'));
  try {
    const code = (await readmeCode()).replaceAll("'ollama-turbo-emulator'", JSON.stringify(SOURCE));
    await writeFile(join(folder, 'readme.mts'), code);
    const settings = {
      extends: join(PACKAGE, 'tsconfig.json'),
      compilerOptions: { typeRoots: [join(PACKAGE, 'node_modules/@types')], noUnusedLocals: false },
      include: ['readme.mts'],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    const compiler = join(PACKAGE, 'node_modules/typescript/bin/tsc');
    const run = promisify(execFile)(process.execPath, [compiler, '-p', folder]);
    await expect(run.catch((error: { stdout: string }) => error.stdout)).resolves.toMatchObject({
      stdout: '',
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}, 30_000);

test('the code of the README prints what it says', async () => {
  const code = (await readmeCode()).replaceAll(
    /^import (.*) from .*;$/gm,
    'const $1 = emulatorModule;',
  );
  const printed: unknown[][] = [];
  const console = { log: (...values: unknown[]) => printed.push(values) };
  const run = runInThisContext(`(async (emulatorModule, console) => {${code}\n})`) as (
    module: unknown,
    console: unknown,
  ) => Promise<void>;
  await run(emulatorModule, console);
  const [[text = ''] = [], ...others] = printed;
  const lines = String(text).trimEnd().split('\n');
  expect(lines.map(line => (JSON.parse(line) as { message: object }).message)).toEqual([
    { role: 'assistant', content: '', thinking: 'A' },
    { role: 'assistant', content: '', thinking: ' greeting.' },
    { role: 'assistant', content: 'Hello!' },
    { role: 'assistant', content: '' },
  ]);
  expect(others).toEqual([['/api/chat', 'complete'], [{ version: '0.33.0' }]]);
});
