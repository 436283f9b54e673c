import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appOutput } from './app-output.js';
import { InstalledPackage } from './installed-package.js';
import { MAJORS, type Major } from './majors.js';
import { packProvider, sourceFiles, type PackedProvider } from './pack-provider.js';
import { runProgram } from './run-program.js';
import { npmInstall, writeSources } from './throw-away-app.js';
import { typeCheck, type TypeProblem } from './type-check.js';

/** Four installs at once, on as little as two busy cores and an empty cache of npm. */
const SET_UP_TIMEOUT = 300_000;
const TIMEOUT = 120_000;

let folder: string;
let packed: PackedProvider;
let installed: InstalledPackage;
const compileProblems = new Map<number, TypeProblem[]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ollama-turbo-installed-'));
  packed = await packProvider(folder);
  installed = new InstalledPackage(appFolder(7));
  await Promise.all(MAJORS.map(setUpApp));
}, SET_UP_TIMEOUT);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function appFolder(major: number): string {
  return join(folder, `ai${major}`);
}

async function setUpApp({ major, ai, zod }: Major): Promise<void> {
  writeSources(appFolder(major), major);
  const { exitCode, errors } = await npmInstall(appFolder(major), dependencies({ ai, zod }));
  if (exitCode !== 0) {
    throw new Error(
      `npm cannot install an app with ai ${ai} and zod ${zod}. Can its registry be reached?\n${errors}`,
    );
  }
  compileProblems.set(major, await typeCheck(appFolder(major), 'nodenext'));
}

function dependencies(versions: { ai: string; zod: string }) {
  return { ...versions, 'ollama-turbo-provider': `file:${packed.tarball}` };
}

/** What a compiled program of an app prints. */
async function run(major: number, file: string): Promise<unknown> {
  const { exitCode, output, errors } = await runProgram({
    file: process.execPath,
    arguments: [join('out', file)],
    folder: appFolder(major),
  });
  if (exitCode !== 0) {
    throw new Error(`${file} ended with exit code ${exitCode}.\n${output}${errors}`);
  }
  return JSON.parse(output);
}

/** The entries in `pairings.ts` that have a problem; any other problem stands there under its place. */
function entriesWith(problems: TypeProblem[]): Record<string, string> {
  const lines = readFileSync(join(appFolder(7), 'pairings.ts'), 'utf8').split('\n');
  return Object.fromEntries(
    problems.map(({ file, line, code, message }) => {
      const entry = /^ {2}(\w+): \(\) =>/.exec(lines[line - 1] ?? '')?.[1];
      return file === 'pairings.ts' && entry ? [entry, code] : [`${file}:${line}`, message];
    }),
  );
}

function isInTheSdk({ file }: TypeProblem): boolean {
  return /node_modules\/(ai|@ai-sdk\/[\w-]+)\//.test(file);
}

describe.each(MAJORS)('an app with ai $ai and zod $zod', appOfMajor => {
  const { major, typeErrors, calls } = appOfMajor;

  it('type-checks under nodenext with all libraries, except for models of other majors', () => {
    expect(entriesWith(compileProblems.get(major) ?? [])).toEqual(typeErrors);
  });

  it(
    'type-checks under bundler with all libraries, except for models of other majors',
    async () => {
      expect(entriesWith(await typeCheck(appFolder(major), 'bundler'))).toEqual(typeErrors);
    },
    TIMEOUT,
  );

  it(
    "type-checks without the DOM's types, which only the AI SDK's own types need",
    async () => {
      const problems = await typeCheck(appFolder(major), 'server');
      expect(problems.some(isInTheSdk)).toBe(true);
      const others = problems.filter(problem => !isInTheSdk(problem));
      expect(entriesWith(others)).toEqual(typeErrors);
    },
    TIMEOUT,
  );

  it(
    'streams an answer, calls a tool and asks a model of a registry',
    async () => {
      expect(await run(major, 'app.js')).toEqual(appOutput(appOfMajor));
    },
    TIMEOUT,
  );

  it(
    "gets answers from models that it accepts, and the SDK's own error for all others",
    async () => {
      expect(await run(major, 'pairings.js')).toEqual(calls);
    },
    TIMEOUT,
  );
});

describe('CommonJS', () => {
  it.each([
    { entry: 'ollama-turbo-provider/ai4', major: 4, specificationVersion: 'v1' },
    { entry: 'ollama-turbo-provider', major: 7, specificationVersion: 'v4' },
  ])(
    'can require $entry',
    async ({ major, specificationVersion }) => {
      const { version } = installed.packageJson();
      expect(await run(major, 'commonjs.cjs')).toEqual({
        text: 'Hello!',
        specificationVersion,
        VERSION: version,
      });
    },
    TIMEOUT,
  );
});

describe('the package', () => {
  it('holds its build, its sources without tests, its licence and its readme', () => {
    const isIn = (name: string) => (file: string) => file.startsWith(`${name}/`);
    const others = packed.files.filter(file => !isIn('dist')(file) && !isIn('src')(file));
    expect(others.toSorted()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(packed.files.filter(isIn('src')).toSorted()).toEqual(sourceFiles().toSorted());
  });

  it('holds every source that its source maps name', () => {
    const sources = installed.mappedSources();
    expect(sources).not.toEqual([]);
    expect(sources.filter(({ exists }) => !exists)).toEqual([]);
  });

  it('imports what it depends on and nothing else', () => {
    const { dependencies: own, peerDependencies } = installed.packageJson();
    expect(installed.importedPackages()).toEqual(
      new Set(Object.keys({ ...own, ...peerDependencies })),
    );
  });

  it(
    'names nothing that only Node has',
    async () => {
      const problems = await typeCheck(appFolder(7), 'dist');
      const unknown = problems.filter(({ message }) => /^Cannot find (name|module)/.test(message));
      expect(unknown).toEqual([]);
      expect(installed.unguardedGlobals()).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    'cannot be installed beside a zod that it does not run with',
    async () => {
      const oldApp = join(folder, 'old-zod');
      mkdirSync(oldApp);
      const versions = dependencies({ ai: '4.3.19', zod: '3.23.8' });
      const { exitCode, errors } = await npmInstall(oldApp, versions);
      expect(exitCode).toBe(1);
      expect(errors).toContain('npm error code ERESOLVE');
      expect(errors).toContain('Found: zod@3.23.8');
      expect(errors).toContain('peer zod@"^3.25.76 || ^4.1.8" from ollama-turbo-provider@');
    },
    TIMEOUT,
  );
});
