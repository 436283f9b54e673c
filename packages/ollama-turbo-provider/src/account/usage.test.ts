import { describe, expect, it } from 'vitest';
import { StubHost, type StubAnswer } from '../../testing/stub-host.js';
import { createOllama } from '../provider.js';

const json = (value: unknown, status = 200): StubAnswer => ({
  status,
  reads: [JSON.stringify(value)],
});

const NO_SUCH_PATH: StubAnswer = { status: 404, reads: ['404 page not found'] };

const hostWith = (...answers: StubAnswer[]) => {
  const host = new StubHost(...answers);
  return { host, ollama: createOllama({ apiKey: 'secret-key', fetch: host.fetch }) };
};

const sentOf = ({ requests }: StubHost) =>
  requests.map(({ method, url, body }) => ({ method, url, body }));

describe('usage', () => {
  it('tells the limits of a session and a week, as ollama.com did until August 2026', async () => {
    const usage = {
      limits: {
        session: { usage: 0.046, models: [{ name: 'kimi-k3', request_count: 180 }] },
        weekly: { usage: 0, models: [] },
      },
      activity: { cost: '0.00000', period: { type: 'last_4_weeks' }, models: [] },
    };
    const { host, ollama } = hostWith(json(usage));
    await expect(ollama.usage()).resolves.toEqual({
      limits: {
        session: { usage: 0.046, models: [{ name: 'kimi-k3', requestCount: 180 }] },
        weekly: { usage: 0, models: [] },
      },
      raw: { usage },
    });
    expect(sentOf(host)).toEqual([
      { method: 'GET', url: 'https://ollama.com/api/usage', body: undefined },
    ]);
  });

  it('tells the limit of a month, as ollama.com did in September 2026', async () => {
    const usage = {
      limits: { monthly: { usage: 0.007, models: { 'glm-5.3-flash': { request_count: 213 } } } },
    };
    const { ollama } = hostWith(json(usage));
    await expect(ollama.usage()).resolves.toEqual({
      limits: {
        monthly: { usage: 0.007, models: [{ name: 'glm-5.3-flash', requestCount: 213 }] },
      },
      raw: { usage },
    });
  });

  it('tells what was used, and of the balance how much of the month', async () => {
    const usage = {
      range: '24h',
      from: '2026-09-30T02:00:00Z',
      until: '2026-10-01T02:30:00Z',
      totals: {
        request_count: 15,
        usage_usd: 0.01718,
        input_tokens: 106000,
        cached_input_tokens: 46000,
        output_tokens: 13600,
      },
      buckets: [],
    };
    const balance = {
      included: {
        balance_usd: 72.5,
        allowance_usd: 100,
        period: { from: '2026-09-15T09:30:00Z', until: '2026-10-15T09:30:00Z' },
      },
      purchased: { balance_usd: 25 },
    };
    const { host, ollama } = hostWith(json(usage), json(balance));
    await expect(ollama.usage({ range: '24h', headers: { 'X-Trace': '1' } })).resolves.toEqual({
      limits: { monthly: { usage: 0.275, resetsAt: '2026-10-15T09:30:00Z' } },
      totals: {
        from: '2026-09-30T02:00:00Z',
        until: '2026-10-01T02:30:00Z',
        requestCount: 15,
        cost: 0.01718,
        inputTokens: 106000,
        cachedInputTokens: 46000,
        outputTokens: 13600,
      },
      balance: { included: 72.5, allowance: 100, purchased: 25 },
      raw: { usage, balance },
    });
    expect(sentOf(host)).toEqual([
      { method: 'GET', url: 'https://ollama.com/api/usage?range=24h', body: undefined },
      { method: 'GET', url: 'https://ollama.com/api/balance', body: undefined },
    ]);
    expect(host.requests.map(({ headers }) => headers['x-trace'])).toEqual(['1', '1']);
  });

  it('tells the limits of an older plan by its balance', async () => {
    const usage = { totals: { request_count: 3 } };
    const balance = {
      included: {
        session: { remaining_percent: 75, resets_at: '2026-10-01T07:00:00Z' },
        weekly: { remaining_percent: 40, resets_at: '2026-10-05T00:00:00Z' },
      },
      purchased: null,
    };
    const { ollama } = hostWith(json(usage), json(balance));
    await expect(ollama.usage()).resolves.toEqual({
      limits: {
        session: { usage: 0.25, resetsAt: '2026-10-01T07:00:00Z' },
        weekly: { usage: 0.6, resetsAt: '2026-10-05T00:00:00Z' },
      },
      totals: { requestCount: 3 },
      raw: { usage, balance },
    });
  });

  it('makes up no numbers', async () => {
    const usage = {
      limits: {
        session: { usage: null, models: [{ name: 5 }, { name: 'm' }, 'x'] },
        hourly: { usage: 0.5, models: [{ name: 5 }, { name: 'm', request_count: '3' }, 'x'] },
        weekly: 'none',
        monthly: null,
      },
      totals: { request_count: '15', usage_usd: null },
    };
    const { ollama } = hostWith(json(usage));
    await expect(ollama.usage()).resolves.toEqual({
      limits: { hourly: { usage: 0.5, models: [{ name: 'm' }] } },
      totals: {},
      raw: { usage },
    });
    const empty = { included: { balance_usd: 5, allowance_usd: 0, session: {}, weekly: 5 } };
    const { ollama: other } = hostWith(json({}), json(empty));
    await expect(other.usage()).resolves.toEqual({
      limits: {},
      balance: { included: 5, allowance: 0 },
      raw: { usage: {}, balance: empty },
    });
  });

  it('is undefined where the host does not tell', async () => {
    await expect(hostWith(NO_SUCH_PATH).ollama.usage()).resolves.toBeUndefined();
    const otherUse: StubAnswer = { status: 405, reads: ['405 method not allowed'] };
    await expect(hostWith(otherUse).ollama.usage()).resolves.toBeUndefined();
  });

  it('has no limits where the host tells no balance', async () => {
    const { ollama } = hostWith(json({}), NO_SUCH_PATH);
    await expect(ollama.usage()).resolves.toEqual({ limits: {}, raw: { usage: {} } });
  });

  it.each([
    ['lists', []],
    ['numbers', 5],
    ['texts', 'none'],
  ])('takes %s in the place of objects for nothing said', async (_, value) => {
    const usage = { limits: value, totals: value };
    const balance = { included: value, purchased: value };
    const { ollama } = hostWith(json(usage), json(balance));
    await expect(ollama.usage()).resolves.toEqual({ limits: {}, raw: { usage, balance } });
  });

  it('says what is wrong with an answer that is a list', async () => {
    await expect(hostWith(json([])).ollama.usage()).rejects.toMatchObject({
      message: expect.stringContaining(
        'ollama.com answered with JSON in which the value is not valid (expected an object)',
      ),
      data: { reason: 'malformed-answer' },
    });
  });

  it.each<[string, StubAnswer, object]>([
    [
      'the host takes no more requests',
      json({ error: 'slow down' }, 429),
      {
        message: 'slow down. ollama.com takes no more requests for now: try again later.',
        reason: 'rate-limit',
      },
    ],
    [
      'the answer is a list',
      json([]),
      {
        message: expect.stringContaining('JSON in which the value is not valid'),
        reason: 'malformed-answer',
      },
    ],
  ])('keeps what is known without a balance, and says why: %s', async (_, answer, problem) => {
    const usage = { totals: { request_count: 3 } };
    const { ollama } = hostWith(json(usage), answer);
    await expect(ollama.usage()).resolves.toEqual({
      limits: {},
      totals: { requestCount: 3 },
      problem,
      raw: { usage },
    });
  });

  it('ends with the reason of an abort while it waits for the balance', async () => {
    const abort = new AbortController();
    const reason = new Error('Enough.');
    const host = new StubHost(json({}));
    const ollama = createOllama({
      apiKey: 'secret-key',
      fetch: async (input, init) => {
        if (host.requests.length === 0) return host.fetch(input, init);
        abort.abort(reason);
        throw new TypeError('fetch failed');
      },
    });
    await expect(ollama.usage({ abortSignal: abort.signal })).rejects.toBe(reason);
  });

  it.each([
    [401, 'unauthorized'],
    [429, 'rate-limit'],
  ])('is an error on status %i', async (status, reason) => {
    const { ollama } = hostWith(json({ error: 'no' }, status));
    await expect(ollama.usage()).rejects.toMatchObject({ statusCode: status, data: { reason } });
  });

  it('refuses a range that ollama.com does not know', async () => {
    const { host, ollama } = hostWith();
    await expect(ollama.usage({ range: '1y' as never })).rejects.toThrow(
      'The option range of usage is not valid: expected "24h" or "7d" or "30d".',
    );
    expect(host.requests).toEqual([]);
  });
});
