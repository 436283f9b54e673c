import { reply, stall } from 'ollama-turbo-emulator';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ask,
  askQuestion,
  askUntilFirstWord,
  chatRequest,
  outline,
  question,
  read,
  readAnswer,
  refusal,
  startTestServer,
  textOf,
  type TestServer,
} from '../../../server/testing/test-server.ts';
import { POST } from './route.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});

const say = (...contents: string[]) => {
  for (const content of contents) server.emulator.script(reply({ content }));
};

describe('a question', () => {
  test('is answered, and both are stored', async () => {
    say('Hello!');
    const { message, error } = await askQuestion('first', 'q1', 'Hi');

    expect(error).toBeUndefined();
    expect(textOf(message)).toBe('Hello!');
    expect(message.metadata).toMatchObject({
      status: 'done',
      modelRef: 'turbo:gpt-oss:120b',
      usage: { inputTokens: expect.any(Number), outputTokens: expect.any(Number) },
    });
    const conversation = await read('first');
    expect(conversation).toMatchObject({
      title: 'Hi',
      modelRef: 'turbo:gpt-oss:120b',
      thinking: 'low',
    });
    expect(conversation.messages).toMatchObject([
      { id: 'q1', role: 'user', parts: [{ type: 'text', text: 'Hi' }] },
      { id: message.id, role: 'assistant', metadata: message.metadata },
    ]);
  });

  test('is asked with what came before it', async () => {
    say('Ada.', 'You said so.');
    await askQuestion('second', 'q1', 'My name is Ada.');
    await askQuestion('second', 'q2', 'What is my name?');

    const body = server.emulator.requests.at(-1)?.body as { messages: { content: string }[] };
    expect(body.messages.slice(1).map(({ content }) => content)).toEqual([
      'My name is Ada.',
      'Ada.',
      'What is my name?',
    ]);
  });

  test('is stored before the model is asked', async () => {
    server.emulator.script(stall());
    const leave = new AbortController();
    const response = await POST(
      new Request(
        chatRequest({
          conversationId: 'early',
          trigger: 'submit-message',
          message: question('q1', 'Are you there?'),
        }),
        { signal: leave.signal },
      ),
    );
    expect(await outline('early')).toEqual(['user done: Are you there?', 'assistant streaming: ']);
    leave.abort();
    await response.text();
  });

  test('sent twice is stored once', async () => {
    const message = question('q1', 'Hi');
    await ask(
      { conversationId: 'twice', trigger: 'submit-message', message },
      { abortSignal: AbortSignal.abort() },
    );
    say('Hello!');
    await ask({ conversationId: 'twice', trigger: 'submit-message', message });
    expect(await outline('twice')).toEqual(['user done: Hi', 'assistant done: Hello!']);
  });

  test('without a word is refused', async () => {
    const message = question('q1', ' \n ');
    const { status, notice } = await refusal({
      conversationId: 'blank',
      trigger: 'submit-message',
      message,
    });
    expect({ status, title: notice.title }).toEqual({
      status: 400,
      title: 'The message is empty.',
    });
  });

  test('may have 200,000 characters, and be pasted', async () => {
    say('Long.');
    const text = 'word '.repeat(40_000);
    const pasted = { type: 'data-pasted-text' as const, data: { text } };
    const message = { ...question('q1', 'What is this?'), parts: [pasted] };
    await ask({ conversationId: 'long', trigger: 'submit-message', message });
    const body = server.emulator.requests.at(-1)?.body as { messages: { content: string }[] };
    expect(body.messages.at(-1)?.content).toBe(text);
  });

  test('keeps every character', async () => {
    const text = 'zero \0, half \uD83D, whole 😀';
    say('Well.');
    await askQuestion('characters', 'q1', text);
    const { messages, title } = await read('characters');
    expect(messages[0]?.parts).toEqual([{ type: 'text', text }]);
    expect(title).toContain('whole 😀');
  });
});

describe('two tabs', () => {
  test('that both ask keep both questions and both answers', async () => {
    say('One.', 'Two.');
    await Promise.all([askQuestion('both', 'q1', 'First?'), askQuestion('both', 'q2', 'Second?')]);
    const { messages } = await read('both');
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
    expect(messages.map(textOf).toSorted()).toEqual(['First?', 'One.', 'Second?', 'Two.']);
  });

  test('cannot change what they have not seen', async () => {
    say('One.', 'Two.');
    const { message } = await askQuestion('stale', 'q1', 'First?');
    await askQuestion('stale', 'q2', 'Second?');
    const before = await outline('stale');
    const common = { conversationId: 'stale', tailId: message.id };
    const stale = { status: 409, notice: { title: 'This conversation went on in another tab.' } };

    expect(
      await refusal({
        ...common,
        trigger: 'submit-message',
        messageId: 'q1',
        message: question('q1', 'Other?'),
      }),
    ).toMatchObject(stale);
    expect(
      await refusal({ ...common, trigger: 'regenerate-message', messageId: message.id }),
    ).toMatchObject(stale);
    expect(await outline('stale')).toEqual(before);
  });

  test('end the answer that one of them has deleted by an edit', async () => {
    server.emulator.script(
      stall({ afterBytes: 400 }, reply({ content: 'A long story. '.repeat(99) })),
    );
    const first = askQuestion('edited-away', 'q1', 'Tell me a story');
    await expect.poll(async () => (await read('edited-away')).messages.length).toBe(2);
    const [, told] = (await read('edited-away')).messages;
    say('A short one.');
    await ask({
      conversationId: 'edited-away',
      trigger: 'submit-message',
      tailId: told?.id,
      messageId: 'q1',
      message: question('q1', 'Tell me a short one'),
    });
    await first;
    expect(await outline('edited-away')).toEqual([
      'user done: Tell me a short one',
      'assistant done: A short one.',
    ]);
  });
});

describe('an edit', () => {
  test('replaces the question and all that follows', async () => {
    say('One.', 'Two.', 'Three.');
    await askQuestion('edit', 'q1', 'First?');
    const { message } = await askQuestion('edit', 'q2', 'Second?');
    const { message: answer } = await ask({
      conversationId: 'edit',
      trigger: 'submit-message',
      tailId: message.id,
      messageId: 'q1',
      message: question('q1', 'Other?'),
    });
    expect(await outline('edit')).toEqual(['user done: Other?', 'assistant done: Three.']);
    expect(answer.id).not.toBe(message.id);
  });
});

describe('regenerating', () => {
  test('gives one new answer', async () => {
    say('One.', 'Two.');
    const { message } = await askQuestion('again', 'q1', 'First?');
    const { message: answer } = await ask({
      conversationId: 'again',
      trigger: 'regenerate-message',
      tailId: message.id,
      messageId: message.id,
    });
    expect(textOf(answer)).toBe('Two.');
    expect(await outline('again')).toEqual(['user done: First?', 'assistant done: Two.']);
  });

  test('asks a question that never arrived', async () => {
    say('One.');
    await ask({
      conversationId: 'lost',
      trigger: 'regenerate-message',
      message: question('q1', 'First?'),
    });
    expect(await outline('lost')).toEqual(['user done: First?', 'assistant done: One.']);
  });
});

describe('an answer that is stopped', () => {
  test('ends at the host, and keeps what came', async () => {
    const content = 'Once upon a time there was a llama in the Andes.';
    server.emulator.script(stall({ afterBytes: 1500 }, reply({ content })));
    const leave = new AbortController();
    await askUntilFirstWord('stopped', { abortSignal: leave.signal });
    const request = server.emulator.requests.at(-1);
    leave.abort();

    expect(await request?.ended).toBe('aborted');
    await expect
      .poll(async () => (await outline('stopped'))[1])
      .toMatch(/^assistant stopped: Once/);
    const { messages } = await read('stopped');
    expect(messages[1]?.parts.at(-1)).toMatchObject({ type: 'text', state: 'done' });
  });

  test('before its first word leaves none', async () => {
    await ask(
      {
        conversationId: 'wordless',
        trigger: 'submit-message',
        message: question('q1', 'Hi'),
      },
      { abortSignal: AbortSignal.abort() },
    );
    expect(await outline('wordless')).toEqual(['user done: Hi', 'assistant stopped: ']);
  });
});

describe('thinking', () => {
  test('is stored with how long it took, and set by the reader', async () => {
    server.emulator.script(reply({ thinking: 'A greeting.', content: 'Hello!' }));
    const { message } = await ask({
      conversationId: 'thinking',
      trigger: 'submit-message',
      message: question('q1', 'Hi'),
      thinking: 'high',
    });
    expect(message.metadata?.thinking).toEqual([{ seconds: expect.any(Number) }]);
    expect(server.emulator.requests.at(-1)?.body).toMatchObject({ think: 'high' });
  });
});

test.each([
  ['no JSON', new Request('http://localhost/api/chat', { method: 'POST', body: 'Hi' })],
  ['another shape', chatRequest({ conversationId: '../x', trigger: 'submit-message' })],
])('a request that is %s is refused in words', async (_, request) => {
  const response = await POST(request);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ title: 'The server could not read this request.' });
});

test.each([
  ['another site', 'cross-site'],
  ['another port of this host', 'same-site'],
])('a request of %s is refused', async (_, site) => {
  const request = chatRequest({
    conversationId: 'site',
    trigger: 'submit-message',
    message: question('q1', 'Hi'),
  });
  request.headers.set('Sec-Fetch-Site', site);
  const response = await POST(request);
  expect(response.status).toBe(403);
});

test('the stream tells the browser what it needs', async () => {
  say('Hello!');
  const response = await POST(
    chatRequest({
      conversationId: 'headers',
      trigger: 'submit-message',
      message: question('q1', 'Hi'),
    }),
  );
  expect(response.headers.get('x-vercel-ai-ui-message-stream')).toBe('v1');
  await readAnswer(response);
});
