import { defineConfig } from '@playwright/test';
import { playwrightConfig } from 'examples-testing/playwright-config';

export default defineConfig(playwrightConfig);
