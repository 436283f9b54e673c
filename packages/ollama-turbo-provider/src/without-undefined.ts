/** A copy without the entries that are undefined: for bodies and metadata, where absent and undefined differ. */
export function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
