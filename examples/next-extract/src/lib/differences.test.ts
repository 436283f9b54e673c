import { expect, test } from 'vitest';
import type { JsonObject } from './json-value.ts';
import { differencesOf } from './differences.ts';

test('what differs is told with its place', () => {
  const first: JsonObject = {
    total: '12',
    lines: [{ text: 'Tea', price: 1 }, { text: 'Cup' }],
    note: 'x',
  };
  const second = { date: '2026', total: 12, lines: [{ text: 'Tea', price: 2 }] };
  expect(differencesOf(first, second)).toEqual([
    { place: 'date', first: undefined, second: '"2026"' },
    { place: 'total', first: '"12"', second: '12' },
    { place: 'lines[0].price', first: '1', second: '2' },
    { place: 'lines[1]', first: '{"text":"Cup"}', second: undefined },
    { place: 'note', first: '"x"', second: undefined },
  ]);
});

test('nothing is told of what is the same', () => {
  expect(differencesOf({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  expect(differencesOf({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]);
});

test('values of different kinds differ as a whole', () => {
  expect(differencesOf(undefined, {})).toEqual([
    { place: 'The whole', first: undefined, second: '{}' },
  ]);
  expect(differencesOf({ a: [] }, { a: {} })).toEqual([{ place: 'a', first: '[]', second: '{}' }]);
});
