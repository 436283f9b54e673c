/** A text cut the way a model streams it: words with the white space before them, long ones in pieces. */
export function toTokens(text: string): string[] {
  return text.match(/\s*\S{1,12}|\s+/gu) ?? [];
}

/** Roughly how many tokens a text has. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
