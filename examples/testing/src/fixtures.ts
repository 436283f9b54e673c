import { test as base, expect } from '@playwright/test';
import { createEmulator, type Emulator } from 'ollama-turbo-emulator';
import { startNext, type NextServer } from './next-server.ts';
import { TEST_KEY } from './test-key.mjs';

export { expect };

export interface Fixtures {
  /** The Ollama that the app talks to over a socket. */
  emulator: Emulator;
  app: NextServer;
  /** What went wrong in the page: nothing, at the end of every test. */
  pageProblems: string[];
}

/**
 * Tests of a built app, each with an Ollama and a server of its own.
 *
 * @param options.root the app's folder
 * @param options.environment further variables of its server
 */
export function appTest(options: { root: string; environment?: Record<string, string> }) {
  const { root, environment } = options;
  return base.extend<Fixtures>({
    // Playwright reads from the first parameter what a fixture needs.
    // oxlint-disable-next-line no-empty-pattern
    emulator: async ({}, use) => {
      const emulator = createEmulator({ mode: 'daemon', pace: { tokensPerSecond: 100 } });
      await use(emulator);
      await emulator.close();
    },
    app: async ({ emulator }, use) => {
      const { url } = await emulator.listen();
      const app = await startNext(root, {
        OLLAMA_BASE_URL: url,
        OLLAMA_API_KEY: TEST_KEY,
        ...environment,
      });
      await use(app);
      await app.stop();
    },
    pageProblems: [
      async ({ page }, use) => {
        const problems: string[] = [];
        page.on('console', message => {
          if (['error', 'warning'].includes(message.type())) problems.push(message.text());
        });
        page.on('pageerror', error => problems.push(String(error)));
        await use(problems);
        expect(problems).toEqual([]);
      },
      { auto: true },
    ],
  });
}
