import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.js';

export interface PackedProvider {
  tarball: string;
  /** What the tarball holds, as paths within the package. */
  files: string[];
}

const PROVIDER_FOLDER = fileURLToPath(new URL('../../../ollama-turbo-provider', import.meta.url));

/**
 * Packs what would be published.
 *
 * @throws Error when there is no build of the present sources
 */
export async function packProvider(folder: string): Promise<PackedProvider> {
  assertBuildIsFresh();
  const packed = await runProgram({
    file: 'npm',
    arguments: ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    folder: PROVIDER_FOLDER,
  });
  if (packed.exitCode !== 0) throw new Error(`npm pack failed.\n${packed.errors}`);
  const [report] = JSON.parse(packed.output) as [{ filename: string; files: { path: string }[] }];
  return {
    tarball: join(folder, report.filename),
    files: report.files.map(({ path }) => path),
  };
}

function assertBuildIsFresh(): void {
  const build = filesBelow('dist');
  if (!build.includes(join('dist', 'index.js'))) {
    throw new Error(`${PROVIDER_FOLDER} has no dist: run \`pnpm run build\` first.`);
  }
  const builtAt = Math.min(...build.map(changedAt));
  const newer = sourceFiles().find(file => changedAt(file) > builtAt);
  if (newer) {
    throw new Error(
      `${PROVIDER_FOLDER}: dist is older than ${newer}; run \`pnpm run build\` first.`,
    );
  }
}

/** The sources that are meant to be published, as paths within the package. */
export function sourceFiles(): string[] {
  return filesBelow('src').filter(file => !/\.test(-d)?\.ts$/.test(file));
}

function filesBelow(folder: string): string[] {
  const path = join(PROVIDER_FOLDER, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(PROVIDER_FOLDER, join(entry.parentPath, entry.name)));
}

function changedAt(file: string): number {
  return statSync(join(PROVIDER_FOLDER, file)).mtimeMs;
}
