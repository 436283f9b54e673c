/**
 * Whether a whole came bit by bit: each time there was what had been there before, and more. A short answer may come in one
 * piece, which says nothing. The last bit may be missing: AI SDK 4 to 6 do not show the last element of an array when the
 * end of the array comes alone.
 */
export function describeGrowth(
  partials: readonly unknown[],
  whole: unknown,
): 'grows' | 'in one piece' | 'jumps' {
  if (partials.length === 0 || !isBeginning(partials.at(-1), whole)) return 'jumps';
  if (partials.length === 1) return 'in one piece';
  const hasGrown = partials.slice(1).every((after, index) => isMore(partials[index], after));
  return hasGrown ? 'grows' : 'jumps';
}

function isMore(before: unknown, after: unknown): boolean {
  return isBeginning(before, after) && !isBeginning(after, before);
}

function isBeginning(before: unknown, after: unknown): boolean {
  if (isObject(before)) {
    return (
      isObject(after) &&
      Object.entries(before).every(
        ([name, value]) => name in after && isBeginning(value, after[name]),
      )
    );
  }
  // Numbers begin like texts: 28 was on its way to 2800000.
  return !isObject(after) && String(after).startsWith(String(before));
}

/** Of a list, too, whose names are its positions. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
