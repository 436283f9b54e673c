import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { findPostgres } from '../../scripts/find-postgres.mjs';

/** A PostgreSQL of the tests' own, with nothing in it at first. */
export interface Postgres {
  /** The URL of a database, for `DATABASE_URL`. */
  urlOf: (database: string) => string;
  /** Makes a database, as a copy of another one that nobody is connected to. */
  create: (database: string, options?: { copyOf: string }) => Promise<void>;
  /** Ends all connections to a database; those that are made from then on can only read, or write again. */
  setReadOnly: (database: string, isReadOnly: boolean) => Promise<void>;
  /** Drops a database, whoever is connected to it. */
  drop: (database: string) => Promise<void>;
  stop: () => Promise<void>;
}

const USER = 'chat';

/** A database for tests is lost with its machine anyway. */
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Starts a PostgreSQL on a free port, in a folder that is gone with it. */
export async function startPostgres(): Promise<Postgres> {
  const programs = findPostgres();
  if (programs === undefined)
    throw new Error('No PostgreSQL was found; POSTGRES_BIN may name one.');
  const owner = findOwner();
  const folder = await mkdtemp(join(tmpdir(), 'next-chat-postgres-'));
  if (owner) await chown(folder, owner.uid, owner.gid);
  const options = { ...owner, cwd: folder };
  execFileSync(
    join(programs, 'initdb'),
    ['--pgdata=data', `--username=${USER}`, '--auth=trust', '--encoding=UTF8', '--locale=C'],
    { ...options, stdio: 'pipe' },
  );
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...QUICK,
  ];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', 'data', '-p', `${port}`, ...settings.flatMap(setting => ['-c', setting])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await untilReady(server);
  const urlOf = (database: string) => `postgres://${USER}@127.0.0.1:${port}/${database}`;
  const query = async (text: string, values?: string[]) =>
    queryOnce(urlOf('postgres'), text, values);
  return {
    urlOf,
    create: async (database, from) =>
      query(`create database "${database}"${from ? ` template "${from.copyOf}"` : ''}`),
    setReadOnly: async (database, isReadOnly) => {
      await query(
        `alter database "${database}" set default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`,
      );
      await query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        database,
      ]);
    },
    drop: async database => query(`drop database "${database}" with (force)`),
    stop: async () => {
      const exit = once(server, 'exit');
      // Fast: without waiting for whoever is connected.
      server.kill('SIGINT');
      await exit;
      await rm(folder, { recursive: true });
    },
  };
}

/** Whom the server runs as: PostgreSQL refuses to be root. */
function findOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function untilReady(server: ChildProcess): Promise<void> {
  if (!server.stderr) throw new Error('PostgreSQL has no standard error to read.');
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stderr })) {
    lines.push(line);
    if (!line.includes('ready to accept connections')) continue;
    server.stderr.resume();
    return;
  }
  throw new Error(`PostgreSQL did not start:\n${lines.join('\n')}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Sends one statement to a database. */
export async function queryOnce(url: string, text: string, values: string[] = []): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}
