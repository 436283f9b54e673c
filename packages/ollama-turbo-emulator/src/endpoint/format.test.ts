import { describe, expect, test } from 'vitest';
import { linesOf, post, statusAndBody } from '../../testing/post.js';
import { createEmulator, reply, type EmulatorModel } from '../index.js';

const MODELS: EmulatorModel[] = [
  { name: 'plain' },
  { name: 'thinker', capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'harmony', family: 'harmony', capabilities: ['completion', 'tools', 'thinking'] },
];
const schema = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const messages = [{ role: 'user', content: 'What is the weather in Oslo?' }];
const tools = [
  {
    type: 'function',
    function: { name: 'get_weather', description: 'Weather of a city', parameters: schema },
  },
];
const invalid = {
  error: 'invalid format: "\\"xml\\""; expected "json" or a valid JSON Schema object',
};

function daemon(server: '0.33' | '0.25' = '0.33') {
  return createEmulator({ mode: 'daemon', server, models: MODELS });
}

async function messageOf(body: object, emulator = daemon()) {
  const response = await post(emulator, '/api/chat', { messages, stream: false, ...body });
  const [, answer] = statusAndBody(response);
  return (answer as { message: { content: string; thinking?: string; tool_calls?: object[] } })
    .message;
}

describe('a daemon enforces a format', () => {
  test.each([
    ['on a model that cannot think', { model: 'plain' }],
    ['with think: false', { model: 'thinker', think: false }],
    ['after a model has thought', { model: 'thinker' }],
    ['after gpt-oss has thought', { model: 'harmony', think: 'high' }],
  ])('%s', async (_case, body) => {
    const { content } = await messageOf({ ...body, format: schema });
    expect(JSON.parse(content)).toEqual({ city: expect.any(String) });
  });

  test('and loses the call of a model that it meets', async () => {
    const calling = { model: 'thinker', tools };
    expect((await messageOf(calling)).tool_calls).toHaveLength(1);
    const { content, tool_calls: calls } = await messageOf({ ...calling, format: schema });
    expect(calls).toBeUndefined();
    expect(JSON.parse(content)).toEqual({ city: expect.any(String) });
  });

  test('but gpt-oss calls all the same', async () => {
    const { content, tool_calls: calls } = await messageOf({
      model: 'harmony',
      tools,
      format: schema,
    });
    expect(content).toBe('');
    expect(calls).toHaveLength(1);
  });

  test('on gpt-oss without thinking so early that 0.33 gets nothing', async () => {
    const body = { model: 'harmony', think: false, format: schema };
    expect(await messageOf(body)).toEqual({ role: 'assistant', content: '' });
    expect(JSON.parse((await messageOf(body, daemon('0.25'))).content)).toHaveProperty('city');
  });

  test('in a second pass that begins with an empty line on generic models', async () => {
    const emulator = daemon();
    emulator.script(reply({ thinking: 'Hm.', content: '{}', metrics: { eval_count: 1 } }));
    const body = { model: 'thinker', messages, format: schema };
    const lines = linesOf(await post(emulator, '/api/chat', body)) as { message: object }[];
    expect(lines.map(({ message }) => message)).toEqual([
      { role: 'assistant', content: '', thinking: 'Hm.' },
      { role: 'assistant', content: '' },
      { role: 'assistant', content: '{}' },
      { role: 'assistant', content: '' },
    ]);
  });
});

describe('a format that is none', () => {
  test('is 500 where it is enforced from the first token', async () => {
    const body = { model: 'plain', messages, format: 'xml' };
    const response = await post(daemon(), '/api/chat', body);
    expect(response.headers['content-type']).toBe('application/json');
    expect(statusAndBody(response)).toEqual([500, invalid]);
  });

  test('is a line after the thinking, or a status for a whole answer', async () => {
    const body = { model: 'thinker', messages, format: 'xml' };
    const emulator = daemon();
    emulator.script(reply({ thinking: 'Hm.', content: 'Hi' }), reply({ thinking: 'Hm.' }));
    const streamed = await post(emulator, '/api/chat', body);
    expect([streamed.status, linesOf(streamed).at(1)]).toEqual([200, invalid]);
    const whole = await post(emulator, '/api/chat', { ...body, stream: false });
    expect(statusAndBody(whole)).toEqual([500, invalid]);
  });

  test('goes unnoticed by a model that does not think first', async () => {
    const emulator = daemon();
    emulator.script(reply({ content: 'Hi' }));
    const response = await post(emulator, '/api/chat', {
      model: 'thinker',
      messages,
      format: 'xml',
    });
    expect(response.status).toBe(200);
  });

  test('is 500 on /api/generate before any thinking, and leaves the step to the next', async () => {
    const emulator = daemon();
    emulator.script(reply({ thinking: 'Hm.', content: 'Hi' }));
    const body = { model: 'thinker', prompt: 'Hi', stream: false };
    const response = await post(emulator, '/api/generate', {
      ...body,
      stream: true,
      format: 'xml',
    });
    expect(statusAndBody(response)).toEqual([500, invalid]);
    const [, answer] = statusAndBody(await post(emulator, '/api/generate', body));
    expect(answer).toMatchObject({ thinking: 'Hm.', response: 'Hi' });
  });

  test.each([null, ''])('like %j is no format at all', async format => {
    const { content } = await messageOf({ model: 'plain', format });
    expect(() => JSON.parse(content) as unknown).toThrow(SyntaxError);
  });
});

describe('the cloud', () => {
  test('ignores a format, even one that is none', async () => {
    const cloud = createEmulator({ mode: 'cloud', models: MODELS });
    const headers = { authorization: 'Bearer any' };
    for (const format of [schema, 'xml']) {
      const body = { model: 'plain', messages, stream: false, format };
      const [status, answer] = statusAndBody(await post(cloud, '/api/chat', body, headers));
      expect(status).toBe(200);
      const { content } = (answer as { message: { content: string } }).message;
      expect(() => JSON.parse(content) as unknown).toThrow(SyntaxError);
    }
  });
});
