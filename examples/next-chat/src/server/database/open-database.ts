import { PGlite } from '@electric-sql/pglite';
import { eq, sql } from 'drizzle-orm';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { Client, Pool } from 'pg';
import { join } from 'node:path';
import { sqlState } from './database-error.ts';
import { drizzlePool } from './drizzle-pool.ts';
import { lockFolder } from './lock-folder.ts';
import { messages } from './schema.ts';

/** PostgreSQL's dialect, whoever speaks it. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface OpenDatabase {
  database: Database;
  close: () => Promise<void>;
}

/** Any number that no other program takes for the same database. */
const MIGRATION_LOCK = 7_234_115;

/** Who waits for a page should soon see that the database is gone. */
const CONNECTION_TIMEOUT = 5000;
const QUERY_TIMEOUT = 15_000;

const READ_ONLY = '25006';

/** Opens the PostgreSQL behind a URL, with the schema brought up to date; several processes may do so at once. */
export async function openPostgres(options: {
  url: string;
  migrationsFolder: string;
}): Promise<OpenDatabase> {
  const { url, migrationsFolder } = options;
  await migratePostgres(url, migrationsFolder);
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    query_timeout: QUERY_TIMEOUT,
    keepAlive: true,
  });
  // A connection that breaks, idle or in use, fails the queries on it; as an event that nobody hears it would end the process.
  pool.on('error', ignore);
  pool.on('connect', client => client.on('error', ignore));
  return { database: drizzlePool(pool), close: async () => pool.end() };
}

async function migratePostgres(url: string, migrationsFolder: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
  });
  client.on('error', ignore);
  await client.connect();
  try {
    // Processes that are started together wait here for the first; the lock ends with the connection.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migratePg(drizzlePg(client), { migrationsFolder });
  } catch (error) {
    // What cannot be written can still be read; if the schema is too old, queries will say so.
    if (sqlState(error) !== READ_ONLY) throw error;
  } finally {
    await client.end();
  }
}

/**
 * Opens the embedded PostgreSQL in a folder, with the schema brought up to date.
 *
 * @throws FolderInUseError when another process has it: PGlite itself does not check, and two would lose each other's rows
 */
export async function openFolder(options: {
  folder: string;
  migrationsFolder: string;
}): Promise<OpenDatabase> {
  const { folder, migrationsFolder } = options;
  const unlock = lockFolder(folder);
  try {
    const opened = await openPglite(join(folder, 'postgres'), migrationsFolder);
    await giveUpUnfinished(opened.database);
    return {
      database: opened.database,
      close: async () => {
        await opened.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A folder has one process at a time: what another one was writing when it ended, nobody writes any more. */
async function giveUpUnfinished(database: Database): Promise<void> {
  await database
    .update(messages)
    .set({ touchedAt: sql`to_timestamp(0)` })
    .where(eq(messages.status, 'streaming'));
}

/** Opens an embedded PostgreSQL that is gone with the process. */
export async function openMemory(migrationsFolder: string): Promise<OpenDatabase> {
  return openPglite('memory://', migrationsFolder);
}

async function openPglite(dataDir: string, migrationsFolder: string): Promise<OpenDatabase> {
  const client = await PGlite.create(dataDir);
  const database = drizzlePglite(client);
  await migratePglite(database, { migrationsFolder });
  return { database, close: async () => client.close() };
}

function ignore(): void {}
