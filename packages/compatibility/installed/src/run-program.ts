import { execFile } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

export interface FinishedProgram {
  exitCode: number;
  output: string;
  errors: string;
}

/** The longest that a program may take, in milliseconds. */
const TIME_LIMIT = 100_000;

/** What a shell would not have: these tell npm to leave things out, and the provider which host to use. */
const LEFT_OUT = new Set(['NODE_ENV', 'NODE_OPTIONS', 'OLLAMA_API_KEY', 'OLLAMA_BASE_URL']);

/**
 * Runs a program to its end. npm, too, runs on the Node that runs this.
 *
 * @throws Error when it cannot be started or takes longer than 100 seconds
 */
export function runProgram(program: {
  file: string;
  arguments: string[];
  folder: string;
}): Promise<FinishedProgram> {
  const options = {
    cwd: program.folder,
    env: environment(),
    timeout: TIME_LIMIT,
    // npm is a script on Windows, and scripts need a shell there.
    shell: process.platform === 'win32',
  };
  return new Promise((resolve, reject) => {
    execFile(program.file, program.arguments, options, (error, output, errors) => {
      const exitCode = error ? error.code : 0;
      if (typeof exitCode === 'number') return resolve({ exitCode, output, errors });
      reject(
        new Error(`${program.file} ${program.arguments.join(' ')} did not finish.\n${errors}`, {
          cause: error,
        }),
      );
    });
  });
}

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !LEFT_OUT.has(name));
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path };
}
