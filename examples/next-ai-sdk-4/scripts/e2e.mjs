// Builds the chat and runs its tests in a real Chromium; leaves them out, and says so, where there is none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEST_KEY } from '../e2e/test-key.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const chromium = findChromium();
if (chromium === undefined) {
  console.log(
    'LEFT OUT: the browser tests of examples/next-ai-sdk-4 did not run, because no Chromium was found. Install one ("apt-get install chromium"), or set CHROMIUM to its path.',
  );
} else {
  // Built with a key in sight, so that a build that puts it into the page is found out.
  const environment = { ...process.env, CHROMIUM: chromium, OLLAMA_API_KEY: TEST_KEY };
  process.exitCode =
    run(['next/dist/bin/next', 'build'], environment) ||
    run(['@playwright/test/cli', 'test', ...process.argv.slice(2)], environment);
}

function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  return folders
    .flatMap(folder => NAMES.map(name => join(folder, name)))
    .find(path => isExecutable(path));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program of a dependency, and returns its exit code. */
function run([program, ...programArguments], environment) {
  const script = createRequire(import.meta.url).resolve(program);
  const options = { cwd: ROOT, env: environment, stdio: 'inherit' };
  return spawnSync(process.execPath, [script, ...programArguments], options).status ?? 1;
}
