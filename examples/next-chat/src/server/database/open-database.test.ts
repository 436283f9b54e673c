import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listConversations } from '../conversations/conversations.ts';
import { readMessages } from '../conversations/stored-message.ts';
import { openFolder, openPostgres, type OpenDatabase } from './open-database.ts';
import { FolderInUseError, lockFolder } from './lock-folder.ts';
import { conversations, messages } from './schema.ts';

const APP = join(import.meta.dirname, '../../..');
const migrationsFolder = join(APP, 'drizzle');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'next-chat-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

test('conversations survive a restart', async () => {
  const first = await openFolder({ folder, migrationsFolder });
  await first.database.insert(conversations).values({
    id: 'a',
    title: 'Kept',
    titleSource: 'question',
    modelRef: 'turbo:gpt-oss:120b',
    thinking: 'low',
  });
  await first.close();

  const second = await openFolder({ folder, migrationsFolder });
  expect(await listConversations(second.database, '')).toMatchObject([{ title: 'Kept' }]);
  await second.close();
});

test('an answer that was being written when its process ended is stopped after a restart', async () => {
  const first = await openFolder({ folder, migrationsFolder });
  await first.database.insert(conversations).values({
    id: 'a',
    title: 'Broken off',
    titleSource: 'question',
    modelRef: 'turbo:gpt-oss:120b',
    thinking: 'low',
  });
  const metadata = { status: 'streaming', modelRef: 'turbo:gpt-oss:120b', createdAt: '' } as const;
  await first.database.insert(messages).values({
    conversationId: 'a',
    id: 'b',
    position: 1,
    role: 'assistant',
    parts: [{ type: 'text', text: 'Once', state: 'streaming' }],
    metadata,
    status: 'streaming',
    words: 'Once',
  });
  const statusIn = async ({ database }: OpenDatabase) => {
    const [stored] = await readMessages(database, 'a');
    return stored?.status;
  };
  expect(await statusIn(first)).toBe('streaming');
  await first.close();

  const second = await openFolder({ folder, migrationsFolder });
  expect(await statusIn(second)).toBe('stopped');
  await second.close();
});

test('a folder that is in use is refused in words', async () => {
  const unlock = lockFolder(folder);
  await expect(openFolder({ folder, migrationsFolder })).rejects.toThrow(
    new FolderInUseError(folder),
  );
  expect(new FolderInUseError(folder).message).toMatch(/^\/.* is used by .* DATABASE_URL /);
  unlock();
});

test('a folder is in use for other processes, and free once its process is gone', async () => {
  const script = `
    const { tryLock } = require('fs-native-extensions');
    const { openSync } = require('fs');
    console.log(tryLock(openSync(process.argv[1], 'a+')));
  `;
  const tryElsewhere = async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['-e', script, join(folder, 'lock')],
      { cwd: APP },
    );
    return stdout.trim();
  };
  const unlock = lockFolder(folder);
  expect(await tryElsewhere()).toBe('false');
  unlock();
  expect(await tryElsewhere()).toBe('true');
  lockFolder(folder)();
});

test('a PostgreSQL that is not there is a database error', async () => {
  const url = 'postgres://nobody@127.0.0.1:1/nothing';
  await expect(openPostgres({ url, migrationsFolder })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});
