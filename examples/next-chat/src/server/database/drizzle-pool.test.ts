import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { drizzlePool } from './drizzle-pool.ts';

/** A pool of one connection, which does as it is told. */
function poolOf(query: (text: string) => void) {
  const released: (boolean | Error | undefined)[] = [];
  const client = {
    query: async (text: string | { text: string }) => {
      query(typeof text === 'string' ? text : text.text);
      return { rows: [] };
    },
    release: (isBroken?: boolean) => released.push(isBroken),
  };
  const pool = { connect: async () => client, query: client.query, options: {} };
  return { pool: pool as unknown as Pool, released };
}

const silent = () => {
  throw new Error('Query read timeout');
};

test('a transaction gives its connection back', async () => {
  const asked: string[] = [];
  const { pool, released } = poolOf(text => asked.push(text));
  expect(await drizzlePool(pool).transaction(async () => 'done')).toBe('done');
  expect(asked).toEqual(['begin', 'commit']);
  expect(released).toEqual([false]);
});

test('a connection that has gone silent is closed', async () => {
  const { pool, released } = poolOf(silent);
  const work = drizzlePool(pool).transaction(async () => 'never');
  await expect(work).rejects.toThrow('Failed query: begin');
  expect(released).toEqual([true]);
});

test('a transaction that is given up for another reason leaves a good connection', async () => {
  const asked: string[] = [];
  const { pool, released } = poolOf(text => asked.push(text));
  const work = drizzlePool(pool).transaction(async () => {
    throw new TypeError('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(asked).toEqual(['begin', 'rollback']);
  expect(released).toEqual([false]);
});
