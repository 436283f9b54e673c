import { defineConfig } from '@playwright/test';
import { playwrightConfig } from 'examples-testing/playwright-config';

export default defineConfig({
  ...playwrightConfig,
  // Some tests ask several questions, and start the server twice.
  timeout: 60_000,
});
