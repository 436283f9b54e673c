import { readFile } from 'node:fs/promises';
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import * as emulatorModule from './index.js';

const README = new URL('../README.md', import.meta.url);

/** The TypeScript of the README: its blocks go on from each other. */
async function readmeCode(): Promise<string> {
  const readme = await readFile(README, 'utf8');
  return [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code).join('\n');
}

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
