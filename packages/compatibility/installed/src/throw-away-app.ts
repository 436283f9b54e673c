import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram, type FinishedProgram } from './run-program.js';

const APPS_FOLDER = fileURLToPath(new URL('../apps', import.meta.url));

/** Writes what all apps share and what the app of this major of the AI SDK has of its own. */
export function writeSources(folder: string, major: number): void {
  const isShared = (path: string) => !/[/\\]ai\d$/.test(path);
  cpSync(APPS_FOLDER, folder, { recursive: true, filter: isShared });
  cpSync(join(APPS_FOLDER, `ai${major}`), folder, { recursive: true });
}

/** Installs as a user of npm does, into a folder outside of any workspace. */
export function npmInstall(
  folder: string,
  dependencies: { ai: string; zod: string; 'ollama-turbo-provider': string },
): Promise<FinishedProgram> {
  const packageJson = {
    name: 'throw-away-app',
    private: true,
    type: 'module',
    dependencies,
    // The AI SDK's own types name both without depending on them.
    devDependencies: { '@types/json-schema': '7.0.15', '@types/node': '24.19.2' },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(packageJson));
  return runProgram({
    file: 'npm',
    arguments: [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '--ignore-scripts',
      // The settings of the machine do not decide whether peer ranges count, nor how long a dead registry is waited for.
      '--legacy-peer-deps=false',
      '--fetch-retry-mintimeout=1000',
    ],
    folder,
  });
}
