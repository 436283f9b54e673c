// Builds the chat and runs its tests in a real Chromium.
import { fileURLToPath } from 'node:url';
import { runE2e } from 'examples-testing/run-e2e';

process.exitCode = runE2e(fileURLToPath(new URL('..', import.meta.url)), process.argv.slice(2));
