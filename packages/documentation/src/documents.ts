import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDocument, type Document } from './read-document.ts';

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const DOCUMENTS = [
  'README.md',
  'CHANGELOG.md',
  'docs/**/*.{md,mdx}',
  'packages/*/README.md',
  'examples/*/README.md',
];

/** Everything that people read, sorted by path. */
export function readDocuments(): Document[] {
  return globSync(DOCUMENTS, { cwd: ROOT })
    .toSorted()
    .map(path => readDocument({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}
