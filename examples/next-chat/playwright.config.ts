import { defineConfig } from '@playwright/test';
import { playwrightConfig } from 'examples-testing/playwright-config';
import type { WorkerOptions } from './e2e/support/fixtures.ts';

/** All tests run twice: on the embedded database, and on a PostgreSQL that two processes of the app share. */
export default defineConfig<object, WorkerOptions>({
  ...playwrightConfig,
  // Some tests ask several questions, and start the server twice.
  timeout: 60_000,
  projects: [
    {
      name: 'pglite',
      use: { databaseKind: 'pglite' },
      testIgnore: '**/postgres.spec.ts',
    },
    {
      name: 'postgres',
      use: { databaseKind: 'postgres' },
      testIgnore: '**/pglite.spec.ts',
    },
  ],
});
