import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type Postgres } from './postgres.ts';

/** What the conversations of a run are kept in, and by how many processes of the app. */
export type DatabaseKind = 'pglite' | 'postgres';

/** The database of one test. */
export interface TestDatabase {
  /** Names it to the app. */
  environment: { DATA_DIR: string; DATABASE_URL: string };
  /** How many processes of the app share it. */
  processes: number;
  /** Lets nobody write any more, or again; PGlite cannot be told that from outside. */
  setReadOnly: (isReadOnly: boolean) => Promise<void>;
  remove: () => Promise<void>;
}

/** Gives each test a database without conversations. */
export interface DatabaseSource {
  /** One that the app has not seen yet. */
  createBlank: () => Promise<TestDatabase>;
  /** One with its tables: to make these takes seconds, a copy takes none. */
  createEmpty: () => Promise<TestDatabase>;
  stop: () => Promise<void>;
}

/**
 * A source of databases of this kind.
 *
 * @param prepare starts the app on a database, so that it makes the tables, and stops it again
 */
export async function openDatabases(
  kind: DatabaseKind,
  prepare: (environment: TestDatabase['environment']) => Promise<void>,
): Promise<DatabaseSource> {
  switch (kind) {
    case 'pglite':
      return openFolders(prepare);
    case 'postgres':
      return openServer(prepare);
  }
}

async function openFolders(
  prepare: (environment: TestDatabase['environment']) => Promise<void>,
): Promise<DatabaseSource> {
  const root = await mkdtemp(join(tmpdir(), 'next-chat-'));
  let count = 0;
  const nextFolder = () => join(root, `${(count += 1)}`);
  const prepared = nextFolder();
  await prepare({ DATA_DIR: prepared, DATABASE_URL: '' });
  return {
    createBlank: async () => folderDatabase(nextFolder()),
    createEmpty: async () => {
      const folder = nextFolder();
      await cp(prepared, folder, { recursive: true });
      return folderDatabase(folder);
    },
    stop: async () => rm(root, { recursive: true }),
  };
}

function folderDatabase(folder: string): TestDatabase {
  return {
    environment: { DATA_DIR: folder, DATABASE_URL: '' },
    processes: 1,
    setReadOnly: async () => {
      throw new Error('A PGlite in another process cannot be made read-only.');
    },
    remove: async () => rm(folder, { recursive: true }),
  };
}

async function openServer(
  prepare: (environment: TestDatabase['environment']) => Promise<void>,
): Promise<DatabaseSource> {
  const postgres = await startPostgres();
  let count = 0;
  const nextName = () => `chat_${(count += 1)}`;
  const prepared = nextName();
  await postgres.create(prepared);
  await prepare({ DATA_DIR: '', DATABASE_URL: postgres.urlOf(prepared) });
  // A process that was killed is connected for a moment longer, and what is in use cannot be copied.
  await postgres.setReadOnly(prepared, false);
  return {
    createBlank: async () => {
      const name = nextName();
      await postgres.create(name);
      return serverDatabase(postgres, name);
    },
    createEmpty: async () => {
      const name = nextName();
      await postgres.create(name, { copyOf: prepared });
      return serverDatabase(postgres, name);
    },
    stop: postgres.stop,
  };
}

function serverDatabase(postgres: Postgres, name: string): TestDatabase {
  return {
    environment: { DATA_DIR: '', DATABASE_URL: postgres.urlOf(name) },
    processes: 2,
    setReadOnly: async isReadOnly => postgres.setReadOnly(name, isReadOnly),
    remove: async () => postgres.drop(name),
  };
}
