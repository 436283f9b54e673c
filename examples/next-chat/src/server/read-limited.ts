import { unreadable } from './notices/notices.ts';

/** How much of a body that is too large is still read: browsers hear an answer only when their body was taken. */
const MOST_DISCARDED = 100_000_000;

/**
 * Reads the body of a request, and keeps no more than a limit.
 *
 * @throws NoticeError when the body breaks off
 * @returns without `bytes` when the body is larger; without `size`, too, when it is so large that nobody counted to its end
 */
export async function readLimited(
  request: Request,
  limit: number,
): Promise<{ bytes?: Uint8Array; size?: number }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (size > MOST_DISCARDED) return {};
    }
  } catch {
    // The connection ended, or was ended by the reader.
    throw unreadable('the request broke off');
  }
  return size > limit ? { size } : { bytes: Buffer.concat(chunks), size };
}
