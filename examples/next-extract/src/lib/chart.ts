import type { JsonObject, JsonValue } from './json-value.ts';
import { cellOf, cellText, type Column, type Table } from './tables.ts';

export interface Bar {
  label: string;
  value: number;
  /** Where it begins and how far it goes, in percent of the panel. */
  start: number;
  width: number;
}

/** The bars of one column. Each column has a scale of its own: quantities and prices have nothing in common. */
export interface Panel {
  title: string;
  bars: readonly Bar[];
}

/** The charts of a table. */
export interface Chart {
  title: string;
  panels: readonly Panel[];
  /** Columns with numbers, and rows, that are not shown. */
  hiddenColumns: number;
  hiddenRows: number;
}

/** As many as there are colours. */
export const MOST_PANELS = 4;

const MOST_BARS = 30;

/** A chart for each table with numbers in it. Half-written rows have to be left out before: their numbers still grow. */
export function chartsOf(tables: readonly Table[]): Chart[] {
  const lists = tables.filter(({ isList }) => isList).map(chartOfList);
  const fields = tables.filter(({ isList }) => !isList).map(chartOfFields);
  return [...lists, ...fields].filter(({ panels }) => panels.length > 0);
}

function chartOfList({ title, columns, rows }: Table): Chart {
  const numeric = columns.filter(column => hasNumbersOnly(column, rows));
  const labels = columns.find(column => !numeric.includes(column));
  const shown = rows.slice(0, MOST_BARS);
  const panels = numeric.slice(0, MOST_PANELS).map(column => ({
    title: column.title,
    bars: barsOf(
      shown.map((row, index) => ({
        label: (labels && cellText(cellOf(row, labels))) || `${index + 1}`,
        value: cellOf(row, column),
      })),
    ),
  }));
  return {
    title,
    panels,
    hiddenColumns: numeric.length - panels.length,
    hiddenRows: rows.length - shown.length,
  };
}

/** The numbers of an object side by side; a single one has nothing to stand beside. */
function chartOfFields({ title, columns, rows: [row = {}] }: Table): Chart {
  const bars = barsOf(columns.map(column => ({ label: column.title, value: cellOf(row, column) })));
  const panels = bars.length > 1 ? [{ title, bars }] : [];
  return { title, panels, hiddenColumns: 0, hiddenRows: 0 };
}

function hasNumbersOnly(column: Column, rows: readonly JsonObject[]): boolean {
  const values = rows.map(row => cellOf(row, column) ?? null).filter(value => value !== null);
  return values.length > 0 && values.every(value => typeof value === 'number');
}

function barsOf(entries: readonly { label: string; value: JsonValue | undefined }[]): Bar[] {
  const numbers = entries.flatMap(({ label, value }) =>
    typeof value === 'number' ? [{ label, value }] : [],
  );
  const values = numbers.map(({ value }) => value);
  const lowest = Math.min(0, ...values);
  const span = Math.max(0, ...values) - lowest || 1;
  return numbers.map(({ label, value }) => ({
    label,
    value,
    start: ((Math.min(0, value) - lowest) / span) * 100,
    width: (Math.abs(value) / span) * 100,
  }));
}
