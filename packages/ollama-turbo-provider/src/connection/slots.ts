import pLimit from 'p-limit';
import { untilAborted } from './abort.js';

/** Gives a slot back. Calling it again does nothing. */
export type ReleaseSlot = () => void;

/**
 * Takes a slot of its own for each call: as many at a time as there are, the others wait in their order. Undefined where
 * there is no limit.
 */
export type TakeSlot = (options: {
  abortSignal: AbortSignal | undefined;
  /** Makes the error of a wait that took too long. */
  onTimeout: (timeout: number) => Error;
}) => Promise<ReleaseSlot | undefined>;

/** How long a request waits for a slot by default, in milliseconds. */
const DEFAULT_TIMEOUT = 10 * 60 * 1000;

/**
 * Limits how many requests run at once.
 *
 * @param options.limit undefined where there is no limit
 * @param options.timeout how long a request may wait, in milliseconds; 10 minutes by default, `Infinity` for ever
 */
export function createSlots(options: {
  limit: number | undefined;
  timeout: number | undefined;
}): TakeSlot {
  const { limit, timeout = DEFAULT_TIMEOUT } = options;
  if (limit === undefined) return async () => undefined;
  const run = pLimit(limit);
  const waitForSlot = () =>
    new Promise<ReleaseSlot>(resolve => {
      // What runs in the queue is nothing but the time for which a slot is held.
      void run(() => new Promise<void>(release => resolve(release)));
    });
  return async ({ abortSignal, onTimeout }) => {
    abortSignal?.throwIfAborted();
    const waiting = new AbortController();
    const timer = startTimer(timeout, () => waiting.abort(onTimeout(timeout)));
    try {
      const promise = untilAborted({
        promise: waitForSlot(),
        abortSignal: waiting.signal,
        discard: giveBack,
      });
      return await untilAborted({ promise, abortSignal, discard: giveBack });
    } finally {
      clearTimeout(timer);
    }
  };
}

/** A slot that comes after its request was given up goes to the next one at once. */
function giveBack(release: ReleaseSlot): void {
  release();
}

/** Timers fire at once for more than they can count. */
function startTimer(milliseconds: number, onEnd: () => void) {
  return milliseconds <= 2 ** 31 - 1 ? setTimeout(onEnd, milliseconds) : undefined;
}
