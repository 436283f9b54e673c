import { describe, expect, test } from 'vitest';
import { post, statusAndBody } from '../testing/post.js';
import { createEmulator, fail } from './index.js';

const body = { model: 'gpt-oss:120b', messages: [{ role: 'user', content: 'Hi' }], stream: false };
const signature = 'AAAAC3NzaC1lZDI1NTE5:c2lnbmF0dXJl';

async function statusOf(options: { apiKey?: string }, authorization?: string): Promise<number> {
  const emulator = createEmulator({ mode: 'cloud', ...options });
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  return (await post(emulator, '/api/chat', body, headers)).status;
}

describe('cloud mode with a key', () => {
  test.each([
    'Bearer secret',
    'secret',
    'bearer secret',
    ' Bearer  secret',
    'secret, Bearer secret',
  ])('takes %j', async authorization => {
    expect(await statusOf({ apiKey: 'secret' }, authorization)).toBe(200);
  });

  test.each([undefined, '', 'Bearer', 'Bearer other', 'secrets', 'Basic secret', signature])(
    'refuses %j',
    async authorization => {
      expect(await statusOf({ apiKey: 'secret' }, authorization)).toBe(401);
    },
  );
});

describe('cloud mode without a key of its own', () => {
  test.each(['Bearer any', 'any', signature, `Bearer ${signature}`])('takes %j', async given => {
    expect(await statusOf({}, given)).toBe(200);
  });

  test.each([undefined, '', 'Bearer', 'Bearer '])('refuses %j', async given => {
    expect(await statusOf({}, given)).toBe(401);
  });
});

describe('a request without a key', () => {
  test.each(['/api/chat', '/api/generate'])('to %s is 401 before anything is read', async path => {
    const emulator = createEmulator({ apiKey: 'secret' });
    const response = await post(emulator, path, 'not even JSON');
    expect(statusAndBody(response)).toEqual([401, { error: 'unauthorized' }]);
  });

  test('leaves the script to the next', async () => {
    const emulator = createEmulator({ apiKey: 'secret', script: [fail({ status: 418 })] });
    expect((await post(emulator, '/api/chat', body)).status).toBe(401);
    const headers = { authorization: 'secret' };
    expect((await post(emulator, '/api/chat', body, headers)).status).toBe(418);
  });
});

test('a daemon ignores whatever key it is given', async () => {
  const emulator = createEmulator({ mode: 'daemon' });
  const chat = { ...body, model: 'gpt-oss:20b' };
  const headers = { authorization: 'Bearer something' };
  expect((await post(emulator, '/api/chat', chat, headers)).status).toBe(200);
});

test('a daemon with a key is refused, because nobody would check the key', () => {
  expect(() => createEmulator({ mode: 'daemon', apiKey: 'secret' })).toThrow(
    new TypeError('createEmulator: a daemon checks no apiKey; leave it out or use cloud mode.'),
  );
});
