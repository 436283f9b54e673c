import { jsonrepair } from 'jsonrepair';
import { LooseJson } from './loose-json.js';

/**
 * Mends the punctuation and spelling of an object or array: commas that are missing or too many, comments, quotes,
 * unquoted keys, `True` and `None`. Gives undefined where that would take a guess at a value.
 *
 * The library goes further: it closes what was cut off, fills gaps with null and quotes bare words. So every value has
 * to be written out in the original, and the result has to have as many brackets, texts and nulls.
 */
export function repairJson(written: string): string | undefined {
  const original = trace(written);
  if (!original.isWhole) return undefined;
  try {
    const repaired = jsonrepair(written);
    const result = trace(repaired);
    return isSameValue(original, result) ? repaired : undefined;
  } catch {
    // Beyond repair, or nested too deeply for it.
    return undefined;
  }
}

/** Told by what they consist of: where the library takes a text to end elsewhere, one of these differs. */
function isSameValue(first: LooseJson, second: LooseJson): boolean {
  return (
    first.brackets === second.brackets &&
    first.scalars === second.scalars &&
    first.nulls === second.nulls
  );
}

function trace(text: string): LooseJson {
  const reader = new LooseJson();
  for (let index = 0; index < text.length; index += 1) reader.push(text.charAt(index));
  return reader;
}
