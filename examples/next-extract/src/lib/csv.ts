import type { JsonValue } from './json-value.ts';
import { cellOf, cellText, type Table } from './tables.ts';

/** Without it, Excel takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A table as CSV (RFC 4180), to be opened in a spreadsheet without running anything. */
export function csvOf({ columns, rows }: Table): string {
  const header = columns.map(({ path }) => field(path.join('.')));
  const lines = rows.map(row => columns.map(column => field(cellOf(row, column))));
  return BYTE_ORDER_MARK + [header, ...lines].map(cells => `${cells.join(',')}\r\n`).join('');
}

function field(value: JsonValue | undefined): string {
  const text = typeof value === 'number' ? String(value) : withoutFormula(cellText(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that begins like a formula would be run as one: an apostrophe makes a text of it. */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
