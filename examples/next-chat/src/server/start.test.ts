import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { conversations } from './database/schema.ts';
import { start } from './start.ts';
import { startTestServer } from './testing/test-server.ts';

test('what was deleted long ago is removed for good when the server starts', async () => {
  const { database } = (await startTestServer()).context;
  const common = {
    title: 'Deleted',
    titleSource: 'question',
    modelRef: 'turbo:gpt-oss:120b',
    thinking: 'low',
  } as const;
  await database.insert(conversations).values([
    { ...common, id: 'long-ago', deletedAt: sql`now() - interval '2 hours'` },
    { ...common, id: 'just-now', deletedAt: sql`now()` },
  ]);
  await start();
  await expect
    .poll(async () => database.select({ id: conversations.id }).from(conversations))
    .toEqual([{ id: 'just-now' }]);
});
