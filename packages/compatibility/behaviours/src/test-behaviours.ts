import { createEmulator, type Emulator, type RequestOutcome } from 'ollama-turbo-emulator';
import type { OllamaProviderSettings } from 'ollama-turbo-provider';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectedUnder, type Behaviour } from './behaviour.ts';
import { behaviours } from './behaviours.ts';
import { emulatedHost, emulatedModelId } from './emulated-host.ts';
import { recordRequests } from './record-requests.ts';
import type { Sdk } from './sdk.ts';

const API_KEY = 'compatibility-key';

/** Tests that an app sees of every behaviour what it has to see. */
export function testBehaviours(sdk: Sdk): void {
  const { ai, provider } = sdk.versions;
  describe(`AI SDK ${ai} with @ai-sdk/provider ${provider}`, () => {
    // Reporters leave out the titles of what passes; which versions were run has to be seen all the same.
    beforeAll(() => console.info(`AI SDK ${ai} with @ai-sdk/provider ${provider}`));

    let emulator: Emulator | undefined;

    beforeEach(() => {
      // Warnings are part of the outcomes; the SDK does not have to print them.
      vi.stubGlobal('AI_SDK_LOG_WARNINGS', false);
    });

    afterEach(async () => {
      vi.useRealTimers();
      vi.unstubAllGlobals();
      await emulator?.close();
    });

    const emulate = (behaviour: Behaviour): Emulator => {
      emulator = createEmulator(emulatedHost(behaviour, API_KEY));
      return emulator;
    };

    // AI SDK 4 waits for seconds, whatever the host says.
    const waits = ({ isRetried }: Behaviour) => sdk.major === 4 && isRetried === true;

    const expectation = (behaviour: Behaviour) => ({
      seen: expectedUnder(sdk, behaviour),
      endings:
        behaviour.endings === 'any'
          ? expect.any(Array)
          : (behaviour.endings ?? expect.toSatisfy(areComplete)),
    });

    it.each(behaviours)('in-process: $name', async behaviour => {
      if (waits(behaviour)) skipWaits();
      const host = emulate(behaviour);
      const settings = { apiKey: API_KEY, fetch: host.fetch };
      expect(await observe({ sdk, behaviour, settings, host })).toEqual(expectation(behaviour));
    });

    it.each(behaviours.filter(behaviour => !waits(behaviour)))(
      'over a socket: $name',
      async behaviour => {
        const host = emulate(behaviour);
        const { url } = await host.listen();
        const settings = { apiKey: API_KEY, baseURL: url };
        expect(await observe({ sdk, behaviour, settings, host })).toEqual(expectation(behaviour));
      },
    );
  });
}

/** What the app sees, and how its requests end at the host. */
async function observe(options: {
  sdk: Sdk;
  behaviour: Behaviour;
  settings: OllamaProviderSettings;
  host: Emulator;
}) {
  const { sdk, behaviour, host } = options;
  const recorded = recordRequests(options.settings);
  const seen = await behaviour.run(sdk, { ...recorded, modelId: emulatedModelId(behaviour) });
  return { seen, endings: await Promise.all(host.requests.map(({ ended }) => ended)) };
}

function areComplete(endings: RequestOutcome[]): boolean {
  return endings.every(ending => ending === 'complete');
}

/** Timers fire as soon as there is nothing else to do. */
function skipWaits(): void {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.setTimerTickMode('nextTimerAsync');
}
