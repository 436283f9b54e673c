import { afterEach, describe, expect, it, vi } from 'vitest';
import { StubHost, type StubAnswer } from '../../testing/stub-host.js';
import { createOllama, type OllamaProviderSettings } from '../provider.js';

const JSON_HEADERS = { 'Content-Type': 'application/json' };

const answer = (value: unknown, status = 200): StubAnswer => ({
  status,
  headers: JSON_HEADERS,
  reads: [JSON.stringify(value)],
});

const NO_SUCH_PATH: StubAnswer = {
  status: 404,
  headers: { 'Content-Type': 'text/plain' },
  reads: ['404 page not found'],
};

const page = (name: string, content = `About ${name}`) => ({
  title: name,
  url: `https://example.com/${name}`,
  content,
});

const hostWith = (answers: StubAnswer[], settings: OllamaProviderSettings = {}) => {
  const host = new StubHost(...answers);
  const ollama = createOllama({ apiKey: 'secret-key', fetch: host.fetch, ...settings });
  return { host, ollama };
};

const sentOf = ({ requests }: StubHost) =>
  requests.map(({ method, url, body }) => ({ method, url, body }));

afterEach(() => vi.unstubAllEnvs());

describe('webSearch', () => {
  it('asks ollama.com with the key, and gives what it found', async () => {
    const { host, ollama } = hostWith([
      answer({ results: [{ ...page('a'), score: 1 }, page('b')], took: 5 }),
    ]);
    await expect(ollama.webSearch(' ollama ')).resolves.toEqual({
      results: [page('a'), page('b')],
    });
    expect(sentOf(host)).toEqual([
      {
        method: 'POST',
        url: 'https://ollama.com/api/web_search',
        body: { query: 'ollama', max_results: 5 },
      },
    ]);
    expect(host.requests[0]?.headers['authorization']).toBe('Bearer secret-key');
  });

  it('passes on maxResults, as the host calls it, and the headers of the call', async () => {
    const { host, ollama } = hostWith([answer({ results: [] })]);
    await ollama.webSearch('x', { maxResults: 10, headers: { 'X-Trace': '1' } });
    expect(host.requests[0]?.body).toEqual({ query: 'x', max_results: 10 });
    expect(host.requests[0]?.headers['x-trace']).toBe('1');
  });

  it('gives no more than maxResults, whatever the host does', async () => {
    const { ollama } = hostWith([answer({ results: [page('a'), page('b')] })]);
    const { results } = await ollama.webSearch('x', { maxResults: 1 });
    expect(results).toEqual([page('a')]);
  });

  it('leaves long texts whole unless it is asked to cut', async () => {
    const long = 'word '.repeat(50_000);
    const { ollama } = hostWith([
      answer({ results: [page('a', long)] }),
      answer({ results: [page('a', long)] }),
    ]);
    const whole = await ollama.webSearch('x');
    expect(whole.results[0]?.content).toBe(long);
    const maxCharacters = 'a'.length + 'https://example.com/a'.length + 'word word'.length;
    const cut = await ollama.webSearch('x', { maxCharacters });
    expect(cut.results[0]?.content).toBe(
      'word word\n\n[Cut here: the first 9 of 250000 characters are shown.]',
    );
  });

  it.each([
    ['no list at all, as Go writes an empty one', { results: null }, []],
    ['an empty list', { results: [] }, []],
    [
      'a page without title and text',
      { results: [{ url: 'https://example.com', title: null }] },
      [{ title: '', url: 'https://example.com', content: '' }],
    ],
  ])('takes %s', async (_, body, results) => {
    const { ollama } = hostWith([answer(body)]);
    await expect(ollama.webSearch('x')).resolves.toEqual({ results });
  });

  it.each([
    ['another object', '{"ok":true}', 'JSON in which results is not valid (expected a list)'],
    ['a list', '[]', 'JSON in which the value is not valid (expected an object)'],
    [
      'a page without address',
      '{"results":[{"url":"u"},{"title":"t"}]}',
      'JSON in which results[1].url is not valid (expected a text)',
    ],
    [
      'a title that is no text',
      '{"results":[{"url":"u","title":5}]}',
      'JSON in which results[0].title is not valid (expected a text)',
    ],
    ['a page', '<html><title>Sign in</title></html>', 'an HTML page'],
    ['nothing', '', 'an empty body'],
  ])('says what is wrong with an answer that is %s', async (_, text, problem) => {
    const { ollama } = hostWith([{ reads: [text], headers: JSON_HEADERS }]);
    await expect(ollama.webSearch('x')).rejects.toMatchObject({
      name: 'AI_APICallError',
      message: expect.stringContaining(`ollama.com answered with ${problem}`),
      data: { reason: 'malformed-answer' },
    });
  });

  it.each<[string, unknown, unknown, string]>([
    [
      'no query',
      undefined,
      undefined,
      'The query of a web search has to be a text, not a value of type undefined.',
    ],
    [
      'an empty query',
      ' \n',
      undefined,
      'The query of a web search has to be a text, not an empty one.',
    ],
    [
      'too many results',
      'x',
      { maxResults: 11 },
      'The option maxResults of webSearch is not valid: expected at most 10.',
    ],
    [
      'no results',
      'x',
      { maxResults: 0 },
      'The option maxResults of webSearch is not valid: expected at least 1.',
    ],
    [
      'half a result',
      'x',
      { maxResults: 1.5 },
      'The option maxResults of webSearch is not valid: expected an integer.',
    ],
    [
      "the host's name of an option",
      'x',
      { max_results: 3 },
      'webSearch has no option "max_results": known are maxResults, maxCharacters, abortSignal, headers.',
    ],
    [
      'no characters',
      'x',
      { maxCharacters: 0 },
      'The option maxCharacters of webSearch is not valid: expected at least 1.',
    ],
    ['options that are none', 'x', 'y', 'The options of webSearch: expected an object.'],
    [
      'headers that are none',
      'x',
      { headers: 'y' },
      'The headers of a request have to be an object of names and texts.',
    ],
    [
      'a controller as signal',
      'x',
      { abortSignal: new AbortController() },
      'The call option "abortSignal" has to be an AbortSignal, such as the "signal" of an AbortController, not a value of type object.',
    ],
  ])('refuses %s before anything is sent', async (_, query, options, message) => {
    const { host, ollama } = hostWith([]);
    await expect(ollama.webSearch(query as string, options as object)).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      message,
    });
    expect(host.requests).toEqual([]);
  });

  it('needs a key on ollama.com', async () => {
    vi.stubEnv('OLLAMA_API_KEY', '');
    const { ollama } = hostWith([], { apiKey: undefined });
    await expect(ollama.webSearch('x')).rejects.toMatchObject({ name: 'AI_LoadAPIKeyError' });
  });

  it.each([
    [401, 'unauthorized', 'unauthorized', false],
    [403, 'web search requires a subscription', 'subscription-required', false],
    [429, 'you (ada) have reached your weekly usage limit', 'usage-limit', false],
    [429, 'slow down', 'rate-limit', true],
    [500, 'internal error', 'runner-failed', true],
    [503, 'Server overloaded, please retry shortly (ref: 1)', 'overloaded', true],
  ])('tells why the host refused: %i %s', async (status, error, reason, isRetryable) => {
    const { ollama } = hostWith([answer({ error: `${error} secret-key` }, status)]);
    const failure: unknown = await ollama.webSearch('x').catch((caught: unknown) => caught);
    expect(failure).toMatchObject({
      name: 'AI_APICallError',
      statusCode: status,
      isRetryable,
      requestBodyValues: { query: 'x', max_results: 5 },
      data: { reason },
    });
    const { message, cause, stack } = failure as Error;
    const shown = [message, stack, JSON.stringify(failure), JSON.stringify(cause)].join();
    expect(shown).not.toContain('secret-key');
    expect(message).not.toContain('model');
  });

  it('can be aborted', async () => {
    const controller = new AbortController();
    const { ollama } = hostWith([{ stream: new ReadableStream() }]);
    const search = ollama.webSearch('x', { abortSignal: controller.signal });
    controller.abort(new Error('Never mind.'));
    await expect(search).rejects.toThrow('Never mind.');
  });

  it('works detached from the provider', async () => {
    const { webSearch } = hostWith([answer({ results: [] })]).ollama;
    await expect(webSearch('x')).resolves.toEqual({ results: [] });
  });
});

describe('the path of a web search', () => {
  it('is the experimental one on a daemon', async () => {
    const { host, ollama } = hostWith([answer({ results: [page('a')] })], {
      baseURL: 'localhost:11434',
      apiKey: undefined,
    });
    await expect(ollama.webSearch('x')).resolves.toEqual({ results: [page('a')] });
    expect(sentOf(host)).toEqual([
      {
        method: 'POST',
        url: 'http://localhost:11434/api/experimental/web_search',
        body: { query: 'x', max_results: 5 },
      },
    ]);
  });

  it.each<[string, StubAnswer]>([
    ['404 page not found', NO_SUCH_PATH],
    ['an unknown path in JSON', answer({ error: 'path "/api/x" not found' }, 404)],
    ['an unknown path in the JSON of a proxy', answer({ detail: 'Not Found' }, 404)],
    ['JSON that says nothing', answer({ status: 404 }, 404)],
    ['405', { status: 405, reads: ['405 method not allowed'] }],
  ])("becomes ollama.com's on a host that answers the other one with %s", async (_, missing) => {
    const { host, ollama } = hostWith([missing, answer({ results: [page('a')] })], {
      baseURL: 'https://proxy.example/ollama',
    });
    await expect(ollama.webSearch('x')).resolves.toEqual({ results: [page('a')] });
    expect(host.requests.map(({ url }) => url)).toEqual([
      'https://proxy.example/ollama/api/experimental/web_search',
      'https://proxy.example/ollama/api/web_search',
    ]);
  });

  it('is not tried again after any other error', async () => {
    const { host, ollama } = hostWith(
      [answer({ error: 'ollama cloud is disabled: web search is unavailable' }, 403)],
      { baseURL: 'localhost:11434' },
    );
    await expect(ollama.webSearch('x')).rejects.toMatchObject({
      data: { reason: 'cloud-disabled' },
    });
    expect(host.requests).toHaveLength(1);
  });

  it('is missing on a daemon from before web search, and the error says so', async () => {
    const { ollama } = hostWith([NO_SUCH_PATH, NO_SUCH_PATH], { baseURL: 'localhost:11434' });
    await expect(ollama.webSearch('x')).rejects.toMatchObject({
      statusCode: 404,
      url: 'http://localhost:11434/api/experimental/web_search',
      message:
        '404 page not found. localhost:11434 has no web search: if it is an Ollama daemon, update it; else check the base URL.',
    });
  });

  it('is missing where both paths are answered with JSON that says nothing', async () => {
    const silent = answer({ status: 404 }, 404);
    const { ollama } = hostWith([silent, silent], { baseURL: 'localhost:11434' });
    await expect(ollama.webSearch('x')).rejects.toMatchObject({
      url: 'http://localhost:11434/api/experimental/web_search',
      message:
        '{"status":404}. localhost:11434 has no web search: if it is an Ollama daemon, update it; else check the base URL.',
    });
  });

  it('leaves the word to the endpoint that is there', async () => {
    const noPage = answer({ error: 'could not fetch "a.com"' }, 404);
    const viaDaemon = hostWith([noPage], { baseURL: 'localhost:11434' });
    await expect(viaDaemon.ollama.webFetch('a.com')).rejects.toMatchObject({
      url: 'http://localhost:11434/api/experimental/web_fetch',
      message:
        'could not fetch "a.com". localhost:11434 did not find what was asked for: correct what this text names.',
    });
    expect(viaDaemon.host.requests).toHaveLength(1);
    const viaProxy = hostWith([NO_SUCH_PATH, noPage], { baseURL: 'https://proxy.example' });
    await expect(viaProxy.ollama.webFetch('a.com')).rejects.toMatchObject({
      url: 'https://proxy.example/api/web_fetch',
      message:
        'could not fetch "a.com". proxy.example did not find what was asked for: correct what this text names.',
    });
  });

  it("tells the second path's own error", async () => {
    const { ollama } = hostWith([NO_SUCH_PATH, answer({ error: 'unauthorized' }, 401)], {
      baseURL: 'https://proxy.example',
    });
    await expect(ollama.webSearch('x')).rejects.toMatchObject({ data: { reason: 'unauthorized' } });
  });
});

describe('tools.webSearch', () => {
  const schemaOf = (tool: object) =>
    (tool as { inputSchema: { jsonSchema: unknown; validate: (value: unknown) => unknown } })
      .inputSchema;

  it('asks the model for a query and nothing else', () => {
    const { ollama } = hostWith([]);
    expect(schemaOf(ollama.tools.webSearch()).jsonSchema).toEqual({
      type: 'object',
      properties: { query: { type: 'string', description: 'What to search for' } },
      required: ['query'],
      additionalProperties: false,
    });
  });

  it('takes what models write beside the query, and refuses what is no query', () => {
    const { validate } = schemaOf(hostWith([]).ollama.tools.webSearch());
    expect(validate({ query: ' ollama ', topn: 10 })).toEqual({
      success: true,
      value: { query: 'ollama' },
    });
    for (const value of [undefined, 'ollama', {}, { query: ['ollama'] }, { query: '' }]) {
      expect(validate(value)).toMatchObject({
        success: false,
        error: { name: 'AI_InvalidArgumentError', argument: 'query' },
      });
    }
  });

  it('searches when it is executed', async () => {
    const { host, ollama } = hostWith([answer({ results: [page('a')] })]);
    const tool = ollama.tools.webSearch({ maxResults: 3 });
    await expect(tool.execute({ query: 'x' })).resolves.toEqual({ results: [page('a')] });
    expect(host.requests[0]?.body).toEqual({ query: 'x', max_results: 3 });
  });

  it('cuts long texts so that all fit, and keeps titles and addresses', async () => {
    const long = 'word '.repeat(20_000);
    const results = [page('a', long), page('b', 'Short.'), page('c', long)];
    const { ollama } = hostWith([answer({ results })]);
    const found = await ollama.tools.webSearch().execute({ query: 'x' });
    const note = '\n\n[Cut here: the first 9964 of 100000 characters are shown.]';
    const cut = `${'word '.repeat(1993).trimEnd()}${note}`;
    expect(found).toEqual({
      results: [page('a', cut), page('b', 'Short.'), page('c', cut)],
    });
  });

  it('cuts a title that is no title', async () => {
    const { ollama } = hostWith([answer({ results: [{ ...page('a'), title: 't'.repeat(5000) }] })]);
    const { results } = await ollama.tools.webSearch().execute({ query: 'x' });
    expect(results[0]?.title).toBe(
      `${'t'.repeat(300)}\n\n[Cut here: the first 300 of 5000 characters are shown.]`,
    );
  });

  it('leaves out a page whose address is no address, and says so', async () => {
    const endless = { ...page('a'), url: `https://example.com/${'a'.repeat(1981)}` };
    const longest = { ...page('b'), url: `https://example.com/${'b'.repeat(1980)}` };
    const { ollama } = hostWith([answer({ results: [endless, longest, page('c')] })]);
    await expect(ollama.tools.webSearch().execute({ query: 'x' })).resolves.toEqual({
      results: [longest, page('c')],
      note: '1 of 3 results were left out: their titles and addresses are too long.',
    });
  });

  it('leaves out pages whose titles and addresses alone are more than it may bring', async () => {
    const long = { ...page('a'), url: `https://example.com/${'a'.repeat(80)}` };
    const { ollama } = hostWith([answer({ results: [long, long, page('b', 'Short text.')] })]);
    const tool = ollama.tools.webSearch({ maxCharacters: 140 });
    await expect(tool.execute({ query: 'x' })).resolves.toEqual({
      results: [
        long,
        page('b', 'Short text\n\n[Cut here: the first 10 of 11 characters are shown.]'),
      ],
      note: '1 of 3 results were left out: their titles and addresses are too long.',
    });
  });

  it('is aborted with the call', async () => {
    const controller = new AbortController();
    const { ollama } = hostWith([{ stream: new ReadableStream() }]);
    const { execute } = ollama.tools.webSearch();
    const search = execute({ query: 'x' }, { abortSignal: controller.signal });
    controller.abort(new Error('Never mind.'));
    await expect(search).rejects.toThrow('Never mind.');
  });

  it('refuses options that are not valid at once', () => {
    const { webSearch } = hostWith([]).ollama.tools;
    expect(() => webSearch({ maxResults: 11 })).toThrow(
      'The option maxResults of tools.webSearch is not valid: expected at most 10.',
    );
    expect(() => webSearch({ max_results: 1 } as object)).toThrow(
      'tools.webSearch has no option "max_results": known are maxResults, maxCharacters.',
    );
  });

  it('does not show the key', () => {
    const tool = hostWith([]).ollama.tools.webSearch();
    expect(JSON.stringify({ tool, own: Object.values(tool).map(String) })).not.toContain('secret');
  });
});
