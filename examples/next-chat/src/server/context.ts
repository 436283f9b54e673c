import { join, resolve } from 'node:path';
import {
  openFolder,
  openPostgres,
  type Database,
  type OpenDatabase,
} from './database/open-database.ts';
import { createHosts, createRegistry, type Hosts, type Registry } from './models/hosts.ts';
import { readSettings, type Settings } from './models/settings.ts';

/** What every route needs. */
export interface Context {
  database: Database;
  settings: Settings;
  hosts: Hosts;
  registry: Registry;
  /** How often a failed call of a model is repeated before the reader hears of it. */
  maxRetries: number;
}

/** One more try: whoever waits should soon see what is wrong. */
const MAX_RETRIES = 1;

declare global {
  /** One for the whole process: in development its modules are loaded anew, and a folder can be opened once only. */
  var nextChatContext: Promise<Context> | undefined;
}

/**
 * What every route needs, made at the first call.
 *
 * @throws what the database says when it cannot be opened; the next call tries again
 */
export async function getContext(): Promise<Context> {
  globalThis.nextChatContext ??= createContext().catch((error: unknown) => {
    globalThis.nextChatContext = undefined;
    throw error;
  });
  return globalThis.nextChatContext;
}

/** Sets what every route gets; for tests. */
export function provideContext(context: Context): void {
  globalThis.nextChatContext = Promise.resolve(context);
}

async function createContext(): Promise<Context> {
  const settings = readSettings(process.env);
  const hosts = createHosts(settings);
  const { database } = await openDatabase();
  return { database, settings, hosts, registry: createRegistry(hosts), maxRetries: MAX_RETRIES };
}

/** The PostgreSQL that `DATABASE_URL` names, else one of the app's own in the folder `DATA_DIR`. */
async function openDatabase(): Promise<OpenDatabase> {
  // The comments keep Next from taking both folders for code of the app.
  const migrationsFolder = join(/* turbopackIgnore: true */ process.cwd(), 'drizzle');
  const url = process.env.DATABASE_URL?.trim();
  if (url) return openPostgres({ url, migrationsFolder });
  const folder = process.env.DATA_DIR?.trim() || '.data';
  return openFolder({
    folder: resolve(/* turbopackIgnore: true */ folder),
    migrationsFolder,
  });
}
