import { describe, expect, test } from 'vitest';
import { linesOf, post, statusAndBody } from '../../testing/post.js';
import { createEmulator, reply } from '../index.js';

const MODELS = [{ name: 'm', capabilities: ['completion', 'thinking'] as const }];
const counts = { prompt_eval_count: 5, eval_count: 9 };

function daemon() {
  return createEmulator({ mode: 'daemon', models: MODELS });
}

describe('/api/generate', () => {
  test('streams lines with a response each, after an empty one before thinking', async () => {
    const emulator = daemon();
    emulator.script(reply({ thinking: 'Hm.', content: 'Good day', metrics: counts }));
    const response = await post(emulator, '/api/generate', { model: 'm', prompt: 'Hi' });
    expect(linesOf(response)).toEqual([
      { model: 'm', response: '', done: false },
      { model: 'm', response: '', thinking: 'Hm.', done: false },
      { model: 'm', response: 'Good', done: false },
      { model: 'm', response: ' day', done: false },
      {
        model: 'm',
        response: '',
        done: true,
        done_reason: 'stop',
        context: expect.any(Array),
        ...counts,
      },
    ]);
  });

  test('has its keys in an order of its own, and calls without an id', async () => {
    const emulator = createEmulator({
      mode: 'daemon',
      models: [{ name: 'gpt-oss', family: 'harmony' }],
      script: [reply({ content: 'Hi', toolCalls: [{ name: 'f' }] })],
    });
    const body = { model: 'gpt-oss', prompt: 'Hi', stream: false, logprobs: true };
    const [, answer] = statusAndBody(await post(emulator, '/api/generate', body));
    expect(Object.keys(answer as object)).toEqual([
      'model',
      'created_at',
      'response',
      'done',
      'done_reason',
      'context',
      'total_duration',
      'load_duration',
      'prompt_eval_count',
      'prompt_eval_duration',
      'eval_count',
      'eval_duration',
      'tool_calls',
      'logprobs',
    ]);
    expect(answer).toMatchObject({
      tool_calls: [{ function: { index: 0, name: 'f', arguments: {} } }],
    });
  });

  test('gives no context in raw mode', async () => {
    const body = { model: 'm', prompt: 'Hi', raw: true, stream: false };
    const [, answer] = statusAndBody(await post(daemon(), '/api/generate', body));
    expect(answer).not.toHaveProperty('context');
  });

  test.each([
    [{}, 'load'],
    [{ prompt: '' }, 'load'],
    [{ keep_alive: 0 }, 'unload'],
    [{ keep_alive: '0s' }, 'unload'],
  ])('without a prompt (%j) says %s', async (body, reason) => {
    const response = await post(daemon(), '/api/generate', { model: 'm', ...body });
    const created = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*[1-9])?Z$/);
    expect(statusAndBody(response)).toEqual([
      200,
      { model: 'm', created_at: created, response: '', done: true, done_reason: reason },
    ]);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('holds an answer to a format from its first token on', async () => {
    const format = { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] };
    const body = { model: 'm', prompt: 'How many?', format, stream: false };
    const [, answer] = statusAndBody(await post(daemon(), '/api/generate', body));
    const { response, thinking } = answer as { response: string; thinking?: string };
    expect(thinking).toBeUndefined();
    expect(JSON.parse(response)).toEqual({ n: expect.any(Number) });
  });

  test.each([
    [{ system: 'Be kind.' }, 'system: Be kind.\nuser: Hi\n'],
    [{ raw: true }, 'Hi'],
  ])('shows the prompt instead of an answer with _debug_render_only and %j', async (more, text) => {
    const body = { model: 'm', prompt: 'Hi', ...more, _debug_render_only: true };
    const created = expect.any(String);
    expect(statusAndBody(await post(daemon(), '/api/generate', body))).toEqual([
      200,
      {
        model: 'm',
        created_at: created,
        response: '',
        done: false,
        _debug_info: { rendered_template: text },
      },
    ]);
  });

  test('takes empty lists of images', async () => {
    const body = { model: 'm', prompt: 'Hi', images: [], options: {} };
    expect((await post(daemon(), '/api/generate', body)).status).toBe(200);
  });
});
