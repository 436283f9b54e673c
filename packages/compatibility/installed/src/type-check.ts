import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.js';

export interface TypeProblem {
  /** The path within the folder, with forward slashes; empty for a problem of the configuration. */
  file: string;
  line: number;
  code: string;
  message: string;
}

const TYPESCRIPT = fileURLToPath(
  new URL('bin/tsc', import.meta.resolve('typescript/package.json')),
);

/** Runs the workspace's TypeScript over a folder, with `tsconfig.<name>.json` there. */
export async function typeCheck(folder: string, name: string): Promise<TypeProblem[]> {
  const { exitCode, output, errors } = await runProgram({
    file: process.execPath,
    arguments: [TYPESCRIPT, '-p', `tsconfig.${name}.json`, '--pretty', 'false'],
    folder,
  });
  const problems = output.split(/\r?\n/).flatMap(readProblem);
  if (exitCode !== 0 && problems.length === 0) {
    throw new Error(`tsc failed with exit code ${exitCode}.\n${output}${errors}`);
  }
  return problems;
}

/** One line of what tsc prints; the lines that explain a problem further are indented. */
function readProblem(line: string): TypeProblem[] {
  const [, file = '', row = '0', code, message = ''] =
    /^(?:(\S.*)\((\d+),\d+\): )?error (TS\d+): (.*)$/.exec(line) ?? [];
  return code ? [{ file: file.replaceAll('\\', '/'), line: Number(row), code, message }] : [];
}
