/** How a JSON text differs from the one before it: what is kept of its beginning, and what follows. */
export interface JsonChange {
  keep: number;
  text: string;
}

/**
 * Tells of a value that grows only what has changed. Each partial of an answer repeats all of the ones before it; sent
 * as they are, a long answer would be sent over and over again.
 */
export class GrowingJson {
  private text = '';

  /** What has changed; `undefined` when nothing has. */
  change(value: unknown): JsonChange | undefined {
    const before = this.text;
    this.text = JSON.stringify(value);
    if (this.text === before) return undefined;
    const keep = commonLength(before, this.text);
    return { keep, text: this.text.slice(keep) };
  }
}

/** The text behind a change, from the one before it. */
export function applyChange(before: string, { keep, text }: JsonChange): string {
  return before.slice(0, keep) + text;
}

function commonLength(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length += 1;
  return length;
}
