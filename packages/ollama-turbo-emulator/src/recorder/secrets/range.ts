/** A part of a text. */
export interface Range {
  start: number;
  end: number;
}

/** A text whose ranges, which may overlap, are replaced. */
export function replaceRanges(options: {
  text: string;
  ranges: readonly Range[];
  replace: (found: string) => string;
}): string {
  const { text, ranges, replace } = options;
  let result = '';
  let end = 0;
  for (const range of merged(ranges)) {
    result += text.slice(end, range.start) + replace(text.slice(range.start, range.end));
    end = range.end;
  }
  return result + text.slice(end);
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last === undefined || range.start >= last.end) result.push({ ...range });
    else last.end = Math.max(last.end, range.end);
  }
  return result;
}
