// What `npm start` and `npm test` run. It sets itself up (pnpm, dependencies, build), so it has to work on a fresh
// checkout with Node 20 and npm alone: plain JavaScript, no dependencies.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PNPM = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).packageManager;
const IS_WINDOWS = process.platform === 'win32';
const NEEDED_NODE = 22;

const COMMANDS = {
  setup: () => setUp(),
  start: chatArguments => {
    setUp();
    return runNode(['examples/terminal-chat/src/main.ts', ...chatArguments]);
  },
  app: ([name = '', ...appArguments]) => {
    setUp();
    if (existsSync(join(ROOT, 'examples', name, 'next.config.ts'))) {
      return (
        runPnpm(['--filter', `./examples/${name}`, 'run', 'dev', ...appArguments], 'inherit')
          .status ?? 1
      );
    }
    return fail(`There is no app "${name}". There are: ${appNames().join(', ')}.`);
  },
  example: ([name = '', ...exampleArguments]) => {
    const names = exampleNames();
    if (!names.includes(name)) {
      const problem = name === '' ? 'Which example?' : `There is no example "${name}".`;
      return fail(`${problem} There are: ${names.join(', ')}.`);
    }
    setUp();
    return runNode([`examples/node/src/${name}.ts`, ...exampleArguments]);
  },
  test: vitestArguments => {
    setUp();
    console.log('The browser tests of the apps have a command of their own: npm run test:apps');
    // Vitest comes last, so that its summary ends the output.
    return runSteps([
      ['lint', ['run', 'lint']],
      ['types', ['run', 'typecheck']],
      ['packages', ['run', 'check:packages']],
      ['tests', ['run', 'test:unit', ...vitestArguments]],
    ]);
  },
  'test:apps': names => {
    setUp();
    return runNode(['scripts/test-apps.mjs', ...names]);
  },
  'test:live': liveArguments => {
    setUp();
    return runNode(['packages/compatibility/live/src/main.ts', ...liveArguments]);
  },
};

const [command = '', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(COMMANDS, command)) {
  fail(`Usage: node scripts/run.mjs ${Object.keys(COMMANDS).join('|')}`);
}
process.exitCode = COMMANDS[command](rest) ?? 0;

/** Installs and builds, unless nothing has changed since that was done last. */
function setUp() {
  const inputs = newestChange([
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'packages',
  ]);
  const stamp = join(ROOT, 'node_modules', '.set-up');
  if (existsSync(stamp) && statSync(stamp).mtimeMs > inputs) return;
  // On standard error, so that what a command prints on standard output is its own.
  process.stderr.write('Setting up: installing dependencies and building (once) …\n');
  quietly(['install', '--frozen-lockfile']);
  checkNode();
  quietly(['run', 'build']);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}

function appNames() {
  const examples = readdirSync(join(ROOT, 'examples'));
  return examples.filter(name => existsSync(join(ROOT, 'examples', name, 'next.config.ts')));
}

function exampleNames() {
  return readdirSync(join(ROOT, 'examples', 'node', 'src'))
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => file.slice(0, -'.ts'.length))
    .toSorted();
}

function newestChange(paths) {
  return Math.max(...paths.map(path => newestChangeBelow(join(ROOT, path))));
}

function newestChangeBelow(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const entries = readdirSync(path).filter(
    name => !['node_modules', 'dist', 'data'].includes(name),
  );
  return Math.max(0, ...entries.map(name => newestChangeBelow(join(path, name))));
}

/** The Node that the workspace brings along; on a platform without one, the Node that runs this. */
function workspaceNode() {
  const bundled = join(ROOT, 'node_modules', '.bin', 'node');
  return existsSync(bundled) ? bundled : process.execPath;
}

function checkNode() {
  const node = workspaceNode();
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= NEEDED_NODE) return;
  fail(`Node ${NEEDED_NODE} or newer is needed on this platform; this is ${stdout || node}.`);
}

function runNode(nodeArguments) {
  return spawnSync(workspaceNode(), nodeArguments, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
}

function runSteps(steps) {
  for (const [title, pnpmArguments] of steps) {
    console.log(`\n── ${title}`);
    const status = runPnpm(pnpmArguments, 'inherit').status ?? 1;
    if (status !== 0) return status;
  }
  return 0;
}

/** Runs pnpm without its output, unless it fails. */
function quietly(pnpmArguments) {
  const { status, stdout, stderr, error } = runPnpm(pnpmArguments, 'pipe');
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  fail(`pnpm ${pnpmArguments.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
}

/** pnpm 12 from the machine, else through npx. */
function runPnpm(pnpmArguments, stdio) {
  const [file, prefix] = findPnpm();
  const options = { cwd: ROOT, stdio, encoding: 'utf8', shell: IS_WINDOWS };
  return spawnSync(file, [...prefix, ...pnpmArguments], options);
}

function findPnpm() {
  const { status, stdout } = spawnSync('pnpm', ['--version'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: IS_WINDOWS,
  });
  const isUsable = status === 0 && Number(stdout.split('.')[0]) >= 12;
  return isUsable ? ['pnpm', []] : ['npx', ['--yes', PNPM]];
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
