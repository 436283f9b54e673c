import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Major } from './code-block.ts';
import { ROOT } from './documents.ts';
import type { Program } from './programs.ts';

/** Where the packages of each major are installed. */
const PACKAGES: Record<Major, string> = {
  4: 'examples/next-ai-sdk-4',
  5: 'packages/compatibility/ai5',
  6: 'packages/compatibility/ai6',
  7: 'packages/documentation',
};

/** What a block needs that reads a file. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const TSCONFIG = {
  extends: join(ROOT, 'tsconfig.base.json'),
  compilerOptions: {
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: ['node'],
    jsx: 'react-jsx',
    allowJs: true,
    checkJs: true,
  },
  include: ['**/*'],
  exclude: ['**/node_modules', 'vitest.config.ts'],
};

/** Files on disk, to be compiled and run. */
export interface WrittenPrograms {
  folder: string;
  /** The path of a program's file. */
  pathOf(program: Program): string;
  remove(): void;
}

/**
 * Writes programs into a new folder that git ignores. Each major has a folder of its own, in which `ai` is that major.
 *
 * @throws Error for two programs with the same file
 */
export function writePrograms(programs: readonly Program[]): WrittenPrograms {
  const parent = join(ROOT, 'packages/documentation/dist');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'run-'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  for (const [major, place] of Object.entries(PACKAGES)) {
    mkdirSync(join(folder, `ai${major}`));
    symlinkSync(
      join(ROOT, place, 'node_modules'),
      join(folder, `ai${major}/node_modules`),
      'junction',
    );
  }
  const pathOf = ({ file }: Program) => join(folder, file);
  for (const program of programs) writeProgram(program, pathOf(program));
  return { folder, pathOf, remove: () => rmSync(folder, { recursive: true }) };
}

function writeProgram({ document, line, source }: Program, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, source, { flag: 'wx' });
  } catch (error) {
    throw new Error(`${document}:${line}: another block of this document has the same filename.`, {
      cause: error,
    });
  }
  writeFileSync(join(dirname(path), 'photo.png'), Buffer.from(PIXEL, 'base64'));
}
