import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const EXAMPLES = join(ROOT, 'examples/node/src');
const OUTPUTS = join(ROOT, 'examples/node/outputs');

/** What an example says on standard error, and nothing else. */
const NOTICE = 'OLLAMA_API_KEY is not set: an emulator of Ollama Turbo answers.\n';
const OTHER_NOTICES: Readonly<Record<string, string>> = {
  embeddings: 'OLLAMA_BASE_URL is not set: an emulator of an Ollama daemon answers.\n',
  errors: 'This example always runs on an emulator of Ollama Turbo, which fails on purpose.\n',
  fallback: 'This example always runs on emulators: of Ollama Turbo, and of an Ollama daemon.\n',
  'record-and-replay':
    'This example always runs on an emulator of Ollama Turbo: nothing real is recorded.\n',
};

const names = namesOf(await readdir(EXAMPLES), '.ts');

test('every example has an output that it is held to, and a row in the README', async () => {
  expect(namesOf(await readdir(OUTPUTS), '.txt')).toEqual(names);
  const readme = await readFile(join(ROOT, 'examples/node/README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| \[`([\w-]+)`\]\(src\/\1\.ts\)/gm)].map(
    ([, name = '']) => name,
  );
  expect(rows.toSorted()).toEqual(names);
});

describe.concurrent('without a key', () => {
  test.each(names)('%s prints its output, and that an emulator answers', async name => {
    const { stdout, ...rest } = await runNode([join(EXAMPLES, `${name}.ts`)]);
    const expected = await readFile(join(OUTPUTS, `${name}.txt`), 'utf8');
    expect(withoutDurations(stdout)).toBe(withoutDurations(expected));
    expect(rest).toEqual({ exitCode: 0, stderr: OTHER_NOTICES[name] ?? NOTICE });
  });
});

describe('npm run example', () => {
  const command = join(ROOT, 'scripts/run.mjs');
  const list = `There are: ${names.join(', ')}.\n`;

  test.each([
    [[], `Which example? ${list}`],
    [['nope'], `There is no example "nope". ${list}`],
    [['../terminal-chat/src/main'], `There is no example "../terminal-chat/src/main". ${list}`],
  ])('tells the names for %j', async (exampleArguments, stderr) => {
    const result = await runNode([command, 'example', ...exampleArguments]);
    expect(result).toEqual({ exitCode: 1, stdout: '', stderr });
  });
});

/** The files of a folder without their ending; tests are none of them. */
function namesOf(files: readonly string[], ending: string): string[] {
  return files
    .filter(file => file.endsWith(ending) && !file.endsWith('.test.ts'))
    .map(file => file.slice(0, -ending.length))
    .toSorted();
}

/** How long something took is another number each time. */
function withoutDurations(text: string): string {
  return text.replaceAll(/\b\d+ ms$/gm, '… ms');
}

interface Outcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs Node as a user would, in an environment without a key, and without the colours that Vitest asks for. */
function runNode(nodeArguments: readonly string[]): Promise<Outcome> {
  const environment = Object.entries(process.env).filter(
    ([variable]) => !variable.startsWith('OLLAMA_') && variable !== 'FORCE_COLOR',
  );
  return new Promise(resolve => {
    const child = execFile(
      process.execPath,
      nodeArguments,
      { env: Object.fromEntries(environment) },
      (_error, stdout, stderr) => {
        resolve({ exitCode: child.exitCode ?? -1, stdout, stderr });
      },
    );
  });
}
