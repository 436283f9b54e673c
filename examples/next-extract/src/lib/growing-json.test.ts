import { expect, test } from 'vitest';
import { applyChange, GrowingJson } from './growing-json.ts';

test('a value that grows is told by what has changed', () => {
  const values = [
    {},
    { name: 'R' },
    { name: 'Rome 🏛' },
    { name: 'Rome 🏟' },
    { name: 'Rome 🏟' },
    { name: 'Rome', population: 2 },
    { name: 'Rome', population: 28 },
    { name: 'Rome' },
  ];
  const growing = new GrowingJson();
  let text = '';
  for (const value of values) {
    const change = growing.change(value);
    if (change) text = applyChange(text, change);
    expect(JSON.parse(text)).toEqual(value);
  }
});

test('of a long value only the end is sent', () => {
  const growing = new GrowingJson();
  growing.change({ rows: ['a'.repeat(1000), 'b'] });
  expect(growing.change({ rows: ['a'.repeat(1000), 'bc'] })).toEqual({
    keep: 1014,
    text: 'c"]}',
  });
  expect(growing.change({ rows: ['a'.repeat(1000), 'bc'] })).toBeUndefined();
});
