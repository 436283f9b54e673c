import { describeError } from './describe-error.ts';
import type { ObjectStreamOutcome, Usage } from './sdk.ts';

/** What `streamObject` of every major gives. Its promises are broken when the stream is. */
interface ObjectStream<SdkUsage> {
  readonly fullStream: AsyncIterable<{ readonly type: string }>;
  readonly object: PromiseLike<unknown>;
  readonly usage: PromiseLike<SdkUsage>;
}

/** Reads what `streamObject` gives, to the end of the stream. */
export async function readObjectStream<SdkUsage>(
  result: ObjectStream<SdkUsage>,
  readUsage: (usage: SdkUsage) => Usage,
): Promise<ObjectStreamOutcome> {
  const told: ObjectStreamOutcome = { partials: [], finishReason: '' };
  for await (const part of result.fullStream) {
    if ('error' in part) told.error = describeError(part.error);
    if ('object' in part) told.partials.push(part.object);
    if ('finishReason' in part) told.finishReason = String(part.finishReason);
  }
  if (told.error) return told;
  const [object, usage] = await Promise.all([result.object, result.usage]);
  return { ...told, outcome: { object, finishReason: told.finishReason, usage: readUsage(usage) } };
}
