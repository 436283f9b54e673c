import { describe, expect, test } from 'vitest';
import { post, statusAndBody } from '../testing/post.js';
import { createEmulator } from './index.js';

const key = { authorization: 'Bearer secret' };
const messages = [{ role: 'user', content: 'Hi' }];

function chat(body: object) {
  const emulator = createEmulator({ apiKey: 'secret' });
  return post(
    emulator,
    '/api/chat',
    { model: 'gpt-oss:120b', messages, stream: false, ...body },
    key,
  );
}

describe('the cloud', () => {
  test('has models under their base names', async () => {
    expect((await chat({})).status).toBe(200);
  });

  test.each(['gpt-oss:120b-cloud', 'gpt-oss:120b:cloud', 'nope'])(
    'does not know %s',
    async model => {
      expect(statusAndBody(await chat({ model }))).toEqual([
        404,
        { error: `model "${model}" not found` },
      ]);
    },
  );
});

describe('tool results in the cloud', () => {
  const calls = (...ids: (string | undefined)[]) => ({
    role: 'assistant',
    content: '',
    tool_calls: ids.map(id => ({ id, function: { name: 'f', arguments: {} } })),
  });
  const result = (id?: string) => ({
    role: 'tool',
    content: '1',
    tool_name: 'f',
    tool_call_id: id,
  });
  const mismatch = { error: 'Invalid tool usage: mismatch between tool calls and tool results' };

  test.each([
    ['the ids of the calls', [calls('a', 'b'), result('b'), result('a')]],
    ['no ids where the calls had none', [calls(undefined), result()]],
  ])('are taken with %s', async (_case, history) => {
    expect((await chat({ messages: [...messages, ...history] })).status).toBe(200);
  });

  test.each([
    ['another id', [calls('a'), result('x')], { error: 'Unexpected tool call id' }],
    ['no id', [calls('a'), result()], mismatch],
    ['fewer results than calls', [calls('a', 'b'), result('a')], mismatch],
  ])('are refused with %s', async (_case, history, error) => {
    const response = await chat({ messages: [...messages, ...history] });
    expect(statusAndBody(response)).toEqual([400, error]);
  });

  test('are not looked at by a daemon', async () => {
    const emulator = createEmulator({ mode: 'daemon' });
    const history = [...messages, calls('a'), result('x')];
    const response = await post(emulator, '/api/chat', { model: 'gpt-oss:20b', messages: history });
    expect(response.status).toBe(200);
  });
});

describe('a cloud model through a daemon', () => {
  test.each(['gpt-oss:120b-cloud', 'gpt-oss:120b:cloud'])(
    '%s answers by its base name',
    async model => {
      const emulator = createEmulator({ mode: 'daemon' });
      const response = await post(emulator, '/api/chat', { model, messages, stream: false });
      expect(statusAndBody(response)).toMatchObject([200, { model: 'gpt-oss:120b' }]);
    },
  );

  test('that the cloud does not have is 404', async () => {
    const emulator = createEmulator({ mode: 'daemon' });
    const response = await post(emulator, '/api/chat', { model: 'nope:cloud', messages });
    expect(statusAndBody(response)).toEqual([404, { error: 'model "nope" not found' }]);
  });
});
