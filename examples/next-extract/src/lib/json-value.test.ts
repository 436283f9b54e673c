import { describe, expect, test } from 'vitest';
import {
  growingLeaf,
  growingPath,
  isSamePath,
  pathText,
  startsWith,
  type JsonValue,
} from './json-value.ts';

describe('the place that a value has come to', () => {
  test.each<[JsonValue | undefined, string, JsonValue | undefined]>([
    [undefined, '', undefined],
    [3, '', 3],
    [{}, '', {}],
    [{ a: 1, b: 'x' }, 'b', 'x'],
    [{ a: [] }, 'a', []],
    [{ a: ['x', 'y'] }, 'a[1]', 'y'],
    [{ a: [{ b: 'x' }, { b: 'y', c: { d: null } }] }, 'a[1].c.d', null],
  ])('of %j is “%s”, and there is %j', (value, place, leaf) => {
    expect(pathText(growingPath(value))).toBe(place);
    expect(growingLeaf(value)).toEqual(leaf);
  });
});

test('paths are compared step by step', () => {
  expect(isSamePath(['a', 0], ['a', 0])).toBe(true);
  expect(isSamePath(['a', 0], ['a'])).toBe(false);
  expect(startsWith(['a', 0, 'b'], ['a', 0])).toBe(true);
  expect(startsWith(['a', 1], ['a', 0])).toBe(false);
});
