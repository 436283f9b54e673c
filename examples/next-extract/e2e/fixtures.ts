import { fileURLToPath } from 'node:url';
import { appTest } from 'examples-testing/fixtures';

export { expect } from 'examples-testing/fixtures';

/** The app's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export const test = appTest({ root: ROOT, environment: { EXTRACT_MODEL: '' } });
