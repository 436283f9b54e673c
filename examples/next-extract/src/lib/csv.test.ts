import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import type { JsonObject } from './json-value.ts';
import { tablesOf } from './tables.ts';

function csvOfRows(rows: JsonObject[]): string[] {
  const [table] = tablesOf({}, { rows });
  return table ? csvOf(table).split('\r\n') : [];
}

test('rows become lines, with a mark for spreadsheets in front', () => {
  expect(csvOfRows([{ name: 'Tea', price: 6.9, stock: 0 }, { name: 'Zoë 🏛' }])).toEqual([
    '\uFEFFname,price,stock',
    'Tea,6.9,0',
    'Zoë 🏛,,',
    '',
  ]);
});

test('commas, quotation marks and line ends stay inside their cell', () => {
  expect(csvOfRows([{ a: 'x, "y"', b: 'one\ntwo' }])).toEqual([
    '\uFEFFa,b',
    '"x, ""y""","one\ntwo"',
    '',
  ]);
});

test('no text is run as a formula, and numbers stay numbers', () => {
  const texts = ['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', 'a=1', '=HYPERLINK("x","y")'];
  const lines = csvOfRows(texts.map(text => ({ text, number: -3 })));
  expect(lines.slice(1, -1)).toEqual([
    "'=1+1,-3",
    "'+1,-3",
    "'-2,-3",
    "'@SUM(A1),-3",
    "'\t=1,-3",
    'a=1,-3',
    '"\'=HYPERLINK(""x"",""y"")",-3',
  ]);
  expect(csvOfRows([{ '=cmd': 1 }])[0]).toBe("\uFEFF'=cmd");
});

test('inner objects and lists have a place', () => {
  const [fields] = tablesOf({}, { to: { city: 'Oslo' }, tags: ['a', 'b'], odd: [{}, 1] });
  expect(fields && csvOf(fields)).toBe('\uFEFFto.city,tags,odd\r\nOslo,"a, b","[{},1]"\r\n');
});
