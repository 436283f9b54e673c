/** Characters that are read at once: with a schema and an answer they fit the 128,000 tokens of gpt-oss. */
export const MOST_CHARACTERS = 100_000;

/** Bytes of a file. */
export const MOST_FILE_BYTES = 1_000_000;

/** Characters of a schema. */
export const MOST_SCHEMA_CHARACTERS = 20_000;

/** Whole numbers with separators, the same on the server and in every browser. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}

/** What is wrong with a text that is to be read, `undefined` when nothing is. */
export function checkText(text: string): string | undefined {
  if (text.trim() === '') return 'There is no text yet. Paste some, or choose a file.';
  if (text.length <= MOST_CHARACTERS) return undefined;
  return `The text has ${grouped(text.length)} characters; ${grouped(MOST_CHARACTERS)} can be read at once. Shorten it, or extract from one part after the other.`;
}
