/** How much of the allowed text may be given up for an end between two words. */
const BOUNDARY_SHARE = 0.2;

/**
 * Cuts a text that is too long where a word ends, and says there how much is missing. That note comes on top of
 * `maxLength`.
 *
 * @param options.maxLength in characters (UTF-16 code units); a character that takes two of them stays whole
 */
export function cutText({ text, maxLength }: { text: string; maxLength: number }): string {
  if (text.length <= maxLength) return text;
  const kept = text.slice(0, findEnd(text, maxLength)).trimEnd();
  return `${kept}\n\n[Cut here: the first ${kept.length} of ${text.length} characters are shown.]`;
}

function findEnd(text: string, maxLength: number): number {
  const start = Math.ceil(maxLength * (1 - BOUNDARY_SHARE));
  // One character more, for a word that ends exactly at the limit.
  const gap = text.slice(start, maxLength + 1).search(/\s\S*$/);
  if (gap !== -1) return start + gap;
  return isPair(text, maxLength) ? maxLength - 1 : maxLength;
}

/** Whether the code units before and after an index are one character. */
function isPair(text: string, index: number): boolean {
  return (text.codePointAt(index - 1) ?? 0) > 0xff_ff;
}
