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
  return Math.ceil(characters / 4);
}

/** Roughly how many tokens a text has. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
