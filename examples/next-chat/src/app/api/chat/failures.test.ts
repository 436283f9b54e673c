import { cut, errorLine, fail, reply, type Failure } from 'ollama-turbo-emulator';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  ask,
  askQuestion,
  outline,
  question,
  read,
  startTestServer,
  type TestServer,
} from '../../../server/testing/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

const logged = () => vi.mocked(console.error).mock.calls.flat().join('\n');

const CASES: [Failure, { title: string; text?: string; actions: string[]; reason: string }][] = [
  [
    { status: 401, body: { error: 'unauthorized' } },
    {
      title: 'ollama.com refused the API key.',
      text: 'It may be cut off, revoked or from another account.',
      actions: ['open-keys', 'retry'],
      reason: 'unauthorized',
    },
  ],
  [
    { status: 403, body: { error: 'this model requires a subscription, upgrade for access' } },
    {
      title: 'Your plan does not include gpt-oss:120b.',
      actions: ['choose-model', 'see-plans'],
      reason: 'subscription-required',
    },
  ],
  [
    {
      status: 429,
      body: { error: 'you (ada) have reached your hourly usage limit, upgrade for higher limits' },
    },
    {
      title: 'Your hourly usage limit is used up.',
      actions: ['upgrade', 'choose-model'],
      reason: 'usage-limit',
    },
  ],
  [
    { status: 429, body: { error: 'too many concurrent requests' } },
    {
      title: 'Too many answers at once for your plan.',
      actions: ['retry'],
      reason: 'concurrency-limit',
    },
  ],
  [
    { status: 404, body: { error: 'model "gpt-oss:120b" not found' } },
    {
      title: 'gpt-oss:120b is no longer offered by ollama.com.',
      actions: ['choose-model', 'refresh-models'],
      reason: 'model-not-found',
    },
  ],
  [
    { status: 503, body: { error: 'overloaded' }, headers: { 'Retry-After': '7' } },
    {
      title: 'Ollama is busy right now.',
      text: 'Your question is kept. Try again in 7 seconds.',
      actions: ['retry'],
      reason: 'overloaded',
    },
  ],
  [
    {
      status: 400,
      body: { error: 'request (9000 tokens) exceeds the available context size (8192 tokens)' },
    },
    {
      title: 'This conversation is longer than gpt-oss:120b can read.',
      text: 'Your question is kept. Ask it in a new chat, or choose a model with a longer context. (9000 of 8192 tokens)',
      actions: ['new-chat', 'choose-model'],
      reason: 'context-too-long',
    },
  ],
  [
    { status: 400, body: { error: '"gpt-oss:120b" does not support thinking' } },
    {
      title: 'gpt-oss:120b cannot think.',
      actions: ['choose-model', 'new-chat'],
      reason: 'unsupported',
    },
  ],
];

describe('a failure of the host', () => {
  test.each(CASES)('%o is told in words', async (failure, { reason, ...words }) => {
    server.emulator.script(fail(failure));
    const id = `failure-${reason}`;
    const { message, error } = await askQuestion(id, 'q1', 'Hi');

    expect(error).toMatchObject(words);
    expect(error?.details).toMatchObject({ status: failure.status, host: 'ollama.com', reason });
    expect(message.metadata).toMatchObject({ status: 'failed', notice: error });
    expect((await read(id)).messages[1]).toMatchObject({ metadata: message.metadata, parts: [] });
    expect(JSON.stringify(error)).not.toMatch(/any-key|\(ada\)/);
    expect(logged()).not.toMatch(/any-key|\n\s+at /);
  });

  test('keeps the question, and trying again replaces the failure', async () => {
    server.emulator.script(fail({ status: 503, body: { error: 'overloaded' } }));
    const { message } = await askQuestion('again', 'q1', 'Hi');
    expect(await outline('again')).toEqual(['user done: Hi', 'assistant failed: ']);

    server.emulator.script(reply({ content: 'Hello!' }));
    await ask({
      conversationId: 'again',
      trigger: 'regenerate-message',
      tailId: message.id,
      messageId: message.id,
    });
    expect(await outline('again')).toEqual(['user done: Hi', 'assistant done: Hello!']);
  });

  test('in mid-answer keeps what came', async () => {
    const content = 'Once upon a time there was a llama in the Andes.';
    server.emulator.script(cut({ afterBytes: 1500 }, reply({ content })));
    const { message, error } = await askQuestion('cut', 'q1', 'Tell me a story');
    expect(error).toMatchObject({ title: 'The answer broke off.', actions: ['retry'] });
    expect((await outline('cut'))[1]).toMatch(/^assistant failed: Once upon/);
    expect(message.parts.at(-1)).toMatchObject({ type: 'text' });

    server.emulator.script(errorLine('the runner died', reply({ content })));
    const { error: second } = await askQuestion('cut', 'q2', 'Again');
    expect(second?.title).toBe('ollama.com could not finish this answer.');
    expect((await outline('cut'))[3]).toMatch(/^assistant failed: Once upon/);
  });
});

test('a local Ollama that is not running is told in words', async () => {
  const { error } = await ask({
    conversationId: 'local',
    trigger: 'submit-message',
    message: question('q1', 'Hi'),
    modelRef: 'local:qwen3:8b',
  });
  expect(error).toMatchObject({
    title: 'Ollama is not running on this computer.',
    text: 'Start it with “ollama serve”, or choose another model. (localhost:11434)',
    actions: ['retry', 'choose-model'],
    details: { reason: 'unreachable' },
  });
});

test('an answer without a word is no failure', async () => {
  server.emulator.script(reply({ content: '' }));
  const { message, error } = await askQuestion('empty', 'q1', 'Say nothing');
  expect(error).toBeUndefined();
  expect(message.metadata?.status).toBe('done');
});
