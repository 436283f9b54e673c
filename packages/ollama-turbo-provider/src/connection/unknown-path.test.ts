import { expect, it } from 'vitest';
import { saysUnknownPath } from './unknown-path.js';

it.each([
  '404 page not found',
  'path "/api/experimental/web_search" not found',
  'path not found',
  'Not Found',
  '404 Not Found',
  'Route POST:/api/web_search not found',
  'Cannot POST /api/web_search',
])('%j is said of an unknown path', text => {
  expect(saysUnknownPath(text)).toBe(true);
});

it.each(['', 'could not fetch "https://a.com/path not found"', 'the page was not found'])(
  '%j is not',
  text => {
    expect(saysUnknownPath(text)).toBe(false);
  },
);
