import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test.each([
  [{ name: 'Invoice', number: undefined, state: 'fits', part: '', ending: 'json' }, 'invoice.json'],
  [
    { name: 'Own schema', number: 2, state: 'fits', part: 'order.lines', ending: 'csv' },
    'own-schema-order-lines-attempt-2.csv',
  ],
  [
    { name: 'Invoice', number: 1, state: 'misfit', part: '../x', ending: 'csv' },
    'invoice--x-attempt-1-does-not-fit.csv',
  ],
  [
    { name: 'Événements', number: undefined, state: 'stopped', part: '', ending: 'json' },
    'événements-stopped.json',
  ],
] as const)('the file of %j is %s', (options, name) => {
  expect(fileName(options)).toBe(name);
});
