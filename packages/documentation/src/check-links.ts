import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT } from './documents.ts';
import type { Document } from './read-document.ts';

const REPOSITORY = /^https:\/\/github\.com\/ollama-turbo\/ollama-turbo(?:\/(?:blob|tree)\/main)?/;

/** Links into the repository that lead nowhere, with their places. */
export function findBrokenLinks(documents: readonly Document[]): string[] {
  return documents.flatMap(({ path, links }) =>
    links
      .filter(({ url }) => isBroken(url, path, documents))
      .map(({ line, url }) => `${path}:${line}: ${url} leads nowhere.`),
  );
}

function isBroken(url: string, from: string, documents: readonly Document[]): boolean {
  const target = toTarget(url, from);
  if (target === undefined) return false;
  const paths = [target.path, posix.join(target.path, 'README.md')];
  const document = documents.find(({ path }) => paths.includes(path));
  if (document === undefined) return target.anchor !== '' || !existsSync(join(ROOT, target.path));
  return target.anchor !== '' && !document.anchors.has(target.anchor);
}

/** Where in the repository a link points; undefined for what is elsewhere. */
function toTarget(url: string, from: string): { path: string; anchor: string } | undefined {
  const isAbsolute = REPOSITORY.test(url);
  if (!isAbsolute && /^[a-z]+:/i.test(url)) return undefined;
  const [path = '', anchor = ''] = url
    .replace(REPOSITORY, '')
    .replace(/^\/(?=.)/, '')
    .split('#');
  if (isAbsolute) return { path: path || '.', anchor: anchor === 'readme' ? '' : anchor };
  return { path: path === '' ? from : posix.join(posix.dirname(from), path), anchor };
}
