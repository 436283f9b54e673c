import { InvalidArgumentError } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';

/** `ResponseAborted` is Next.js's. */
const ABORT_NAMES: ReadonlySet<unknown> = new Set([
  'AbortError',
  'TimeoutError',
  'ResponseAborted',
]);

/** Whether an error says that somebody gave up waiting. By its name, not its class: it may come from another realm. */
export function isAbort(error: unknown): boolean {
  return isRecord(error) && ABORT_NAMES.has(error['name']);
}

/**
 * Takes an AbortSignal by its fields, not by its class: it may come from another realm.
 *
 * @throws InvalidArgumentError when a value is none; often it is the AbortController
 */
export function checkAbortSignal(value: unknown): void {
  if (value === undefined || value === null) return;
  const { aborted, addEventListener, removeEventListener, throwIfAborted } =
    value as Partial<AbortSignal>;
  const methods = [addEventListener, removeEventListener, throwIfAborted];
  if (typeof aborted === 'boolean' && methods.every(method => typeof method === 'function')) return;
  throw new InvalidArgumentError({
    argument: 'abortSignal',
    message: `The call option "abortSignal" has to be an AbortSignal, such as the "signal" of an AbortController, not a value of type ${typeof value}.`,
  });
}

/**
 * Waits for a promise, but not longer than until the signal is aborted: functions of the app need not know the signal.
 *
 * @param options.discard gets what the promise brings after all
 * @throws the signal's reason once it is aborted, whatever the promise brings
 */
export async function untilAborted<T>(options: {
  promise: Promise<T>;
  abortSignal: AbortSignal | undefined;
  discard?: (late: T) => void;
}): Promise<T> {
  const { promise, abortSignal, discard } = options;
  if (!abortSignal) return promise;
  let onAbort = () => {};
  const aborted = new Promise<void>(resolve => {
    onAbort = resolve;
  });
  abortSignal.addEventListener('abort', onAbort);
  try {
    if (!abortSignal.aborted) await Promise.race([aborted, promise]);
    abortSignal.throwIfAborted();
    return await promise;
  } catch (error) {
    if (abortSignal.aborted) void promise.then(discard, () => {});
    abortSignal.throwIfAborted();
    throw error;
  } finally {
    abortSignal.removeEventListener('abort', onAbort);
  }
}
