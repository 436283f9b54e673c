import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Which of these texts a built app holds for its server, and which it gives to browsers. */
export function placesOf(
  root: string,
  texts: readonly string[],
): { server: string[]; browser: string[] } {
  return {
    server: textsBelow(join(root, '.next/server'), texts),
    browser: textsBelow(join(root, '.next/static'), texts),
  };
}

function textsBelow(folder: string, texts: readonly string[]): string[] {
  const code = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  return texts.filter(text => code.includes(text));
}

/**
 * Listens to all that a page is sent.
 *
 * @returns gives which of these texts were in it so far
 */
export function listenTo(page: Page): (texts: readonly string[]) => Promise<string[]> {
  const bodies: Promise<string>[] = [];
  // Some have no body that can still be read; a text that has to be there shows that others had one.
  page.on('response', response => bodies.push(response.text().catch(() => '')));
  return async texts => {
    const traffic = (await Promise.all(bodies)).join('\n');
    return texts.filter(text => traffic.includes(text));
  };
}
