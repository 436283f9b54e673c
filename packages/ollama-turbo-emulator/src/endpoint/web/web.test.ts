import { describe, expect, test } from 'vitest';
import { post, statusAndBody } from '../../../testing/post.js';
import { createEmulator } from '../../index.js';

interface Found {
  results: { title: string; url: string; content: string }[];
}

function ask(path: string, body: unknown) {
  const emulator = createEmulator({ apiKey: 'k' });
  return post(emulator, path, body, { authorization: 'Bearer k' });
}

async function search(body: object): Promise<Found['results']> {
  const [, { results }] = statusAndBody(await ask('/api/web_search', body)) as [number, Found];
  return results;
}

describe('a search', () => {
  test('finds what has its words, the best first', async () => {
    const [best] = await search({ query: 'What is the weather in Oslo?' });
    expect(Object.keys(best ?? {})).toEqual(['title', 'url', 'content']);
    expect(best).toMatchObject({
      title: 'Weather in Oslo',
      url: 'https://weather.example.com/oslo',
    });
    expect((await search({ query: 'embeddings' }))[0]?.title).toBe(
      'Embeddings and semantic search',
    );
    expect((await search({ query: 'Grüße' }))[0]?.content).toContain('Zürich');
  });

  test.each([
    [{}, 5],
    [{ max_results: 3 }, 3],
    [{ max_results: 0 }, 5],
    [{ max_results: -1 }, 5],
    [{ max_results: 10 }, 10],
    [{ max_results: 50 }, 10],
  ])('with %j has %i results at most', async (body, count) => {
    const query = 'Ollama model language weather sky bread Oslo Zürich schema handbook text tool';
    expect(await search({ query, ...body })).toHaveLength(count);
  });

  test('may find nothing', async () => {
    expect(await search({ query: 'xylophone' })).toEqual([]);
  });

  test.each([
    ['', 'missing request body'],
    [{}, 'query is required'],
    [{ query: ' ' }, 'query is required'],
    [
      { query: 1 },
      'json: cannot unmarshal number into Go struct field WebSearchRequest.query of type string',
    ],
    [
      { query: 'a', max_results: '3' },
      'json: cannot unmarshal string into Go struct field WebSearchRequest.max_results of type int',
    ],
  ])('with the body %j is refused', async (body, error) => {
    expect(statusAndBody(await ask('/api/web_search', body))).toEqual([400, { error }]);
  });
});

describe('a fetch', () => {
  test.each([
    'https://docs.example.com/ollama',
    'docs.example.com/ollama',
    'http://docs.example.com/ollama/#top',
    ' https://DOCS.example.com/ollama ',
  ])('of %s gives the page', async url => {
    const response = await ask('/api/web_fetch', { url });
    expect(statusAndBody(response)).toEqual([
      200,
      {
        title: 'What is Ollama?',
        content: expect.stringContaining('port 11434'),
        links: [
          'https://docs.example.com/ollama/turbo',
          'https://docs.example.com/ollama/streaming',
        ],
      },
    ]);
  });

  test('may bring a page that is longer than a context', async () => {
    const response = await ask('/api/web_fetch', { url: 'docs.example.com/handbook' });
    const [, { content }] = statusAndBody(response) as [number, { content: string }];
    expect(content.length).toBeGreaterThan(20_000);
  });

  test('leaves links out where there are none', async () => {
    const response = await ask('/api/web_fetch', { url: 'science.example.org/sky' });
    expect(statusAndBody(response)).toEqual([
      200,
      { title: 'Why is the sky blue?', content: expect.any(String) },
    ]);
  });

  test('of an unknown address is an error', async () => {
    expect(statusAndBody(await ask('/api/web_fetch', { url: 'https://nope.test/' }))).toEqual([
      404,
      { error: 'could not fetch "https://nope.test/"' },
    ]);
    expect(statusAndBody(await ask('/api/web_fetch', {}))).toEqual([
      400,
      { error: 'url is required' },
    ]);
  });
});

describe('hosts', () => {
  test('the cloud wants a key', async () => {
    const emulator = createEmulator({ apiKey: 'k' });
    expect((await post(emulator, '/api/web_search', { query: 'a' })).status).toBe(401);
    expect((await post(emulator, '/api/web_fetch', { url: 'a' })).status).toBe(401);
  });

  test('a daemon has its own paths and wants no key', async () => {
    const emulator = createEmulator({ mode: 'daemon' });
    const found = await post(emulator, '/api/experimental/web_search', { query: 'ollama' });
    expect(found.status).toBe(200);
    const page = { url: 'docs.example.com/ollama' };
    expect((await post(emulator, '/api/experimental/web_fetch', page)).status).toBe(200);
    expect((await post(emulator, '/api/web_search', { query: 'ollama' })).status).toBe(404);
  });

  test('the cloud has no experimental ones', async () => {
    expect((await ask('/api/experimental/web_search', { query: 'ollama' })).status).toBe(404);
  });
});
