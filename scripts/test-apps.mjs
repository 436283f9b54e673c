// Runs the browser tests of the apps in examples/ that have some, or of those that are named, one app after the other, and
// names those that failed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXAMPLES = join(dirname(dirname(fileURLToPath(import.meta.url))), 'examples');

const apps = readdirSync(EXAMPLES).filter(name => existsSync(scriptOf(name)));
const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !apps.includes(name));
if (unknown.length > 0) {
  console.error(
    `No app has browser tests by the name ${unknown.join(', ')}; there are: ${apps.join(', ')}.`,
  );
  process.exitCode = 1;
} else {
  runAll(wanted.length > 0 ? wanted : apps);
}

function runAll(names) {
  const failed = names.filter(name => !passes(name));
  if (failed.length === 0) return;
  console.error(`The browser tests of these apps failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

function passes(name) {
  console.log(`\n── ${name}`);
  return spawnSync(process.execPath, [scriptOf(name)], { stdio: 'inherit' }).status === 0;
}

function scriptOf(name) {
  return join(EXAMPLES, name, 'scripts/e2e.mjs');
}
