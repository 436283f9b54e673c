import { describe, expect, test } from 'vitest';
import { chartsOf } from './chart.ts';
import type { JsonObject } from './json-value.ts';
import { tablesOf } from './tables.ts';

const chartsOfValue = (value: JsonObject) => chartsOf(tablesOf({}, value));

describe('the chart', () => {
  test('has a panel with a scale of its own for each column of numbers', () => {
    const rows = [
      { name: 'Tea', price: 6, stock: 100 },
      { name: 'Coffee', price: 12, stock: 25 },
    ];
    expect(chartsOfValue({ rows })).toEqual([
      {
        title: 'Rows',
        panels: [
          {
            title: 'Price',
            bars: [
              { label: 'Tea', value: 6, start: 0, width: 50 },
              { label: 'Coffee', value: 12, start: 0, width: 100 },
            ],
          },
          {
            title: 'Stock',
            bars: [
              { label: 'Tea', value: 100, start: 0, width: 100 },
              { label: 'Coffee', value: 25, start: 0, width: 25 },
            ],
          },
        ],
        hiddenColumns: 0,
        hiddenRows: 0,
      },
    ]);
  });

  test('begins at zero, from which negative numbers go to the left', () => {
    const [chart] = chartsOfValue({ rows: [{ change: -1 }, { change: 3 }, { change: 0 }] });
    expect(chart?.panels[0]?.bars).toEqual([
      { label: '1', value: -1, start: 0, width: 25 },
      { label: '2', value: 3, start: 25, width: 75 },
      { label: '3', value: 0, start: 25, width: 0 },
    ]);
  });

  test('leaves out values that are not there, and columns with anything but numbers', () => {
    const rows = [
      { name: 'a', size: 1, price: 'cheap' },
      { name: 'b', price: 3 },
    ];
    const [chart] = chartsOfValue({ rows: rows as JsonObject[] });
    expect(chart?.panels.map(({ title, bars }) => [title, bars.length])).toEqual([['Size', 1]]);
  });

  test('shows the numbers of the object itself, when there are two at least', () => {
    expect(chartsOfValue({ total: 3, name: 'a' })).toEqual([]);
    const [chart] = chartsOfValue({ tax: 1, total: 4, name: 'a' });
    expect(chart?.panels[0]?.bars.map(({ label, width }) => [label, width])).toEqual([
      ['Tax', 25],
      ['Total', 100],
    ]);
  });

  test('tells what it leaves out', () => {
    const rows = Array.from({ length: 35 }, () => ({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }));
    const [chart] = chartsOfValue({ rows });
    expect({ ...chart, panels: chart?.panels.length }).toEqual({
      title: 'Rows',
      panels: 4,
      hiddenColumns: 2,
      hiddenRows: 5,
    });
  });

  test('is not there without numbers', () => {
    expect(chartsOfValue({ rows: [{ name: 'a' }], name: 'b' })).toEqual([]);
    expect(chartsOfValue({ rows: [] })).toEqual([]);
  });
});
