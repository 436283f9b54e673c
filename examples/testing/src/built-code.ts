import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that a built app holds for its server, and all that it gives to browsers. */
export function builtCode(root: string): { server: string; browser: string } {
  return {
    server: textBelow(join(root, '.next/server')),
    browser: textBelow(join(root, '.next/static')),
  };
}

function textBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
