/** On average. */
const CHARACTERS_PER_TOKEN = 4;

/** A text cut the way a model streams it: words with the white space before them, long ones in pieces. */
export function toTokens(text: string): string[] {
  return text.match(/\s*\S{1,12}|\s+/gu) ?? [];
}

/** Roughly how many tokens a JSON value has; one nested as deeply as Go reads, which is too much for the call stack. */
export function countJsonTokens(value: unknown): number {
  const open = [value];
  let characters = 0;
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) characters += String(next).length + 2;
    else open.push(...Object.keys(next), ...Object.values(next));
  }
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}

/** Roughly how many tokens a text has. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** As much of a text as fits into so many tokens; does not end inside a character. */
export function firstTokens(text: string, count: number): string {
  return text.slice(0, count * CHARACTERS_PER_TOKEN).replace(/[\ud800-\udbff]$/, '');
}
