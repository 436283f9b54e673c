import { describe, expect, test } from 'vitest';
import { textForPattern } from './pattern-text.js';

describe('a text for a pattern', () => {
  test.each([
    ['^ORD-\\d{4}$', 'ORD-4444'],
    ['^[a-z]+$', 'a'],
    ['^(foo|bar)$', 'foo'],
    ['^a|b$', 'a'],
    ['^\\+?[1-9]\\d{1,14}$', '14'],
    ['^[A-Z]{2,3}-(?:\\d|x){3}$', 'AA-444'],
    ['^(?<year>\\d{4})\\s\\w$', '4444 a'],
    ['[\\w-.]+@x', 'a@x'],
    ['^[^abc]{3}$', 'AAA'],
    ['^#[0-9a-fA-F]{6}$', '#000000'],
    ['^.*$', ''],
    ['\\.\\(\\)', '.()'],
    ['^[\\]x]$', ']'],
  ])('%s', (pattern, text) => {
    expect(textForPattern(pattern, 0)).toBe(text);
  });

  test('is as long as it has to be', () => {
    expect(textForPattern('^[a-z]{2,9}$', 6)).toBe('aaaaaa');
    expect(textForPattern('^x+$', 3)).toBe('xxx');
  });

  test.each(['^(a)\\1$', '^(?=b)a$', '^(', '^\\p{Lu}$'])(
    'is not made up where the pattern is too much: %s',
    pattern => {
      expect(textForPattern(pattern, 0)).toBeUndefined();
    },
  );
});
