import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json-value.ts';
import { cellOf, cellText, tablesOf, type Table } from './tables.ts';

const LINES = {
  type: 'array',
  items: { type: 'object', properties: { text: { type: 'string' }, unitPrice: {} } },
};

/** The tables as a reader sees them: titles and cells. */
function seen(tables: readonly Table[]) {
  return tables.map(({ title, columns, rows }) => [
    title,
    columns.map(column => column.title),
    ...rows.map(row => columns.map(column => cellText(cellOf(row, column)))),
  ]);
}

describe('the tables of an object', () => {
  test('are known from the schema before there is a value', () => {
    const schema = { properties: { date: { title: 'Day' }, lines: LINES } };
    expect(seen(tablesOf(schema, undefined))).toEqual([
      ['Fields', ['Day'], ['']],
      ['Lines', ['Text', 'Unit price']],
    ]);
    expect(tablesOf(schema, undefined).map(({ path, isList }) => [path, isList])).toEqual([
      [[], false],
      [['lines'], true],
    ]);
  });

  test('hold what is there, and columns that the schema does not name', () => {
    const value: JsonObject = {
      date: '2026-10-14',
      lines: [
        { text: 'Flyers', unitPrice: 0 },
        { text: 'Posters', colour: 'red' },
      ],
      paid: false,
    };
    expect(seen(tablesOf({ properties: { date: {}, lines: LINES } }, value))).toEqual([
      ['Fields', ['Date', 'Paid'], ['2026-10-14', 'false']],
      ['Lines', ['Text', 'Unit price', 'Colour'], ['Flyers', '0', ''], ['Posters', '', 'red']],
    ]);
  });

  test('have the fields of inner objects as columns, and deeper lists as tables', () => {
    const address = { properties: { city: {}, zip: {} } };
    const schema = {
      properties: { order: { properties: { to: address, lines: LINES } } },
    };
    const value = { order: { to: { city: 'Oslo' }, lines: [{ text: 'Tea' }] } };
    expect(seen(tablesOf(schema, value))).toEqual([
      ['Fields', ['Order: To: City', 'Order: To: Zip'], ['Oslo', '']],
      ['Order: Lines', ['Text', 'Unit price'], ['Tea', '']],
    ]);
  });

  test('have no fields where there are only lists', () => {
    expect(seen(tablesOf({ properties: { lines: LINES } }, { lines: [] }))).toEqual([
      ['Lines', ['Text', 'Unit price']],
    ]);
    const inner = { properties: { order: { properties: { lines: LINES } } } };
    expect(seen(tablesOf(inner, {}))).toEqual([['Order: Lines', ['Text', 'Unit price']]]);
  });

  test('follow references, also those that lead in circles', () => {
    const schema = {
      properties: { people: { items: { $ref: '#/$defs/a~1b' } }, self: { $ref: '#' } },
      $defs: { 'a/b': { properties: { name: {} } } },
    };
    const tables = tablesOf(schema, {});
    expect(seen(tables.filter(({ path }) => path.length === 1))).toEqual([['People', ['Name']]]);
    expect(() => tablesOf({ properties: { a: { $ref: '#/properties/a' } } }, {})).not.toThrow();
  });

  test('keep what is no table in a cell', () => {
    const value = { tags: ['a', 'b'], mixed: [1, { a: 1 }], nothing: null, rows: [{ deep: [{}] }] };
    expect(seen(tablesOf({}, value))).toEqual([
      ['Fields', ['Tags', 'Mixed', 'Nothing'], ['a, b', '[1,{"a":1}]', '']],
      ['Rows', ['Deep'], ['[{}]']],
    ]);
  });

  test('are the same for half a value as for a wrong one', () => {
    expect(seen(tablesOf({ properties: { lines: LINES } }, { lines: 'none' }))).toEqual([
      ['Fields', ['Lines'], ['none']],
    ]);
    expect(tablesOf({}, [1])).toEqual([]);
  });
});
