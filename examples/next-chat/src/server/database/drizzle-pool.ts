import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import { isDatabaseError } from './database-error.ts';

/**
 * Drizzle over a pool, each of whose transactions gives its connection back, whatever happens. By itself Drizzle keeps one
 * for good whose `begin` fails, as when it has gone silent, so that after some of these a process would never again get
 * any. A connection that has failed is closed.
 */
export function drizzlePool(pool: Pool) {
  const database = drizzle(pool);
  database.transaction = async (work, config) => {
    const client = await pool.connect();
    let isBroken = false;
    try {
      return await drizzle(client).transaction(work, config);
    } catch (error) {
      isBroken = isDatabaseError(error);
      throw error;
    } finally {
      client.release(isBroken);
    }
  };
  return database;
}
