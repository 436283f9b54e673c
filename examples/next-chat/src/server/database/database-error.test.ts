import { expect, test } from 'vitest';
import {
  databaseErrorCode,
  describeDatabaseError,
  isDatabaseError,
  sqlState,
} from './database-error.ts';

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
  code: 'ECONNREFUSED',
});
const readOnly = Object.assign(new Error('cannot execute INSERT in a read-only transaction'), {
  code: '25006',
  severity: 'ERROR',
});
const around = (cause: unknown) =>
  Object.assign(new Error('Failed query: insert into …\nparams: secret', { cause }), {
    query: 'insert into …',
    params: ['secret'],
  });

test.each([
  [refused, 'connect ECONNREFUSED 127.0.0.1:1'],
  [new AggregateError([refused]), 'connect ECONNREFUSED 127.0.0.1:1'],
  [around(refused), 'connect ECONNREFUSED 127.0.0.1:1'],
  [readOnly, 'cannot execute INSERT in a read-only transaction'],
  [around(readOnly), 'cannot execute INSERT in a read-only transaction'],
  [new Error('Connection terminated unexpectedly'), 'Connection terminated unexpectedly'],
  [Object.assign(new Error('disk full'), { query: 'x', params: [] }), 'disk full'],
  [around(undefined), 'unknown'],
])('%o is an error of the database: %s', (error, words) => {
  expect(isDatabaseError(error)).toBe(true);
  expect(describeDatabaseError(error)).toBe(words);
});

test.each([
  [refused, 'ECONNREFUSED'],
  [new AggregateError([refused]), 'ECONNREFUSED'],
  [around(readOnly), '25006'],
  [new Error('Connection terminated unexpectedly'), undefined],
])('%o has the code %s', (error, code) => {
  expect(databaseErrorCode(error)).toBe(code);
});

test('other errors are none', () => {
  expect(isDatabaseError(new TypeError('fetch failed'))).toBe(false);
  expect(isDatabaseError('nothing')).toBe(false);
});

test('a database that takes no changes is known by its code', () => {
  expect(sqlState(around(readOnly))).toBe('25006');
  expect(sqlState(refused)).toBeUndefined();
});
