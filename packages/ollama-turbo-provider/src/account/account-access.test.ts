import { describe, expect, it } from 'vitest';
import { StubHost } from '../../testing/stub-host.js';
import * as ai4 from '../ai4.js';
import * as ai5 from '../ai5.js';
import * as ai6 from '../ai6.js';
import * as ai7 from '../index.js';

describe.each(Object.entries({ ai4, ai5, ai6, ai7 }))('the provider of %s', (_, entry) => {
  it('tells the account and its usage, also detached', async () => {
    const host = new StubHost(
      { reads: ['{"name":"ada"}'] },
      { reads: ['{"limits":{"weekly":{"usage":0.5}}}'] },
    );
    const { account, usage } = entry.createOllama({ apiKey: 'k', fetch: host.fetch });
    await expect(account()).resolves.toMatchObject({ name: 'ada' });
    await expect(usage()).resolves.toMatchObject({ limits: { weekly: { usage: 0.5 } } });
  });
});
