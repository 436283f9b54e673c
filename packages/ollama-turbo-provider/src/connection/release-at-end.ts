import type { ReleaseSlot } from './slots.js';

/**
 * Holds a slot for as long as a stream is read: until it ends, fails or is cancelled, or the signal of its request is
 * aborted, whether or not anybody reads on then.
 */
export function releaseAtEnd<Part>(options: {
  stream: ReadableStream<Part>;
  release: ReleaseSlot;
  /** Whether nothing comes from the host behind this part. */
  isLast: (part: Part) => boolean;
  abortSignal: AbortSignal | undefined;
}): ReadableStream<Part> {
  const { stream, isLast, abortSignal } = options;
  const reader = stream.getReader();
  const release = () => {
    abortSignal?.removeEventListener('abort', release);
    options.release();
  };
  abortSignal?.addEventListener('abort', release);
  // A signal that is aborted already tells no listener.
  if (abortSignal?.aborted) release();
  return new ReadableStream<Part>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done || isLast(value)) release();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          release();
          throw error;
        }
      },
      async cancel(reason) {
        release();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
