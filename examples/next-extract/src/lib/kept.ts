/** Keeps a value for as long as the tab is open, reloads included. Where there is no room, or no permission, nothing is kept. */
export function keep(key: string, value: unknown): void {
  try {
    // What was kept before would be out of date if there were no room.
    sessionStorage.removeItem(key);
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Then a reload begins anew.
  }
}

/** What was kept; `undefined` for nothing. */
export function readKept(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
