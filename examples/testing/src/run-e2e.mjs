import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { TEST_KEY } from './test-key.mjs';

/**
 * Builds an app and runs its tests in a real Chromium; leaves them out, and says so, where there is none.
 *
 * @param {string} root the app's folder
 * @param {readonly string[]} playwrightArguments
 * @returns {number} the exit code
 */
export function runE2e(root, playwrightArguments) {
  const chromium = findChromium();
  if (chromium === undefined) {
    console.log(
      `LEFT OUT: the browser tests of examples/${basename(root)} did not run, because no Chromium was found. Install one ("apt-get install chromium"), or set CHROMIUM to its path.`,
    );
    return 0;
  }
  // Built with a key in sight, so that a build that puts it into the page is found out.
  const environment = { ...process.env, CHROMIUM: chromium, OLLAMA_API_KEY: TEST_KEY };
  return (
    runProgram(root, ['next/dist/bin/next', 'build'], environment) ||
    runProgram(root, ['@playwright/test/cli', 'test', ...playwrightArguments], environment)
  );
}

/**
 * Runs a program of one of the app's dependencies.
 *
 * @param {string} root
 * @param {readonly [string, ...string[]]} command
 * @param {NodeJS.ProcessEnv} environment
 * @returns {number} its exit code
 */
function runProgram(root, [program, ...programArguments], environment) {
  const script = createRequire(join(root, 'package.json')).resolve(program);
  const { status } = spawnSync(process.execPath, [script, ...programArguments], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
  return status ?? 1;
}
