import { Refusal } from '../../refusal.js';
import { readBody } from '../../request/accept-request.js';
import type { GoType } from '../../request/go-type.js';

/** Reads a body. Throws a {@link Refusal} with Go's words for one that cannot be read, also for none. */
export function readV1Body<Body>(bytes: Uint8Array, type: GoType<Body>): Body {
  const isEmpty = new TextDecoder().decode(bytes).trim() === '';
  if (isEmpty) throw new Refusal(400, 'EOF');
  return readBody(bytes, type);
}
