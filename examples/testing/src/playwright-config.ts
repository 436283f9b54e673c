import type { PlaywrightTestConfig } from '@playwright/test';
import { CHROMIUM_ARGUMENTS } from './chromium.mjs';

/** How the tests of all apps run. */
export const playwrightConfig: PlaywrightTestConfig = {
  testDir: 'e2e',
  // Each test has a server of its own, and CI has two cores.
  workers: 1,
  reporter: 'list',
  forbidOnly: true,
  // A machine that is busy with something else must not fail a run; what passed at the second try is told.
  retries: process.env['CI'] ? 2 : 0,
  expect: { timeout: 15_000 },
  use: {
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env['CHROMIUM'], args: CHROMIUM_ARGUMENTS },
  },
};
