import { describe, expect, test } from 'vitest';
import { growingPath, isSamePath, pathText, startsWith, type JsonValue } from './json-value.ts';

describe('the place that a value has come to', () => {
  test.each<[JsonValue | undefined, string]>([
    [undefined, ''],
    [3, ''],
    [{}, ''],
    [{ a: 1, b: 'x' }, 'b'],
    [{ a: [] }, 'a'],
    [{ a: [{ b: 'x' }, { b: 'y', c: { d: null } }] }, 'a[1].c.d'],
  ])('of %j is %s', (value, place) => {
    expect(pathText(growingPath(value))).toBe(place);
  });
});

test('paths are compared step by step', () => {
  expect(isSamePath(['a', 0], ['a', 0])).toBe(true);
  expect(isSamePath(['a', 0], ['a'])).toBe(false);
  expect(startsWith(['a', 0, 'b'], ['a', 0])).toBe(true);
  expect(startsWith(['a', 1], ['a', 0])).toBe(false);
});
