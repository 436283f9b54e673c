import { describe, expect, it } from 'vitest';
import { StubHost } from '../../testing/stub-host.js';
import * as ai4 from '../ai4.js';
import * as ai5 from '../ai5.js';
import * as ai6 from '../ai6.js';
import * as ai7 from '../index.js';

const ENTRIES = Object.entries({ ai4, ai5, ai6, ai7 });
const FOUND = { results: [{ title: 'T', url: 'https://example.com', content: 'C' }] };

describe.each(ENTRIES)('the provider of %s', (_, { createOllama }) => {
  it('searches and fetches, also detached, and has the tools', async () => {
    const answers = [FOUND, FOUND, { content: 'C' }, { content: 'C' }];
    const host = new StubHost(...answers.map(answer => ({ reads: [JSON.stringify(answer)] })));
    const { tools, webSearch, webFetch } = createOllama({ apiKey: 'k', fetch: host.fetch });
    const { webSearch: searchTool, webFetch: fetchTool } = tools;
    await expect(webSearch('x')).resolves.toEqual(FOUND);
    await expect(searchTool().execute({ query: 'x' })).resolves.toEqual(FOUND);
    const page = { title: '', url: 'a.com', content: 'C' };
    await expect(webFetch('a.com')).resolves.toEqual(page);
    await expect(fetchTool().execute({ url: 'a.com' })).resolves.toEqual(page);
  });
});
