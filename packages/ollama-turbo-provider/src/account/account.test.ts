import { afterEach, describe, expect, it, vi } from 'vitest';
import { StubHost, type StubAnswer } from '../../testing/stub-host.js';
import { createOllama, type OllamaProviderSettings } from '../provider.js';

const hostWith = (answer: StubAnswer, settings: OllamaProviderSettings = {}) => {
  const host = new StubHost(answer);
  const ollama = createOllama({ apiKey: 'secret-key', fetch: host.fetch, ...settings });
  return { host, ollama };
};

const json = (value: unknown): StubAnswer => ({ reads: [JSON.stringify(value)] });

afterEach(() => vi.unstubAllEnvs());

describe('account', () => {
  it('is what a daemon says, in lower case', async () => {
    const raw = { id: 'u-1', email: 'ada@example.com', name: 'ada', plan: 'free', bio: '' };
    const { host, ollama } = hostWith(json(raw), { baseURL: 'localhost:11434' });
    await expect(ollama.account()).resolves.toEqual({
      id: 'u-1',
      email: 'ada@example.com',
      name: 'ada',
      plan: 'free',
      raw,
    });
    expect(host.requests).toMatchObject([
      { method: 'POST', url: 'http://localhost:11434/api/me', body: {} },
    ]);
  });

  it('is what ollama.com says, with capitals', async () => {
    const raw = {
      ID: 'u-1',
      Email: 'ada@example.com',
      Name: 'ada',
      Plan: 'pro',
      FirstName: 'Ada',
      LastName: { String: 'Lovelace', Valid: true },
      Bio: { String: '', Valid: false },
      AvatarURL: '/u/ada.png',
      SuspendedAt: null,
    };
    const { host, ollama } = hostWith(json(raw));
    await expect(ollama.account({ headers: { 'X-Trace': '1' } })).resolves.toEqual({
      id: 'u-1',
      email: 'ada@example.com',
      name: 'ada',
      plan: 'pro',
      firstName: 'Ada',
      lastName: 'Lovelace',
      avatarUrl: '/u/ada.png',
      raw,
    });
    expect(host.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer secret-key',
      'x-trace': '1',
    });
  });

  it('takes a detail of another type for one that is missing', async () => {
    const raw = { name: 'ada', plan: 5, id: ['u-1'], email: null };
    const { ollama } = hostWith(json(raw));
    await expect(ollama.account()).resolves.toEqual({ name: 'ada', raw });
  });

  it.each([
    ['a list', '[]', 'JSON in which the value is not valid (expected an object)'],
    [
      'something else',
      '{"status":"ok"}',
      'JSON with neither an id nor a name nor an email ("{\\"status\\":\\"ok\\"}")',
    ],
    ['a page', '<html><title>Sign in</title></html>', 'an HTML page'],
  ])('says what is wrong with an answer that is %s', async (_, text, problem) => {
    const { ollama } = hostWith({ reads: [text] });
    await expect(ollama.account()).rejects.toMatchObject({
      message: expect.stringContaining(`ollama.com answered with ${problem}`),
      data: { reason: 'malformed-answer' },
    });
  });

  it('tells where to sign in a daemon that is not', async () => {
    const signin = 'https://ollama.com/connect?name=machine&key=public';
    const { ollama } = hostWith(
      {
        status: 401,
        reads: [JSON.stringify({ error: 'unauthorized', signin_url: signin })],
      },
      { baseURL: 'localhost:11434' },
    );
    await expect(ollama.account()).rejects.toMatchObject({
      data: { reason: 'unauthorized', signinUrl: signin },
      message: expect.stringContaining('ollama signin'),
    });
  });

  it('says what a daemon without network says', async () => {
    const { ollama } = hostWith(
      { status: 503, reads: ['{"error":"account unavailable"}'] },
      { baseURL: 'localhost:11434' },
    );
    await expect(ollama.account()).rejects.toThrow(/^account unavailable\. localhost:11434/);
  });

  it('needs a key on ollama.com', async () => {
    vi.stubEnv('OLLAMA_API_KEY', '');
    const { ollama } = hostWith(json({}), { apiKey: undefined });
    await expect(ollama.account()).rejects.toMatchObject({ name: 'AI_LoadAPIKeyError' });
  });

  it('refuses options that it does not know', async () => {
    const { ollama } = hostWith(json({}));
    await expect(ollama.account({ signal: 1 } as object)).rejects.toThrow(
      'account has no option "signal": known are abortSignal, headers.',
    );
  });

  it('can be aborted, and works detached from the provider', async () => {
    const { account } = hostWith({ stream: new ReadableStream() }).ollama;
    const controller = new AbortController();
    const asked = account({ abortSignal: controller.signal });
    controller.abort(new Error('Never mind.'));
    await expect(asked).rejects.toThrow('Never mind.');
  });
});
