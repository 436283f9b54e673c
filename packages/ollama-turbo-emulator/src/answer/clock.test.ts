import { expect, test } from 'vitest';
import { Clock, goTime } from './clock.js';

test.each([
  [0n, '1970-01-01T00:00:00Z'],
  [1_795_392_943_100_000_000n, '2026-11-23T00:15:43.1Z'],
  [1_795_392_943_001_020_300n, '2026-11-23T00:15:43.0010203Z'],
  [1_795_392_943_123_456_789n, '2026-11-23T00:15:43.123456789Z'],
])('%i nanoseconds are %s', (time, text) => {
  expect(goTime(time)).toBe(text);
});

test('the clock never shows a time twice', () => {
  const clock = new Clock();
  const times = Array.from({ length: 1000 }, () => clock.now());
  expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0n))).toBe(true);
});
