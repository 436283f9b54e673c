// Builds the chat and runs its tests in a real Chromium: on the embedded database, and on a PostgreSQL.
import { fileURLToPath } from 'node:url';
import { runE2e } from 'examples-testing/run-e2e';
import { findPostgres } from './find-postgres.mjs';

const playwrightArguments = process.argv.slice(2);
if (findPostgres() === undefined) {
  console.log(
    'LEFT OUT: the browser tests of examples/next-chat on PostgreSQL did not run, because none was found. Install one ("apt-get install postgresql"), or set POSTGRES_BIN to the folder of its programs.',
  );
  playwrightArguments.push('--project=pglite');
}
process.exitCode = runE2e(fileURLToPath(new URL('..', import.meta.url)), playwrightArguments);
