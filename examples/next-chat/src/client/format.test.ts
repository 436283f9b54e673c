import { expect, test } from 'vitest';
import { formatBytes, formatContext, formatDuration } from './format.ts';

test.each([
  [512, '512'],
  [8192, '8k'],
  [131_072, '128k'],
  [262_144, '256k'],
  [200_000, '200k'],
  [1_048_576, '1M'],
  [1_000_000, '1M'],
])('a context of %i tokens is %s', (tokens, text) => {
  expect(formatContext(tokens)).toBe(text);
});

test.each([
  [999, '999 B'],
  [4200, '4 kB'],
  [10_000_000, '10 MB'],
  [4_240_000, '4.2 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0.4, 'less than a second'],
  [1.2, '1 s'],
  [59.4, '59 s'],
  [125, '2 min 5 s'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
