import { describe, expect, test } from 'vitest';
import { post, statusAndBody } from '../../testing/post.js';
import { createEmulator, type EmulatorModel } from '../index.js';

const MODELS: EmulatorModel[] = [
  { name: 'plain' },
  { name: 'thinker', capabilities: ['completion', 'tools', 'thinking'] },
  { name: 'me/tagged:7b', capabilities: ['completion'] },
  { name: 'embed', capabilities: ['embedding'] },
];
const messages = [{ role: 'user', content: 'Hi' }];
const tools = [{ type: 'function', function: { name: 'f' } }];

function daemon(server: '0.33' | '0.25' = '0.33') {
  return createEmulator({ mode: 'daemon', server, models: MODELS });
}

describe('a model is found by', () => {
  test.each([
    'plain',
    'plain:latest',
    'PLAIN',
    'library/plain',
    'registry.ollama.ai/library/plain:latest',
    'plain:local',
    ' plain ',
    'me/tagged:7b',
  ])('%s, and the answer repeats that name', async model => {
    const response = await post(daemon(), '/api/chat', { model, messages, stream: false });
    expect(JSON.parse(response.chunks.join(''))).toMatchObject({ model, done: true });
  });
});

describe('a model is refused', () => {
  test.each([
    ['/api/chat', {}, 400, 'model is required'],
    ['/api/chat', { model: ' ' }, 400, 'model is required'],
    ['/api/chat', 'null', 400, 'model is required'],
    ['/api/generate', {}, 404, "model '' not found"],
    ['/api/show', {}, 400, 'model is required'],
    ['/api/chat', { model: 'bad name!' }, 400, 'invalid model name'],
    ['/api/chat', { model: 'a/b/c/d' }, 400, 'invalid model name'],
    ['/api/chat', { model: 'plain:7b' }, 404, "model 'plain:7b' not found"],
    ['/api/generate', { model: 'nope' }, 404, "model 'nope' not found"],
    ['/api/show', { model: 'nope' }, 404, "model 'nope:latest' not found"],
    ['/api/show', { name: 'nope:7b' }, 404, "model 'nope:7b' not found"],
    [
      '/api/chat',
      { model: 'x:cloud:local' },
      400,
      'use either :local or :cloud, not both: "x:cloud:local"',
    ],
    [
      '/api/chat',
      { model: 'x:20b-cloud:cloud' },
      400,
      'use either :local or :cloud, not both: "x:20b-cloud:cloud"',
    ],
    ['/api/chat', { model: 'embed', messages }, 400, '"embed" does not support chat'],
    ['/api/generate', { model: 'embed', prompt: 'x' }, 400, '"embed" does not support generate'],
    [
      '/api/chat',
      { model: 'plain', messages, think: 'low' },
      400,
      '"plain" does not support thinking',
    ],
    [
      '/api/chat',
      { model: 'plain', messages, tools },
      400,
      'registry.ollama.ai/library/plain:latest does not support tools',
    ],
    [
      '/api/chat',
      { model: 'me/tagged:7b', messages, tools },
      400,
      'registry.ollama.ai/me/tagged:7b does not support tools',
    ],
    [
      '/api/generate',
      { model: 'plain', prompt: 'a', suffix: 'b' },
      400,
      'registry.ollama.ai/library/plain:latest does not support insert',
    ],
    [
      '/api/generate',
      { model: 'plain', prompt: 'a', raw: true, system: 'b' },
      400,
      'raw mode does not support template, system, or context',
    ],
  ])('%s %j', async (path, body, status, error) => {
    expect(statusAndBody(await post(daemon(), path, body))).toEqual([status, { error }]);
  });

  test('by 0.25 without a tag of its own making', async () => {
    const response = await post(daemon('0.25'), '/api/show', { model: 'nope' });
    expect(statusAndBody(response)).toEqual([404, { error: "model 'nope' not found" }]);
  });
});

describe('checks come in this order', () => {
  test.each([
    ['types', { model: 'nope', top_logprobs: 21, stream: 'x' }, /^json: cannot unmarshal string/],
    [
      'top_logprobs',
      { model: 'nope', top_logprobs: 21 },
      /^top_logprobs must be between 0 and 20$/,
    ],
    ['name', { model: 'bad name!', think: true }, /^invalid model name$/],
    ['model', { model: 'nope', think: true }, /^model 'nope' not found$/],
    ['thinking', { model: 'plain', messages, think: true, tools }, /does not support thinking$/],
    [
      'tools',
      { model: 'plain', messages, tools, options: { stop: 'a' } },
      /does not support tools$/,
    ],
    [
      'options',
      { model: 'plain', messages, options: { stop: 'a' }, format: 'xml' },
      /^option "stop"/,
    ],
    ['options of a load', { model: 'plain', options: { stop: 'a' } }, /^option "stop"/],
  ])('%s', async (_check, body, error) => {
    const response = await post(daemon(), '/api/chat', body);
    expect(JSON.parse(response.chunks.join(''))).toEqual({ error: expect.stringMatching(error) });
  });
});

describe('an option of a wrong type is 500', () => {
  test.each([
    [{ temperature: 'hot' }, 'option "temperature" must be of type float32'],
    [{ num_predict: '5' }, 'option "num_predict" must be of type integer'],
    [{ use_mmap: 1 }, 'option "use_mmap" must be of type boolean'],
    [{ stop: 'a' }, 'option "stop" must be of type array'],
    [{ stop: ['a', 5] }, 'option "stop" must be of an array of strings'],
  ])('%j', async (options, error) => {
    const response = await post(daemon(), '/api/chat', { model: 'plain', messages, options });
    expect(statusAndBody(response)).toEqual([500, { error }]);
  });

  test('but an unknown name, one in capitals and null are ignored', async () => {
    const options = { zzz: 1, Temperature: 'hot', temperature: null };
    const response = await post(daemon(), '/api/chat', { model: 'plain', messages, options });
    expect(response.status).toBe(200);
  });
});

describe('what the engine finds', () => {
  const long = [{ role: 'user', content: 'word '.repeat(2000) }];
  const tooLong = { model: 'plain', messages: long, options: { num_ctx: 250 }, truncate: false };
  const image = { role: 'user', content: 'What is this?', images: ['AAAA'] };

  test('0.33 gives as JSON inside a text, and in the framing of a stream', async () => {
    const response = await post(daemon(), '/api/chat', tooLong);
    expect(response).toMatchObject({
      status: 400,
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    const { error } = JSON.parse(response.chunks.join('')) as { error: string };
    // 250 is rounded up to a multiple of 256.
    expect(JSON.parse(error)).toMatchObject({
      error: { code: 400, type: 'exceed_context_size_error', n_ctx: 256 },
    });
  });

  test('0.25 gives as a text', async () => {
    const response = await post(daemon('0.25'), '/api/chat', { ...tooLong, stream: false });
    const error = 'the input length exceeds the context length';
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(statusAndBody(response)).toEqual([400, { error }]);
  });

  test('an over-long prompt is cut silently by default', async () => {
    const body = { ...tooLong, truncate: true, stream: false };
    const response = await post(daemon(), '/api/chat', body);
    expect(statusAndBody(response)).toEqual([
      200,
      expect.objectContaining({ prompt_eval_count: 256 }),
    ]);
  });

  test('shift: false is refused by 0.33 and leaves 0.25 a single token', async () => {
    const body = { ...tooLong, truncate: true, shift: false, stream: false };
    const [status, refusal] = statusAndBody(await post(daemon(), '/api/chat', body));
    expect(status).toBe(400);
    expect(refusal).toEqual({
      error: expect.stringMatching(/^the prompt is longer than the context/),
    });
    const older = statusAndBody(await post(daemon('0.25'), '/api/chat', body));
    expect(older).toEqual([200, expect.objectContaining({ eval_count: 1, done_reason: 'length' })]);
  });

  test('images on a model without vision are refused by 0.33 and dropped by 0.25', async () => {
    const body = { model: 'plain', messages: [image] };
    expect((await post(daemon(), '/api/chat', body)).status).toBe(400);
    expect((await post(daemon('0.25'), '/api/chat', body)).status).toBe(200);
  });
});
