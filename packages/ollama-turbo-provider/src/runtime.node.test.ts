import { fileURLToPath } from 'node:url';
import { EdgeVM } from '@edge-runtime/vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { HELLO, HI } from '../testing/stub-host.js';

/** The provider and all that it imports in one script; a built-in module of Node in it would fail the build. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('index.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'provider',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return outputFiles[0]?.text ?? '';
}

it('the provider answers in a runtime without Node', async () => {
  const vm = new EdgeVM();
  expect(vm.evaluate('[typeof process, typeof Buffer, typeof require]')).toEqual([
    'undefined',
    'undefined',
    'undefined',
  ]);
  vm.evaluate(await bundle());
  const content: unknown = await vm.evaluate(`
    const fetch = async () => new Response(${JSON.stringify(HI.reads?.join(''))});
    const model = provider.createOllama({ apiKey: 'k', fetch })('gpt-oss:120b');
    model.doGenerate({ prompt: ${JSON.stringify(HELLO)} }).then(({ content }) => JSON.stringify(content));
  `);
  expect(content).toBe('[{"type":"text","text":"Hi"}]');
});
