// Runs the browser tests of every app in examples/ that has some, one app after the other, and names those that failed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXAMPLES = join(dirname(dirname(fileURLToPath(import.meta.url))), 'examples');

/** Apps whose browser tests are not part of a run yet, and why. */
const LEFT_OUT = {
  'next-chat': 'each has passed, but never all of them in one run',
};

const apps = readdirSync(EXAMPLES)
  .filter(name => existsSync(join(EXAMPLES, name, 'scripts/e2e.mjs')))
  .filter(name => !isLeftOut(name));
const failed = apps.filter(name => !passes(name));
if (failed.length > 0) {
  console.error(`The browser tests of these apps failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

function passes(name) {
  console.log(`\n── ${name}`);
  const script = join(EXAMPLES, name, 'scripts/e2e.mjs');
  return spawnSync(process.execPath, [script], { stdio: 'inherit' }).status === 0;
}

function isLeftOut(name) {
  const reason = LEFT_OUT[name];
  if (reason === undefined) return false;
  console.log(
    `LEFT OUT: the browser tests of examples/${name}: ${reason}. Run them with "pnpm --filter ${name} run test:e2e".`,
  );
  return true;
}
