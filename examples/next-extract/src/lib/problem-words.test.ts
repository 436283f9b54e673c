import { expect, test } from 'vitest';
import { readProblem } from './problem-words.ts';

test.each([
  [
    '/lines/1: Instance does not have required property "total".',
    { place: 'lines[1]', words: '“total” is missing.' },
  ],
  [
    '/lines/0/total: Instance type "string" is invalid. Expected "number", "null".',
    { place: 'lines[0].total', words: 'This is a text, and has to be a number or null.' },
  ],
  [
    '/kind: Instance does not match any of ["a","b"].',
    { place: 'kind', words: 'This has to be one of ["a","b"].' },
  ],
  ['/a~1b: Nothing may stand here.', { place: 'a/b', words: 'The schema has no such property.' }],
  [
    '/lines: Array has too few items (0 < 1).',
    { place: 'lines', words: 'Array has too few items (0 < 1).' },
  ],
  ['There is no JSON in it.', { place: '', words: 'There is no JSON in it.' }],
])('%s', (text, problem) => {
  expect(readProblem(text)).toEqual(problem);
});
