import { expect, test } from './support/fixtures.ts';

test('a second process on the same folder ends with words, and the first one goes on', async ({
  app,
  startApp,
  database,
}) => {
  const folder = database.environment.DATA_DIR;
  // It may have said that it is ready by then.
  const words = await startApp().then(async second => {
    await second.processes[0]?.exited;
    return second.errors();
  }, String);
  expect(words).toContain(
    `${folder} is used by another process, and only one at a time may write there: stop it, choose another folder with DATA_DIR, or set DATABASE_URL to a PostgreSQL that several may share.`,
  );
  expect((await fetch(`${app.url}/api/conversations`)).status).toBe(200);
});
