import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './documents.ts';
import type { Document } from './read-document.ts';

interface Package {
  name: string;
  folder: string;
  scripts: ReadonlySet<string>;
}

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'shell']);

/** Commands in shell blocks and between backticks whose script, app or example there is not. */
export function findUnknownCommands(documents: readonly Document[]): string[] {
  const packages = readPackages();
  return documents.flatMap(document =>
    commandsOf(document).flatMap(({ line, command }) =>
      findProblems(command, dirname(document.path), packages).map(
        problem => `${document.path}:${line}: ${problem}`,
      ),
    ),
  );
}

function commandsOf({ blocks, inlineCode }: Document): { line: number; command: string }[] {
  const inBlocks = blocks
    .filter(({ language }) => SHELLS.has(language))
    .flatMap(({ line, code }) =>
      code.split('\n').map((command, index) => ({ line: line + 1 + index, command })),
    );
  return [...inBlocks, ...inlineCode.map(({ line, code }) => ({ line, command: code }))];
}

function findProblems(command: string, folder: string, packages: readonly Package[]): string[] {
  const bare = command.replace(/(^|\s)#.*$/, '');
  const npm = /\bnpm (?:run (?:-\S+ )*([\w:-]+)|(start|test)\b)(?: (?:-- )?([\w-]+))?/.exec(bare);
  if (npm) {
    const [, script = npm[2] ?? '', , operand] = npm;
    return findNpmProblems(script, operand, packages.filter(isNear(folder)));
  }
  const [, name, script = ''] = /\bpnpm --filter ([\w./-]+) (?:run )?([\w:-]+)/.exec(bare) ?? [];
  if (name === undefined) return [];
  const found = packages.find(candidate => candidate.name === name);
  return found?.scripts.has(script) ? [] : [`The package "${name}" has no script "${script}".`];
}

/** A command is typed in the root of the repository or in the folder of its document. */
function isNear(folder: string) {
  return (candidate: Package) => candidate.folder === '.' || candidate.folder === folder;
}

function findNpmProblems(
  script: string,
  operand: string | undefined,
  packages: readonly Package[],
): string[] {
  if (!packages.some(({ scripts }) => scripts.has(script)))
    return [`There is no script "${script}".`];
  if (operand === undefined) return [];
  const places: Record<string, string> = {
    app: `examples/${operand}/next.config.ts`,
    example: `examples/node/src/${operand}.ts`,
  };
  // In capitals it stands for any of them.
  const place = operand === operand.toUpperCase() ? undefined : places[script];
  return place === undefined || existsSync(join(ROOT, place)) ? [] : [`There is no ${place}.`];
}

function readPackages(): Package[] {
  const patterns = [
    'package.json',
    'packages/*/package.json',
    'packages/compatibility/*/package.json',
    'examples/*/package.json',
  ];
  return globSync(patterns, { cwd: ROOT }).map(path => {
    const { name, scripts = {} } = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as {
      name: string;
      scripts?: Record<string, string>;
    };
    return { name, folder: dirname(path), scripts: new Set(Object.keys(scripts)) };
  });
}
