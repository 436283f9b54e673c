import type { Range } from './range.js';
import { toBinaryText } from '../form/binary-text.js';

/** A text as it is meant, and where each character of it stands in the text as it is written. */
export interface SpelledText {
  plain: string;
  /** Where a part of `plain` stands, with the backslashes that belong to it. */
  rangeOf: (part: Range) => Range;
}

/** `\/`, `\u002B` and `\n`, also in a text within JSON within JSON, and `%2B`. */
const SPELLING = /\\*%(?<byte>[\da-f]{2})|\\+u(?<unit>[\da-f]{4})|\\+[nrtbf]|\\+/gi;

/**
 * Reads a text however JSON or a URL spells it. The text has a character for each byte, and so has what comes of it.
 *
 * Backslashes are left out, also real ones: how many are written for one depends on how deep a text is nested. What JSON
 * writes for white space is a blank.
 */
export function spellOut(text: string): SpelledText {
  if (!/[\\%]/.test(text)) return { plain: text, rangeOf: part => part };
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  const pieces: string[] = [];
  let count = 0;
  const put = (characters: string, range: (index: number) => Range) => {
    pieces.push(characters);
    for (let index = 0; index < characters.length; index += 1) {
      const { start, end } = range(index);
      starts[count] = start;
      ends[count] = end;
      count += 1;
    }
  };
  let end = 0;
  let escapes = 0;
  const putRun = (until: number) => {
    const [start, backslashes] = [end, escapes];
    put(text.slice(start, until), index => ({
      start: start + index - (index === 0 ? backslashes : 0),
      end: start + index + 1,
    }));
  };
  for (const match of text.matchAll(SPELLING)) {
    putRun(match.index);
    end = match.index + match[0].length;
    escapes = /^\\+$/.test(match[0]) ? match[0].length : 0;
    const whole = { start: match.index, end };
    if (escapes === 0) put(charactersOf(match), () => whole);
  }
  putRun(text.length);
  return {
    plain: pieces.join(''),
    rangeOf: part => ({ start: starts[part.start] ?? 0, end: ends[part.end - 1] ?? 0 }),
  };
}

function charactersOf(match: RegExpExecArray): string {
  const { byte, unit } = match.groups ?? {};
  if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16));
  if (unit === undefined) return ' ';
  const character = String.fromCharCode(Number.parseInt(unit, 16));
  return toBinaryText(new TextEncoder().encode(character));
}
