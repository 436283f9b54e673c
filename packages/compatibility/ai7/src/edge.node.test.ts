import { fileURLToPath } from 'node:url';
import { EdgeVM } from '@edge-runtime/vm';
import { expectedUnder } from 'compatibility-behaviours/behaviour';
import { behaviours } from 'compatibility-behaviours/behaviours';
import { emulatedHost, emulatedModelId } from 'compatibility-behaviours/emulated-host';
import { build } from 'esbuild';
import { createEmulator, type Emulator } from 'ollama-turbo-emulator';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sdk } from './sdk.ts';

const API_KEY = 'compatibility-key';

describe(`AI SDK ${sdk.versions.ai} in a bare edge VM`, () => {
  let vm: EdgeVM;
  let emulator: Emulator | undefined;

  beforeAll(async () => {
    vm = new EdgeVM();
    vm.evaluate(await bundleForEdge());
    vm.evaluate('AI_SDK_LOG_WARNINGS = false');
  });

  afterEach(() => emulator?.close());

  const evaluate = async (run: string, target: object): Promise<unknown> =>
    JSON.parse(await vm.evaluate<Promise<string>>(`app.${run}(${JSON.stringify(target)})`));

  it('has nothing of Node', () => {
    expect(vm.evaluate('[typeof process, typeof Buffer, typeof require]')).toEqual([
      'undefined',
      'undefined',
      'undefined',
    ]);
  });

  it.each(behaviours)('in-process: $name', async behaviour => {
    const target = { behaviour: behaviour.name, modelId: emulatedModelId(behaviour) };
    expect(await evaluate('runInProcess', target)).toEqual(expectedUnder(sdk, behaviour));
  });

  it.each(behaviours)('over a socket: $name', async behaviour => {
    emulator = createEmulator(emulatedHost(behaviour, API_KEY));
    const { url } = await emulator.listen();
    const target = {
      behaviour: behaviour.name,
      modelId: emulatedModelId(behaviour),
      baseURL: url,
      apiKey: API_KEY,
    };
    expect(await evaluate('runOverSocket', target)).toEqual(expectedUnder(sdk, behaviour));
  });
});

/** The app as a bundler for edge runtimes makes it. */
async function bundleForEdge(): Promise<string> {
  const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const provider = '../../../ollama-turbo-provider/src';
  const { outputFiles } = await build({
    entryPoints: [source('edge-bundle.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'app',
    platform: 'browser',
    conditions: ['edge-light', 'browser', 'import'],
    // Loaded by the emulator's `listen` alone, which no edge runtime can do.
    external: ['@hono/node-server', 'node:*'],
    alias: {
      'ollama-turbo-emulator': source('../../../ollama-turbo-emulator/src/index.ts'),
      'ollama-turbo-provider/ai4': source(`${provider}/ai4.ts`),
      'ollama-turbo-provider/ai5': source(`${provider}/ai5.ts`),
      'ollama-turbo-provider/ai6': source(`${provider}/ai6.ts`),
      'ollama-turbo-provider/ai7': source(`${provider}/index.ts`),
    },
  });
  return outputFiles[0]?.text ?? '';
}
