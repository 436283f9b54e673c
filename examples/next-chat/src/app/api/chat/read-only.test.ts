import { sql } from 'drizzle-orm';
import { reply, stall } from 'ollama-turbo-emulator';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  askQuestion,
  askUntilFirstWord,
  jsonRequest,
  outline,
  question,
  read,
  refusal,
  startTestServer,
  type TestServer,
} from '../../../server/testing/test-server.ts';
import { POST as saveAnswer } from '../conversations/[id]/messages/[messageId]/save/route.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  await setReadOnly(false);
  vi.restoreAllMocks();
});

async function setReadOnly(isReadOnly: boolean): Promise<void> {
  const value = sql.raw(isReadOnly ? 'on' : 'off');
  await server.context.database.execute(sql`set default_transaction_read_only = ${value}`);
}

async function save(id: string, messageId: string): Promise<Response> {
  const params = Promise.resolve({ id, messageId });
  return saveAnswer(jsonRequest('/save', undefined, { method: 'POST' }), { params });
}

const NOT_SAVED = {
  title: 'Conversations cannot be saved right now.',
  actions: ['retry'],
  // Not the database's own text, which may name hosts; that stands in the log.
  details: { reason: 'database 25006' },
};

describe('a database that takes no changes', () => {
  test('takes no question, and the model is not asked', async () => {
    server.emulator.script(reply({ content: 'One.' }));
    await askQuestion('kept', 'q1', 'First?');
    await setReadOnly(true);
    const message = question('q2', 'Second?');
    const request = { conversationId: 'kept', trigger: 'submit-message' as const, message };
    expect(await refusal(request)).toMatchObject({ status: 503, notice: NOT_SAVED });
    expect(console.error).toHaveBeenCalledWith(
      'Conversations cannot be saved right now. cannot execute INSERT in a read-only transaction',
    );
    const asked = server.emulator.requests.filter(({ path }) => path === '/api/chat');
    expect(asked).toHaveLength(1);
    expect(await outline('kept')).toEqual(['user done: First?', 'assistant done: One.']);
  });

  test('in mid-answer leaves the answer on the screen, marked, until it can be saved', async () => {
    server.emulator.script(
      stall({ afterBytes: 1500 }, reply({ content: 'Once upon a time there was a llama.' })),
    );
    const leave = new AbortController();
    const { rest } = await askUntilFirstWord('unsaved', { abortSignal: leave.signal });
    await setReadOnly(true);
    leave.abort();
    const { message: seen } = await rest();
    expect(seen.metadata).toMatchObject({
      status: 'stopped',
      unsaved: { title: NOT_SAVED.title },
    });
    const saving = await save('unsaved', seen.id);
    expect(saving.status).toBe(503);
    expect(await saving.json()).toMatchObject({ title: NOT_SAVED.title });

    await setReadOnly(false);
    expect((await save('unsaved', seen.id)).status).toBe(204);
    expect((await outline('unsaved'))[1]).toMatch(/^assistant stopped: Once/);
    expect((await read('unsaved')).messages[1]?.metadata).not.toHaveProperty('unsaved');
  });
});

test('an answer that another process has is waited for', async () => {
  server.emulator.script(stall({ afterBytes: 1500 }, reply({ content: 'Once upon a time.' })));
  const leave = new AbortController();
  const { rest } = await askUntilFirstWord('elsewhere', { abortSignal: leave.signal });
  await setReadOnly(true);
  leave.abort();
  const { message: seen } = await rest();
  const own = globalThis.nextChatUnsaved;
  // As in the process beside the one that wrote the answer.
  globalThis.nextChatUnsaved = undefined;
  expect((await save('elsewhere', seen.id)).status).toBe(503);

  await setReadOnly(false);
  const saving = save('elsewhere', seen.id);
  await own?.get(seen.id)?.save();
  expect((await saving).status).toBe(204);
  clearInterval(own?.get(seen.id)?.timer);
  expect((await save('elsewhere', seen.id)).status).toBe(204);
});

test('an answer that nobody has any more is told in words', async () => {
  const response = await save('nowhere', 'nothing');
  expect(response.status).toBe(410);
  expect(await response.json()).toMatchObject({
    title: 'The server no longer has this answer.',
  });
});
