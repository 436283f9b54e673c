import { expect, test } from 'vitest';
import { nearestThinking } from './thinking-choice.ts';

test.each([
  ['levels', 'high', 'high'],
  ['levels', 'off', 'low'],
  ['levels', 'on', 'medium'],
  ['switch', 'off', 'off'],
  ['switch', 'low', 'on'],
  ['none', 'high', undefined],
] as const)('a model with %s takes %s as %s', (control, setting, nearest) => {
  expect(nearestThinking(control, setting)).toBe(nearest);
});
