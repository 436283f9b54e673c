import { createEmulator, type Emulator, type EmulatorOptions } from 'ollama-turbo-emulator';
import { afterEach, describe, expect, it } from 'vitest';
import { createOllama } from '../provider.js';

let emulator: Emulator | undefined;

afterEach(() => emulator?.close());

async function listening(options: EmulatorOptions) {
  const host = createEmulator(options);
  emulator = host;
  const { url } = await host.listen();
  return { host, url };
}

const pathsOf = ({ requests }: Emulator) => requests.map(({ path }) => path);

describe('over a socket', () => {
  it('a cloud at another address is searched on its own path', async () => {
    const { host, url } = await listening({ mode: 'cloud', apiKey: 'k' });
    const ollama = createOllama({ baseURL: url, apiKey: 'k' });
    const { results } = await ollama.webSearch('Ollama Turbo', { maxResults: 2 });
    expect(results).toHaveLength(2);
    expect(pathsOf(host)).toEqual(['/api/experimental/web_search', '/api/web_search']);
    await expect(ollama.webFetch(results[0]?.url ?? '')).resolves.toMatchObject({
      title: results[0]?.title,
    });
    await expect(ollama.account()).resolves.toMatchObject({ name: 'somebody', plan: 'free' });
    await expect(ollama.usage()).resolves.toMatchObject({ limits: { monthly: { usage: 0.062 } } });
  });

  it('a cloud at another address refuses a wrong key', async () => {
    const { url } = await listening({ mode: 'cloud', apiKey: 'k' });
    const ollama = createOllama({ baseURL: url, apiKey: 'wrong' });
    await expect(ollama.webSearch('x')).rejects.toMatchObject({ data: { reason: 'unauthorized' } });
  });

  it('a daemon passes the search on, and tells no usage', async () => {
    const { host, url } = await listening({ mode: 'daemon' });
    const ollama = createOllama({ baseURL: url });
    await expect(
      ollama.tools.webSearch().execute({ query: 'Weather in Oslo' }),
    ).resolves.toMatchObject({
      results: [{ url: 'https://weather.example.com/oslo' }, {}],
    });
    expect(pathsOf(host)).toEqual(['/api/experimental/web_search']);
    await expect(ollama.usage()).resolves.toBeUndefined();
  });
});
