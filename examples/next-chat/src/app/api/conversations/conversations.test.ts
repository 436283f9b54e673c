import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { fail, reply, stall } from 'ollama-turbo-emulator';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConversationSummary } from '../../../shared/api.ts';
import { conversations, messages } from '../../../server/database/schema.ts';
import {
  askQuestion,
  askUntilFirstWord,
  jsonRequest,
  outline,
  read,
  startTestServer,
  type TestServer,
} from '../../../server/testing/test-server.ts';
import { DELETE, GET as getOne, PATCH } from './[id]/route.ts';
import { POST as restore } from './[id]/restore/route.ts';
import { POST as makeTitle } from './[id]/title/route.ts';
import { GET as getVersion } from './[id]/version/route.ts';
import { GET as list } from './route.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.context.database.delete(conversations);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const at = (id: string) => ({ params: Promise.resolve({ id }) });

async function search(query = ''): Promise<ConversationSummary[]> {
  const path = `/api/conversations?query=${encodeURIComponent(query)}`;
  const response = await list(jsonRequest(path, undefined, {}));
  return (await response.json()) as ConversationSummary[];
}

async function titlesOf(query = ''): Promise<string[]> {
  return (await search(query)).map(({ title }) => title);
}

async function talk(id: string, question: string, answer = 'Well.'): Promise<void> {
  server.emulator.script(reply({ content: answer }));
  await askQuestion(id, randomUUID(), question);
}

async function rename(id: string, title: string): Promise<Response> {
  return PATCH(jsonRequest(`/api/conversations/${id}`, { title }, { method: 'PATCH' }), at(id));
}

const plain = (method: string) => jsonRequest('/api/conversations/x', undefined, { method });

/** As after half a minute without a sign of life. */
async function letDie(conversationId: string): Promise<void> {
  await server.context.database
    .update(messages)
    .set({ touchedAt: sql`now() - interval '31 seconds'` })
    .where(eq(messages.conversationId, conversationId));
}

describe('the list', () => {
  test('begins with the latest, and tells which are being answered', async () => {
    await talk('a', 'First');
    await talk('b', 'Second');
    await talk('a', 'Third');
    expect(await search()).toEqual([
      { id: 'a', title: 'First', updatedAt: expect.any(String), isStreaming: false },
      { id: 'b', title: 'Second', updatedAt: expect.any(String), isStreaming: false },
    ]);
  });

  test.each([
    ['LLAMA', ['About animals']],
    ['hum', ['About animals']],
    ['100%', ['Sure']],
    ['%', ['Sure']],
    ['animals', ['About animals']],
    ['get_weather', []],
    [' ', ['Sure', 'About animals']],
  ])('finds %s in titles and messages', async (query, titles) => {
    await talk('animals', 'What does a llama do?', 'They hum.');
    await rename('animals', 'About animals');
    await talk('sure', 'Sure', 'I am 100% sure.');
    expect(await titlesOf(query)).toEqual(titles);
  });
});

describe('deleting', () => {
  test('takes a conversation out of the list, and can be undone', async () => {
    await talk('a', 'First');
    expect((await DELETE(plain('DELETE'), at('a'))).status).toBe(204);
    expect(await titlesOf()).toEqual([]);
    expect((await getOne(plain('GET'), at('a'))).status).toBe(404);

    const response = await restore(plain('POST'), at('a'));
    expect(await response.json()).toMatchObject({ id: 'a', title: 'First' });
    expect(await outline('a')).toEqual(['user done: First', 'assistant done: Well.']);
  });

  test('ends an answer that is being written there', async () => {
    server.emulator.script(
      stall(
        { afterBytes: 1500 },
        reply({ content: 'Once upon a time there was a llama. '.repeat(4) }),
      ),
    );
    const { rest } = await askUntilFirstWord('busy', { abortSignal: new AbortController().signal });
    await DELETE(plain('DELETE'), at('busy'));
    expect(await server.emulator.requests.at(-1)?.ended).toBe('aborted');
    await rest();
    await restore(plain('POST'), at('busy'));
    expect((await outline('busy'))[1]).toMatch(/^assistant stopped: Once/);
  });

  test('is final after a while', async () => {
    await talk('a', 'First');
    await talk('b', 'Second');
    await server.context.database
      .update(conversations)
      .set({ deletedAt: sql`now() - interval '2 hours'` })
      .where(eq(conversations.id, 'a'));
    await DELETE(plain('DELETE'), at('b'));
    expect((await restore(plain('POST'), at('a'))).status).toBe(404);
    expect((await restore(plain('POST'), at('b'))).status).toBe(200);
  });
});

describe('a title', () => {
  test('is the beginning of the question at first', async () => {
    await talk('a', `Tell me\n  everything about ${'llamas '.repeat(20)}`);
    expect((await read('a')).title).toBe('Tell me everything about llamas llamas l…');
  });

  test('is made by the model when the answer has ended', async () => {
    await talk('a', 'What does a llama do?', 'They hum.');
    const before = (await read('a')).version;
    server.emulator.script(reply({ content: '**"Humming llamas."**\n\nI hope you like it.' }));
    const response = await makeTitle(plain('POST'), at('a'));
    expect(await response.json()).toMatchObject({ id: 'a', title: 'Humming llamas' });
    expect((await read('a')).version).toBeGreaterThan(before);

    await makeTitle(plain('POST'), at('a'));
    expect(server.emulator.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(2);
  });

  test('stays when the model has none', async () => {
    await talk('a', 'First');
    server.emulator.script(
      fail({ status: 429, body: { error: 'too many concurrent requests' } }),
      reply({ content: `A title is ${'very '.repeat(30)} long` }),
    );
    for (const _ of [1, 2]) {
      const response = await makeTitle(plain('POST'), at('a'));
      expect(await response.json()).toMatchObject({ title: 'First' });
    }
  });

  test('by hand is never overwritten', async () => {
    await talk('a', 'First');
    const response = await rename('a', ' Mine ');
    expect(await response.json()).toMatchObject({ id: 'a', title: 'Mine' });
    server.emulator.script(reply({ content: 'Another' }));
    await makeTitle(plain('POST'), at('a'));
    expect((await read('a')).title).toBe('Mine');
  });

  test('that is blank is refused', async () => {
    expect((await rename('x', '\0 ')).status).toBe(400);
    await talk('a', 'First');
    expect((await rename('a', ' ')).status).toBe(400);
  });
});

describe('the version', () => {
  const version = async () => (await getVersion(plain('GET'), at('a'))).json();

  test('grows with each change, and tells whether there is an answer on its way', async () => {
    await talk('a', 'First');
    const first = (await version()) as { version: number };
    await rename('a', 'Mine');
    expect(await version()).toEqual({ version: first.version + 1, isStreaming: false });
  });

  test('tells of an answer whose process has died', async () => {
    server.emulator.script(stall());
    const leave = new AbortController();
    const answering = askQuestion('a', 'q1', 'Hi', leave.signal);
    await expect.poll(version).toMatchObject({ isStreaming: true });
    await letDie('a');
    expect(await version()).toMatchObject({ isStreaming: false });
    expect(await outline('a')).toEqual(['user done: Hi', 'assistant stopped: ']);
    leave.abort();
    await answering;
  });
});

test('a conversation that does not exist is told in words', async () => {
  for (const response of [
    await getOne(plain('GET'), at('nowhere')),
    await getOne(plain('GET'), at('\0')),
    await getVersion(plain('GET'), at('nowhere')),
    await makeTitle(plain('POST'), at('nowhere')),
    await rename('nowhere', 'Mine'),
  ]) {
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      title: 'This conversation does not exist.',
      actions: ['new-chat'],
    });
  }
});

test('what nobody foresaw is told without its text, which goes to the log', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(server.context.database, 'select').mockImplementation(() => {
    throw new TypeError('a secret of the server');
  });
  const response = await getVersion(plain('GET'), at('a'));
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    title: 'This app’s server could not do that.',
    text: 'Try again; the server’s log says more.',
    actions: ['retry'],
  });
  expect(vi.mocked(console.error).mock.calls.flat().join()).toContain('a secret of the server');
});
