import type { Range } from './range.js';

/** What a model says over several lines, as one text. */
export interface SpokenText {
  text: string;
  /** Where a part of the text stands in the answer: in several places when it is in several lines. */
  rangesOf: (part: Range) => Range[];
}

/** Fields of which an answer in lines has a piece in each line. */
const SPOKEN =
  /"(?<name>content|thinking|response|reasoning|reasoning_content|arguments|token|text)"\s*:\s*"(?<text>(?:[^"\\]|\\.)*)"/dgs;

/** What was said in pieces in an answer of lines: a key that a model repeats may be spread over several. */
export function spokenTexts(answer: string): SpokenText[] {
  const pieces = new Map<string, Range[]>();
  for (const { groups, indices } of answer.matchAll(SPOKEN)) {
    const [start, end] = indices?.groups?.['text'] ?? [0, 0];
    const name = groups?.['name'] ?? '';
    const ranges = pieces.get(name);
    if (ranges === undefined) pieces.set(name, [{ start, end }]);
    else ranges.push({ start, end });
  }
  return [...pieces.values()]
    .filter(ranges => ranges.length > 1)
    .map(ranges => ({
      text: ranges.map(({ start, end }) => answer.slice(start, end)).join(''),
      rangesOf: part => partsOf(ranges, part),
    }));
}

function partsOf(pieces: readonly Range[], part: Range): Range[] {
  const parts: Range[] = [];
  let position = 0;
  for (const { start, end } of pieces) {
    const from = Math.max(part.start, position);
    const to = Math.min(part.end, position + end - start);
    if (from < to) parts.push({ start: start + from - position, end: start + to - position });
    position += end - start;
  }
  return parts;
}
