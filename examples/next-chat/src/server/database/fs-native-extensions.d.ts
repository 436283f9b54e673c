/** What this app uses of the library, which has no types of its own. */
declare module 'fs-native-extensions' {
  /**
   * Locks an open file for this process, as the operating system does it: the lock ends with the process, however that
   * ends.
   *
   * @returns whether it could be had
   */
  export function tryLock(fd: number): boolean;
}
