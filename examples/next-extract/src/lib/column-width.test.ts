import { expect, test } from 'vitest';
import { columnWidths } from './column-width.ts';
import { tablesOf } from './tables.ts';

const SCHEMA = {
  properties: {
    lines: {
      items: {
        properties: {
          text: { type: 'string' },
          mail: { type: 'string', format: 'email' },
          unit_price: { type: 'number' },
        },
      },
    },
  },
};

function widths(lines: Record<string, string | number>[]) {
  const [table] = tablesOf(SCHEMA, { lines });
  return table && columnWidths(table).map(({ least, isElastic }) => [least, isElastic]);
}

const NUMBER = (characters: number) => `calc(${characters}ch + 1rem)`;

test('columns are as wide as the schema says, whatever stands in them', () => {
  const expected = [
    ['6rem', true],
    ['11rem', false],
    [NUMBER(8), false],
  ];
  expect(widths([])).toEqual(expected);
  expect(widths([{ text: 'a '.repeat(90), mail: 'b'.repeat(90), unit_price: 0.18 }])).toEqual(
    expected,
  );
});

test('only a long number makes its column wider, and not a text that should be one', () => {
  const long = 'too much to be said in one word';
  expect(widths([{ unit_price: 1 }, { unit_price: 123456789.25 }, { unit_price: long }])).toEqual([
    ['6rem', true],
    ['11rem', false],
    [NUMBER(12), false],
  ]);
});
