import { jsonrepair } from 'jsonrepair';
import { LooseJson } from './loose-json.js';

/**
 * Mends the punctuation and spelling of an object or array: commas that are missing or too many, comments, quotes,
 * unquoted keys, `True` and `None`. Gives undefined where that would take a guess at a value.
 *
 * The library goes further: it closes what was cut off, fills gaps with null and quotes bare words. So the result has to
 * have the brackets and the nulls of the original, and nothing else than texts, numbers and literals may stand there.
 */
export function repairJson(written: string): string | undefined {
  const original = trace(written);
  if (!original.isWhole) return undefined;
  try {
    const repaired = jsonrepair(written);
    const result = trace(repaired);
    const isSame = result.brackets === original.brackets && result.nulls === original.nulls;
    return isSame ? repaired : undefined;
  } catch {
    // Beyond repair, or nested too deeply for it.
    return undefined;
  }
}

function trace(text: string): LooseJson {
  const reader = new LooseJson();
  for (let index = 0; index < text.length; index += 1) reader.push(text.charAt(index));
  return reader;
}
