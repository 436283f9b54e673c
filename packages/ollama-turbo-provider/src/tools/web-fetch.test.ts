import { describe, expect, it } from 'vitest';
import { StubHost } from '../../testing/stub-host.js';
import { createOllama } from '../provider.js';

const hostWith = (body: unknown, baseURL?: string) => {
  const host = new StubHost({ reads: [JSON.stringify(body)] });
  return { host, ollama: createOllama({ apiKey: 'k', baseURL, fetch: host.fetch }) };
};

const LINKS = ['https://example.com/1', 'https://example.com/2', 'https://example.com/3'];

describe('webFetch', () => {
  it('asks ollama.com for the page, and tells its address', async () => {
    const { host, ollama } = hostWith({ title: 'T', content: 'C', links: LINKS, status: 200 });
    await expect(ollama.webFetch(' ollama.com ')).resolves.toEqual({
      title: 'T',
      url: 'ollama.com',
      content: 'C',
      links: LINKS,
    });
    expect(host.requests).toMatchObject([
      { method: 'POST', url: 'https://ollama.com/api/web_fetch', body: { url: 'ollama.com' } },
    ]);
  });

  it('uses the experimental path of a daemon', async () => {
    const { host, ollama } = hostWith({ content: 'C' }, 'localhost:11434');
    await ollama.webFetch('ollama.com');
    expect(host.requests[0]?.url).toBe('http://localhost:11434/api/experimental/web_fetch');
  });

  it.each([
    ['no title and no links', { content: 'C' }],
    ['null for what is missing', { title: null, content: 'C', links: null }],
  ])('takes an answer with %s', async (_, body) => {
    const { ollama } = hostWith(body);
    await expect(ollama.webFetch('a.com')).resolves.toEqual({
      title: '',
      url: 'a.com',
      content: 'C',
    });
  });

  it.each([
    ['no content', { title: 'T' }, 'content is not valid (expected a text)'],
    [
      'links that are none',
      { content: 'C', links: ['a', 5] },
      'links[1] is not valid (expected a text)',
    ],
  ])('says what is wrong with an answer that has %s', async (_, body, problem) => {
    const { ollama } = hostWith(body);
    await expect(ollama.webFetch('a.com')).rejects.toMatchObject({
      message: expect.stringContaining(`ollama.com answered with JSON in which ${problem}`),
      data: { reason: 'malformed-answer' },
    });
  });

  it.each<[unknown, unknown, string]>([
    [
      'hello',
      undefined,
      'The url has to be the address of a public web page, such as "https://ollama.com/blog", not "hello".',
    ],
    [
      'a.com',
      { maxResults: 3 },
      'webFetch has no option "maxResults": known are maxCharacters, abortSignal, headers.',
    ],
  ])('refuses %o, %o before anything is sent', async (url, options, message) => {
    const { host, ollama } = hostWith({});
    await expect(ollama.webFetch(url as string, options as object)).rejects.toThrow(message);
    expect(host.requests).toEqual([]);
  });
});

describe('tools.webFetch', () => {
  it('asks the model for an address', () => {
    const tool = hostWith({}).ollama.tools.webFetch() as unknown as {
      inputSchema: { jsonSchema: unknown; validate: (value: unknown) => unknown };
    };
    const { jsonSchema, validate } = tool.inputSchema;
    expect(jsonSchema).toEqual({
      type: 'object',
      properties: {
        url: { type: 'string', description: 'The address of the page, such as https://ollama.com' },
      },
      required: ['url'],
      additionalProperties: false,
    });
    expect(validate({ url: 'https://a.com', cursor: 1 })).toEqual({
      success: true,
      value: { url: 'https://a.com' },
    });
    expect(validate({ id: 3 })).toMatchObject({ success: false, error: { argument: 'url' } });
  });

  it('cuts the text of a long page, with a note where', async () => {
    const { ollama } = hostWith({ title: 'T', content: 'word '.repeat(20_000) });
    await expect(ollama.tools.webFetch().execute({ url: 'a.com' })).resolves.toEqual({
      title: 'T',
      url: 'a.com',
      content: `${'word '.repeat(4000).trimEnd()}\n\n[Cut here: the first 19999 of 100000 characters are shown.]`,
    });
  });

  it('gives links a quarter of the space, and says how many are left out', async () => {
    const { ollama } = hostWith({ title: 'T', content: 'word '.repeat(100), links: LINKS });
    const { execute } = ollama.tools.webFetch({ maxCharacters: 200 });
    await expect(execute({ url: 'a.com' })).resolves.toEqual({
      title: 'T',
      url: 'a.com',
      content: `${'word '.repeat(31).trimEnd()}\n\n[Cut here: the first 154 of 500 characters are shown.]`,
      links: LINKS.slice(0, 2),
      note: '1 of 3 links are left out.',
    });
  });

  it('leaves a page that fits as it is', async () => {
    const { ollama } = hostWith({ title: 'T', content: 'C', links: LINKS });
    await expect(ollama.tools.webFetch().execute({ url: 'a.com' })).resolves.toEqual({
      title: 'T',
      url: 'a.com',
      content: 'C',
      links: LINKS,
    });
  });

  it('refuses a size that is none', () => {
    const { webFetch } = hostWith({}).ollama.tools;
    expect(() => webFetch({ maxCharacters: 0 })).toThrow(
      'The option maxCharacters of tools.webFetch is not valid: expected at least 1.',
    );
  });
});
