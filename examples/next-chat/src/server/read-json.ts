import type { z } from 'zod';
import { tooLong, unreadable } from './notices/notices.ts';
import { readLimited } from './read-limited.ts';

/** More than the longest question has, also where each of its characters takes several bytes. */
const MOST_BYTES = 8_000_000;

/**
 * Reads the JSON of a request.
 *
 * @throws NoticeError when it is too long, or not what the schema says
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  // Browsers ask before they send JSON to another site's server, and need not ask for plain text.
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) throw unreadable('not sent as application/json');
  const { bytes } = await readLimited(request, MOST_BYTES);
  if (!bytes) throw tooLong();
  const result = schema.safeParse(parse(bytes));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw unreadable(`${issue?.path.join('.')}: ${issue?.message}`);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw unreadable('not valid JSON');
  }
}
