import { untilAborted } from './abort.js';
import { bodyReader } from './body-reader.js';

/**
 * Reads the body of an answer to its end as UTF-8; undefined when it is longer than `maxSize` bytes. A body that is not
 * read to its end is given up.
 *
 * @throws the signal's reason once it is aborted, and whatever a read fails with
 */
export async function readText(options: {
  response: Response;
  abortSignal: AbortSignal | undefined;
  /** Bytes. */
  maxSize: number;
}): Promise<string | undefined> {
  const { response, abortSignal, maxSize } = options;
  const reader = bodyReader(response);
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let size = 0;
  try {
    while (size <= maxSize) {
      const bytes = await untilAborted({ promise: reader.read(), abortSignal });
      if (bytes === undefined) return pieces.join('') + decoder.decode();
      size += bytes.length;
      pieces.push(decoder.decode(bytes, { stream: true }));
    }
    return undefined;
  } finally {
    void reader.cancel();
  }
}
