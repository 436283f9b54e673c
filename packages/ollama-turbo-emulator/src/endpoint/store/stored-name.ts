import { Refusal } from '../../refusal.js';
import { goQuote } from '../../request/go-quote.js';
import { parseModelName, type ModelName } from '../../request/model-name.js';

/**
 * The name of a model in a daemon's own store. Throws a {@link Refusal} that names the field for one that cannot be read.
 *
 * A cloud model has a key for the cloud only: the daemon's store does not know it.
 */
export function storedName(sent: string, field: string): { base: string; key: string | undefined } {
  const name = readable(sent);
  if (name === undefined) throw new Refusal(400, `${field} ${goQuote(sent)} is invalid`);
  return { base: name.base, key: name.source === 'local' ? name.key : undefined };
}

function readable(sent: string): ModelName | undefined {
  try {
    return parseModelName(sent);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
