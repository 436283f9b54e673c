/** Reads what a browser keeps; undefined when there is nothing, or when it keeps nothing at all. */
export function readKept(storage: Storage, key: string): string | undefined {
  try {
    return storage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text, or forgets it; where the browser refuses, it lasts as long as the page. */
export function writeKept(storage: Storage, key: string, value: string | undefined): void {
  try {
    if (value === undefined) storage.removeItem(key);
    else storage.setItem(key, value);
  } catch {
    // Private windows and full storages refuse.
  }
}
