/** How fast a model speaks: at once, or so many tokens per second. */
export type Pace = 'instant' | { tokensPerSecond: number };

/** Waits as long as a token takes; shorter when the client leaves. */
export async function waitForToken(pace: Pace, signal: AbortSignal): Promise<void> {
  if (pace === 'instant') return;
  await waitUntil(signal, 1000 / pace.tokensPerSecond);
}

/** Waits so many milliseconds, or until the signal is aborted; without a time only for the signal. */
export async function waitUntil(signal: AbortSignal, milliseconds?: number): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>(resolve => {
    const end = () => {
      clearTimeout(timer);
      // A long answer waits once per token on the same signal.
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = milliseconds === undefined ? undefined : setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
