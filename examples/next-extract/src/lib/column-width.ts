import { cellOf, cellText, type Column, type Table } from './tables.ts';

/** How much room a column takes at least, in CSS; what is left over goes to the columns that can use it. */
export interface ColumnWidth {
  least: string;
  isElastic: boolean;
}

const LEAST_TEXT = '6rem';
const ADDRESS = '11rem';

/** Characters of a number, such as 12345.67. */
const LEAST_NUMBER = 8;

/** What stands beside the text of a cell. */
const PADDING = '1rem';

/**
 * How wide the columns of a list are. The browser would make them as wide as what stands in them, so that they move with
 * each character that is written; this is known from the schema, and grows only for a number that is longer than most.
 */
export function columnWidths({ columns, rows }: Pick<Table, 'columns' | 'rows'>): ColumnWidth[] {
  return columns.map(column => {
    if (column.isAddress) return { least: ADDRESS, isElastic: false };
    if (!column.isNumber) return { least: LEAST_TEXT, isElastic: true };
    const longest = [LEAST_NUMBER, longestWord(column.title), longestNumber(column, rows)];
    return { least: `calc(${Math.max(...longest)}ch + ${PADDING})`, isElastic: false };
  });
}

function longestWord(title: string): number {
  return Math.max(...title.split(' ').map(word => word.length));
}

/** A number that is broken in two would be read as two. */
function longestNumber(column: Column, rows: Table['rows']): number {
  const numbers = rows.map(row => cellOf(row, column)).filter(value => typeof value === 'number');
  return numbers.reduce((longest, value) => Math.max(longest, cellText(value).length), 0);
}
