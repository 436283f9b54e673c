import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './documents.ts';
import type { Program } from './programs.ts';

const COMPILER = join(ROOT, 'packages/documentation/node_modules/typescript/bin/tsc');

const DIAGNOSTIC = /^(?<file>[^(\n]+)\((?<line>\d+),(?<column>\d+)\): error (?<text>.*)$/;

/** Functions that are there for the reader to call; `functions.node.test.ts` does. */
const CALLED_BY_TESTS = /'(?:openRecordings|sourcesOf)'/;

/** What the compiler says about the programs of a folder, each with its place in a document. */
export async function checkTypes(folder: string, programs: readonly Program[]): Promise<string[]> {
  const output = await runCompiler(folder);
  return output
    .split('\n')
    .filter(line => line.trim() !== '')
    .flatMap(line => toDocumentPlace(line, programs));
}

async function runCompiler(folder: string): Promise<string> {
  const run = promisify(execFile)(process.execPath, [COMPILER, '-p', '.', '--pretty', 'false'], {
    cwd: folder,
    maxBuffer: 16 * 1024 * 1024,
  });
  return run.then(
    ({ stdout }) => stdout,
    (error: Error & { stdout?: string; stderr?: string }) =>
      error.stdout || error.stderr || error.message,
  );
}

/** Lines without a place, such as the further lines of a message, stay as they are. */
function toDocumentPlace(diagnostic: string, programs: readonly Program[]): string[] {
  const { file, line, column, text = '' } = DIAGNOSTIC.exec(diagnostic)?.groups ?? {};
  const program = programs.find(candidate => candidate.file === file);
  if (program === undefined) return [diagnostic];
  if (text.startsWith('TS6133') && CALLED_BY_TESTS.test(text)) return [];
  return [`${program.document}:${line}:${column}: ${text}`];
}
