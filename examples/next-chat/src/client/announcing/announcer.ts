import { createStore } from '../store.ts';

/** Milliseconds that a message stays before the next one, or a screen reader would skip it. */
const SHORTEST = 1000;

/** What the polite region says. */
export const statusText = createStore('');

/** What the assertive region says: errors only. */
export const alertText = createStore('');

const waiting: string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells screen readers something when they have a moment: one text after the other, at least a second apart. */
export function announce(text: string): void {
  waiting.push(text);
  timer ??= setTimeout(say, 0);
}

/** Tells screen readers of an error at once. */
export function announceError(text: string): void {
  // The same text twice would not be a change, so it would not be heard.
  alertText.set(alertText.get() === text ? `${text}\u00a0` : text);
}

function say(): void {
  const text = waiting.shift();
  timer = undefined;
  if (text === undefined) return;
  statusText.set(statusText.get() === text ? `${text}\u00a0` : text);
  timer = setTimeout(say, SHORTEST);
}
