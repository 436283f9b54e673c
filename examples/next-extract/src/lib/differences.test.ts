import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json-value.ts';
import { differencesOf, DifferingPlaces } from './differences.ts';

test('what differs is told with its place', () => {
  const first: JsonObject = {
    total: '12',
    lines: [{ text: 'Tea', price: 1 }, { text: 'Cup' }],
    note: 'x',
  };
  const second = { date: '2026', total: 12, lines: [{ text: 'Tea', price: 2 }] };
  expect(differencesOf(first, second)).toEqual([
    { path: ['date'], first: undefined, second: '"2026"' },
    { path: ['total'], first: '"12"', second: '12' },
    { path: ['lines', 0, 'price'], first: '1', second: '2' },
    { path: ['lines', 1], first: '{"text":"Cup"}', second: undefined },
    { path: ['note'], first: '"x"', second: undefined },
  ]);
});

test('nothing is told of what is the same', () => {
  expect(differencesOf({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  expect(differencesOf({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]);
});

test('values of different kinds differ as a whole', () => {
  expect(differencesOf(undefined, {})).toEqual([{ path: [], first: undefined, second: '{}' }]);
  expect(differencesOf({ a: [] }, { a: {} })).toEqual([{ path: ['a'], first: '[]', second: '{}' }]);
});

describe('places that differ', () => {
  const places = new DifferingPlaces([
    { path: ['total'] },
    { path: ['lines', 0, 'price'] },
    { path: ['lines', 1] },
  ]);

  test('are known by themselves, and by what holds them', () => {
    expect([places.has(['total']), places.has(['lines']), places.has(['tot'])]).toEqual([
      true,
      false,
      false,
    ]);
    expect([places.hasInside([]), places.hasInside(['lines', 0])]).toEqual([true, true]);
    expect(places.hasInside(['total'])).toBe(false);
  });

  test('are touched from inside and from outside', () => {
    const paths = [['total'], ['lines'], ['lines', 1, 'text'], ['lines', 0, 'text'], ['date']];
    expect(paths.map(path => places.touches(path))).toEqual([true, true, true, false, false]);
  });

  test('are none where two objects differ as a whole', () => {
    const none = new DifferingPlaces([{ path: [] }]);
    expect([none.has([]), none.touches(['a'])]).toEqual([false, false]);
  });

  test('are not mixed up where a name looks like a path', () => {
    const odd = new DifferingPlaces([{ path: ['a.b'] }]);
    expect([odd.has(['a.b']), odd.touches(['a', 'b'])]).toEqual([true, false]);
  });
});
