import { expect, test } from 'vitest';
import { tidyTitle } from './make-title.ts';

test.each([
  ['Humming llamas', 'Humming llamas'],
  ['"Humming llamas."', 'Humming llamas'],
  ['# Title: **Humming llamas**\n\nMore.', 'Humming llamas'],
  ['«Сад камней»', 'Сад камней'],
  ['C++ in an hour', 'C++ in an hour'],
  ['', undefined],
  ['**', undefined],
  ['I would be glad to help you with a title for this conversation about llamas', undefined],
])('of %j the title is %j', (text, title) => {
  expect(tidyTitle(text)).toBe(title);
});
