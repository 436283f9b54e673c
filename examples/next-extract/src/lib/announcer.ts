/** Milliseconds that a message stays before the next one, or a screen reader would skip it. */
const SHORTEST = 1000;

const waiting: string[] = [];
const listeners = new Set<() => void>();
let said = '';
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells screen readers something when they have a moment: one text after the other, at least a second apart. */
export function announce(text: string): void {
  waiting.push(text);
  timer ??= setTimeout(say, 0);
}

/** What was said last. */
export function currentAnnouncement(): string {
  return said;
}

export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function say(): void {
  const text = waiting.shift();
  timer = undefined;
  if (text === undefined) return;
  // The same text twice would not be a change, so it would not be heard.
  said = said === text ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
  timer = setTimeout(say, SHORTEST);
}
