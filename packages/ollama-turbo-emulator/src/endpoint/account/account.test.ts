import { describe, expect, test } from 'vitest';
import { post, statusAndBody } from '../../../testing/post.js';
import { createEmulator, type EmulatorOptions } from '../../index.js';

const key = { authorization: 'Bearer k' };

async function usage(options: EmulatorOptions = {}): Promise<object> {
  const emulator = createEmulator({ apiKey: 'k', ...options });
  return (await emulator.fetch('/api/usage', { headers: key })).json() as Promise<object>;
}

describe('the account', () => {
  test('belongs to a key', async () => {
    const emulator = createEmulator({ apiKey: 'k' });
    expect(statusAndBody(await post(emulator, '/api/me', '', key))).toEqual([
      200,
      {
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        email: 'somebody@example.com',
        name: 'somebody',
        plan: 'free',
      },
    ]);
    expect((await post(emulator, '/api/me', '')).status).toBe(401);
  });

  test('is that of a daemon that answers for the cloud', async () => {
    const response = await post(createEmulator(), '/api/me', '');
    expect(statusAndBody(response)).toMatchObject([200, { name: 'somebody' }]);
  });
});

describe('the usage', () => {
  const limit = {
    usage: expect.closeTo(0.05, 1),
    models: [{ name: expect.any(String), request_count: 12 }],
  };

  test('is that of a month', async () => {
    expect(await usage()).toEqual({
      activity: {
        cost: '0.00000',
        period: {
          type: 'last_4_weeks',
          starting_at: expect.any(String),
          ending_at: expect.any(String),
        },
        models: [],
      },
      limits: { monthly: limit },
    });
  });

  test('or that of a session and a week, as it was before', async () => {
    expect(await usage({ usage: 'session' })).toMatchObject({
      limits: { session: limit, weekly: limit },
    });
  });

  test('wants a key, and is unknown to a daemon', async () => {
    expect((await createEmulator({ apiKey: 'k' }).fetch('/api/usage')).status).toBe(401);
    expect((await createEmulator().fetch('/api/usage')).status).toBe(404);
  });
});

test('the status says whether a daemon reaches the cloud', async () => {
  const status = (options: EmulatorOptions) =>
    createEmulator(options)
      .fetch('/api/status')
      .then(response => response.json());
  expect(await status({})).toEqual({ cloud: { disabled: false, source: 'none' } });
  expect(await status({ disableCloud: true })).toEqual({
    cloud: { disabled: true, source: 'env' },
  });
  expect((await createEmulator({ mode: 'cloud' }).fetch('/api/status')).status).toBe(404);
});
