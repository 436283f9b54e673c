import type { ObjectOutcome } from './sdk.ts';

/**
 * Reads the `fullStream` of `streamObject`, which all majors have. The object is the last partial one: that it grew is
 * what an app shows.
 *
 * @throws what went wrong, which the stream tells in a part
 */
export async function readObjectStream(
  stream: AsyncIterable<{ readonly type: string }>,
): Promise<ObjectOutcome> {
  const outcome: ObjectOutcome = { object: undefined, finishReason: '' };
  for await (const part of stream) {
    if ('error' in part) throw part.error;
    if ('object' in part) outcome.object = part.object;
    if ('finishReason' in part) outcome.finishReason = String(part.finishReason);
  }
  return outcome;
}
