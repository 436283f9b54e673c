import { Chat } from '@ai-sdk/react';
import { DefaultChatTransport, type UIMessage } from 'ai';
import { createEmulator, fail, type EmulatorOptions, type Step } from 'ollama-turbo-emulator';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { readDocuments } from './documents.ts';
import { toPrograms, type Program } from './programs.ts';
import { writePrograms } from './write-programs.ts';

const programs = readDocuments()
  .filter(({ path }) => path === 'README.md')
  .flatMap(toPrograms);
const written = writePrograms(programs);
afterAll(() => written.remove());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the route handler of the README, with the chat of the AI SDK', () => {
  test('answers', async () => {
    const { chat } = await openChat();
    await chat.sendMessage({ text: 'Why is the sky blue?' });

    expect(chat.status).toBe('ready');
    expect(textOf(chat.messages.at(-1))).toContain('Rayleigh');
  });

  test.each([
    { status: 401, text: 'unauthorized', words: 'The API key was refused.' },
    {
      status: 429,
      text: 'you (me) have reached your weekly usage limit',
      words: 'The usage limit of this account is used up.',
    },
    { status: 503, text: 'overloaded', words: 'Ollama is busy. Try again in a moment.' },
    { status: 418, text: 'teapot', words: 'The answer could not be finished. Try again.' },
  ])('tells a $status in words', async ({ status, text, words }) => {
    // What streamText does with failures that nobody else logs.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const failure = fail({ status, body: { error: text }, headers: { 'retry-after-ms': '1' } });
    const { chat } = await openChat({ script: [failure, failure, failure] });
    await chat.sendMessage({ text: 'Why is the sky blue?' });

    expect(chat.status).toBe('error');
    expect(chat.error?.message).toBe(words);
  });

  test('tells that there is no key', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { chat } = await openChat();
    vi.stubEnv('OLLAMA_API_KEY', undefined);
    await chat.sendMessage({ text: 'Why is the sky blue?' });

    expect(chat.error?.message).toBe('No API key is set.');
  });

  test('ends the request at the host when the reader stops', async () => {
    const { chat, emulator } = await openChat({ pace: { tokensPerSecond: 20 } });
    const answer = chat.sendMessage({ text: 'Why is the sky blue?' });
    await vi.waitFor(() => expect(textOf(chat.messages.at(-1))).toContain('Sunlight'), 10_000);
    await chat.stop();
    await answer;

    expect(await emulator.requests[0]?.ended).toBe('aborted');
  });
});

/** A chat in the browser, the route handler, and the host behind it. */
async function openChat(options: Pick<EmulatorOptions, 'pace'> & { script?: Step[] } = {}) {
  const emulator = createEmulator({ mode: 'cloud', apiKey: 'key', ...options });
  vi.stubEnv('OLLAMA_API_KEY', 'key');
  vi.stubEnv('OLLAMA_BASE_URL', undefined);
  vi.stubGlobal('fetch', emulator.fetch);
  const { POST } = (await import(/* @vite-ignore */ written.pathOf(findRoute()))) as {
    POST: (request: Request) => Promise<Response>;
  };
  const transport = new DefaultChatTransport({
    api: 'http://app.test/api/chat',
    fetch: async (input, init) => POST(new Request(input, init)),
  });
  return { chat: new Chat({ transport }), emulator };
}

function findRoute(): Program {
  const route = programs.find(({ file }) => file.endsWith('/app/api/chat/route.ts'));
  if (route === undefined) throw new Error('The README has no route handler.');
  return route;
}

function textOf(message: UIMessage | undefined): string {
  return (message?.parts ?? []).map(part => (part.type === 'text' ? part.text : '')).join('');
}
