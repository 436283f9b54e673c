import { describe, expect, test } from 'vitest';
import { post, statusAndBody } from '../../../testing/post.js';
import type { ReadResponse } from '../../../testing/read-response.js';
import { textUntilFailure } from '../../../testing/scripted.js';
import {
  createEmulator,
  cut,
  errorLine,
  fail,
  replay,
  reply,
  reset,
  stall,
  type Emulator,
  type EmulatorModel,
  type EmulatorOptions,
  type Step,
} from '../../index.js';

const all = ['completion', 'tools', 'thinking', 'vision'] as const;
const MODELS: EmulatorModel[] = [
  { name: 'generic', capabilities: all },
  { name: 'harmony', family: 'harmony', capabilities: all },
  { name: 'plain' },
];
const PATH = '/v1/chat/completions';
const messages = [{ role: 'user', content: 'Hi' }];
const counts = { prompt_eval_count: 5, eval_count: 9 };
const weather = { id: 'call_00000001', name: 'get_weather', arguments: { city: '<Oslo>' } };
const tools = [{ type: 'function', function: { name: 'get_weather' } }];

function daemon(script: Step[] = [], options: EmulatorOptions = {}): Emulator {
  return createEmulator({ mode: 'daemon', models: MODELS, script, ...options });
}

async function complete(emulator: Emulator, body: object = {}): Promise<[number, unknown]> {
  const response = await post(emulator, PATH, { model: 'generic', messages, ...body });
  return statusAndBody(response);
}

/** What each HTTP chunk brings, as JSON but for the end of the stream. */
function eventsOf({ chunks }: ReadResponse): unknown[][] {
  return chunks.map(chunk => {
    expect(chunk).toMatch(/\n\n$/);
    return chunk
      .slice(0, -2)
      .split('\n\n')
      .map(event => event.replace(/^data: /, ''))
      .map(data => (data === '[DONE]' ? data : (JSON.parse(data) as unknown)));
  });
}

async function stream(step: Step, body: object, server: '0.33' | '0.25' = '0.33') {
  const emulator = daemon([step], { server });
  const request = { model: 'generic', messages, stream: true, ...body };
  return eventsOf(await post(emulator, PATH, request));
}

const chunk = (model: string, delta: object, finishReason: string | null = null) => ({
  id: expect.stringMatching(/^chatcmpl-\d{1,3}$/),
  object: 'chat.completion.chunk',
  created: expect.any(Number),
  model,
  system_fingerprint: 'fp_ollama',
  choices: [{ index: 0, delta, finish_reason: finishReason }],
});
const spokenCall = {
  id: 'call_00000001',
  index: 0,
  type: 'function',
  function: { name: 'get_weather', arguments: String.raw`{"city":"\u003cOslo\u003e"}` },
};

describe('a whole completion', () => {
  test('says thinking, content, calls and usage in OpenAI’s words', async () => {
    const step = reply({
      thinking: 'Hm.',
      content: 'Let me see.',
      toolCalls: [weather],
      metrics: counts,
    });
    const response = await post(daemon([step]), PATH, { model: 'generic', messages, tools });
    expect(response.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(response.chunks.join('')).toMatch(/\}\n$/);
    expect(statusAndBody(response)).toEqual([
      200,
      {
        id: expect.stringMatching(/^chatcmpl-\d{1,3}$/),
        object: 'chat.completion',
        created: expect.closeTo(Date.now() / 1000, -2),
        model: 'generic',
        system_fingerprint: 'fp_ollama',
        choices: [
          {
            index: 0,
            message: {
              role: 'assistant',
              content: 'Let me see.',
              reasoning: 'Hm.',
              tool_calls: [spokenCall],
            },
            finish_reason: 'tool_calls',
          },
        ],
        usage: { prompt_tokens: 5, completion_tokens: 9, total_tokens: 14 },
      },
    ]);
  });

  test.each([
    [{ content: 'a b c d' }, { max_tokens: 2 }, 'length', 'a b'],
    [{ content: 'a b c d' }, { stop: 'c' }, 'stop', 'a b '],
    [{ content: 'a b c d' }, { stop: ['x', 'b', 1] }, 'stop', 'a '],
    [{ content: 'a', doneReason: null }, {}, null, 'a'],
  ])('of %j with %j ends with %s', async (said, body, reason, content) => {
    expect(await complete(daemon([reply(said)]), body)).toMatchObject([
      200,
      { choices: [{ message: { content }, finish_reason: reason }] },
    ]);
  });

  test('may have the probabilities of its tokens', async () => {
    const [, body] = await complete(daemon([reply({ content: 'Ja' })]), { logprobs: true });
    expect(body).toMatchObject({ choices: [{ logprobs: { content: [{ token: 'Ja' }] } }] });
  });

  test('may show the prompt instead', async () => {
    expect(await complete(daemon(), { _debug_render_only: true })).toMatchObject([
      200,
      { _debug_info: { rendered_template: 'user: Hi\n' } },
    ]);
  });

  test('comes from the demo model without a script', async () => {
    const [status, body] = await complete(createEmulator(), { model: 'gpt-oss:20b' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ choices: [{ message: { reasoning: expect.any(String) } }] });
  });
});

describe('a stream', () => {
  const said = reply({ thinking: 'Hm.', content: 'Good day', metrics: counts });

  test('of 0.33 names the role once, and ends with a reason alone', async () => {
    expect(await stream(said, {})).toEqual([
      [chunk('generic', { role: 'assistant', content: '', reasoning: 'Hm.' })],
      [chunk('generic', { content: 'Good' })],
      [chunk('generic', { content: ' day' })],
      [chunk('generic', {}, 'stop'), '[DONE]'],
    ]);
  });

  test('of 0.25 names it every time', async () => {
    const delta = (content: string) => ({ role: 'assistant', content });
    expect(await stream(said, { stream_options: { include_usage: true } }, '0.25')).toEqual([
      [chunk('generic', { ...delta(''), reasoning: 'Hm.' })],
      [chunk('generic', delta('Good'))],
      [chunk('generic', delta(' day'))],
      [
        chunk('generic', delta(''), 'stop'),
        {
          ...chunk('generic', {}),
          choices: [],
          usage: { prompt_tokens: 5, completion_tokens: 9, total_tokens: 14 },
        },
        '[DONE]',
      ],
    ]);
  });

  test('that is empty names the role all the same', async () => {
    expect(await stream(reply({}), {})).toEqual([
      [
        chunk('generic', { role: 'assistant', content: '' }),
        chunk('generic', {}, 'stop'),
        '[DONE]',
      ],
    ]);
  });

  test('brings calls whole, and ends with their reason', async () => {
    const step = reply({ content: 'Wait.', toolCalls: [weather] });
    expect(await stream(step, { tools })).toEqual([
      [chunk('generic', { role: 'assistant', content: 'Wait.' })],
      [chunk('generic', { content: '', tool_calls: [spokenCall] })],
      [chunk('generic', {}, 'tool_calls'), '[DONE]'],
    ]);
  });

  test('of gpt-oss brings the call with its end', async () => {
    const step = reply({ thinking: 'Hm.', toolCalls: [weather] });
    const begin = chunk('harmony', { role: 'assistant', content: '', reasoning: 'Hm.' });
    expect(await stream(step, { model: 'harmony', tools })).toEqual([
      [begin],
      [
        chunk('harmony', { content: '', tool_calls: [spokenCall] }),
        chunk('harmony', {}, 'tool_calls'),
        '[DONE]',
      ],
    ]);
    const older = { role: 'assistant', content: '', tool_calls: [spokenCall] };
    expect(await stream(step, { model: 'harmony', tools }, '0.25')).toEqual([
      [begin],
      [chunk('harmony', older, 'tool_calls'), '[DONE]'],
    ]);
  });

  test('loses an error in it, and its end', async () => {
    const step = errorLine('model runner has unexpectedly stopped', reply({ content: 'Good' }));
    expect(await stream(step, {})).toEqual([
      [chunk('generic', { role: 'assistant', content: 'Good' })],
      [chunk('', { content: '' })],
    ]);
  });

  test('has no end where the model gives none', async () => {
    expect(await stream(reply({ content: 'a', doneReason: null }), {})).toEqual([
      [chunk('generic', { role: 'assistant', content: 'a' })],
    ]);
  });

  test('is cut, reset and stalled like any other', async () => {
    const emulator = daemon([
      cut({ afterBytes: 20, proper: false }, said),
      reset(),
      stall({ afterBytes: 30 }, said),
    ]);
    const init = {
      method: 'POST',
      body: JSON.stringify({ model: 'generic', messages, stream: true }),
    };
    const broken = await textUntilFailure(await emulator.fetch(PATH, init));
    expect(broken).toEqual({
      text: 'data: {"id":"chatcmp',
      error: new TypeError('terminated'),
    });
    await expect(emulator.fetch(PATH, init)).rejects.toEqual(new TypeError('fetch failed'));
    await (await emulator.fetch(PATH, init)).body?.cancel();
    await expect(emulator.requests[2]?.ended).resolves.toBe('aborted');
  });

  test('is played as it was recorded', async () => {
    const response = { status: 200, headers: {}, chunks: [{ text: 'data: [DONE]\n\n' }] };
    expect(await stream(replay({ response }), {})).toEqual([['[DONE]']]);
  });
});

describe('an error', () => {
  const error = (status: number, type: string, message: unknown) => [
    status,
    { error: { message, type, param: null, code: null } },
  ];

  test('of the model is one in OpenAI’s shape, with a newline', async () => {
    const response = await post(daemon(), PATH, { model: 'nope', messages });
    expect(response).toMatchObject({
      headers: { 'content-type': 'application/json' },
      chunks: [expect.stringMatching(/\}\n$/)],
    });
    expect(statusAndBody(response)).toEqual(
      error(404, 'not_found_error', "model 'nope' not found"),
    );
  });

  test.each([
    [{ model: '' }, 400, 'invalid_request_error', 'model is required'],
    [
      { model: 'plain', tools },
      400,
      'invalid_request_error',
      'registry.ollama.ai/library/plain:latest does not support tools',
    ],
    [
      { model: 'plain', reasoning_effort: 'low' },
      400,
      'invalid_request_error',
      '"plain" does not support thinking',
    ],
    [
      {
        response_format: { type: 'json_schema', json_schema: { schema: 1 } },
        reasoning_effort: 'none',
      },
      500,
      'api_error',
      'invalid format: "1"; expected "json" or a valid JSON Schema object',
    ],
  ])('for %j is %i', async (body, status, type, message) => {
    expect(await complete(daemon(), body)).toEqual(error(status, type, message));
  });

  test('before the first chunk of a stream is chunked', async () => {
    const emulator = daemon([errorLine('broken')]);
    const response = await post(emulator, PATH, { model: 'generic', messages, stream: true });
    // The demo model speaks first: this error is lost in the stream.
    expect(response.status).toBe(200);
    const early = daemon([errorLine('broken', reply({}))]);
    const failed = await post(early, PATH, { model: 'generic', messages, stream: true });
    expect(failed.headers).toMatchObject({
      'content-type': 'application/json',
      'transfer-encoding': 'chunked',
    });
    expect(statusAndBody(failed)).toEqual(error(500, 'api_error', 'broken'));
  });

  test.each([
    ['', 'EOF'],
    ['{', 'unexpected EOF'],
    [{ messages: [] }, "[] is too short - 'messages'"],
    [{}, "[] is too short - 'messages'"],
    [
      { messages: 'Hi' },
      'json: cannot unmarshal string into Go struct field ChatCompletionRequest.messages of type []openai.Message',
    ],
    [{ messages: [{ role: 'user' }] }, 'invalid message content type: <nil>'],
    [{ messages: [{ role: 'user', content: 5 }] }, 'invalid message content type: float64'],
    [{ messages: [{ role: 'user', content: true }] }, 'invalid message content type: bool'],
    [
      { messages: [{ role: 'user', content: {} }] },
      'invalid message content type: map[string]interface {}',
    ],
    [{ messages: [{ role: 'user', content: ['a'] }] }, 'invalid message format'],
    [{ messages: [{ role: 'user', content: [{ type: 'text' }] }] }, 'invalid message format'],
    [{ messages: [{ role: 'user', content: [{ type: 'file' }] }] }, 'invalid message format'],
    [
      {
        messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'QUJD' } }] }],
      },
      'invalid image input',
    ],
    [
      {
        messages: [
          { role: 'user', content: [{ type: 'image_url', image_url: 'data:image/png;base64,?' }] },
        ],
      },
      'invalid message format',
    ],
    [
      {
        messages: [
          {
            role: 'user',
            content: [{ type: 'image_url', image_url: { url: 'https://a.b/c.png' } }],
          },
        ],
      },
      'image URLs are not currently supported, please use base64 encoded data instead',
    ],
    [
      {
        messages: [
          {
            role: 'assistant',
            content: '',
            tool_calls: [{ function: { name: 'f', arguments: '[' } }],
          },
        ],
      },
      'invalid tool call arguments',
    ],
    [
      { messages, reasoning_effort: 'much' },
      `invalid reasoning value: 'much' (must be "high", "medium", "low", "max", or "none")`,
    ],
    [
      { messages, reasoning_effort: 'toString' },
      `invalid reasoning value: 'toString' (must be "high", "medium", "low", "max", or "none")`,
    ],
  ])('of a body such as %j has a charset and no newline', async (body, message) => {
    const response = await post(daemon(), PATH, body);
    expect(response.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
    expect(response.chunks.join('')).toMatch(/\}$/);
    expect(statusAndBody(response)).toEqual(error(400, 'invalid_request_error', message));
  });

  test('of a script comes in this shape too, unless it has another', async () => {
    const headers = { 'Retry-After': '3' };
    const emulator = daemon([
      fail({ status: 429, body: { error: 'slow down' }, headers }),
      fail({ status: 502, body: '<html>' }),
      fail({ status: 400, body: { error: { message: 'mine' } } }),
    ]);
    const limited = await post(emulator, PATH, { model: 'generic', messages });
    expect(limited.headers).toMatchObject({ 'retry-after': '3' });
    expect(statusAndBody(limited)).toEqual(error(429, 'api_error', 'slow down'));
    const other = await post(emulator, PATH, { model: 'generic', messages });
    expect([other.status, other.chunks]).toEqual([502, ['<html>']]);
    expect(await complete(emulator)).toEqual([400, { error: { message: 'mine' } }]);
  });

  test('of the cloud without a key', async () => {
    const emulator = createEmulator({ apiKey: 'k' });
    expect(await complete(emulator)).toEqual([401, { error: 'unauthorized' }]);
  });
});

describe('what is asked', () => {
  /** What the model gets to see of messages. */
  async function prompt(history: object[]): Promise<string> {
    const [, body] = await complete(daemon(), { messages: history, _debug_render_only: true });
    return (body as { _debug_info: { rendered_template: string } })['_debug_info']
      .rendered_template;
  }

  test('may come in parts', async () => {
    const url = 'data:image/png;base64,QUJD';
    const content = [
      { type: 'text', text: 'Look:' },
      { type: 'image_url', image_url: { url } },
      { type: 'image_url', image_url: 'data:;base64,QUJD' },
      { type: 'text', text: 'What is it?' },
    ];
    expect(await prompt([{ role: 'user', content }])).toBe(
      'user: Look:\nuser: \nuser: \nuser: What is it?\n',
    );
    expect(await prompt([{ role: 'user', content: [] }, ...messages])).toBe('user: Hi\n');
  });

  test('may be a result that is known by its call', async () => {
    const call = { id: 'c1', type: 'function', function: { name: 'get_weather', arguments: '{}' } };
    const history = [
      { role: 'user', content: 'What is the weather in Oslo?' },
      { role: 'assistant', content: null, reasoning: 'Hm.', tool_calls: [call] },
      { role: 'tool', tool_call_id: 'c1', content: '{"celsius":11}' },
    ];
    const [status, body] = await complete(daemon(), { messages: history, tools });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('11');
    const cloud = createEmulator({ apiKey: 'k' });
    const key = { authorization: 'Bearer k' };
    const asked = { model: 'gpt-oss:120b', messages: history, tools };
    expect((await post(cloud, PATH, asked, key)).status).toBe(200);
  });

  test.each([
    ['0.33', 'none', false],
    ['0.33', 'minimal', true],
    ['0.33', 'xhigh', true],
    ['0.33', 'ultra', true],
    ['0.25', 'max', true],
  ] as const)('on %s may take the effort %s', async (server, effort, isThinking) => {
    for (const body of [{ reasoning_effort: effort }, { reasoning: { effort } }]) {
      const [status, answer] = await complete(daemon([], { server }), body);
      expect(status).toBe(200);
      expect(JSON.stringify(answer).includes('"reasoning"')).toBe(isThinking);
    }
  });

  test.each(['minimal', 'xhigh', 'ultra'])('on 0.25 may not take the effort %s', async effort => {
    const [status] = await complete(daemon([], { server: '0.25' }), { reasoning_effort: effort });
    expect(status).toBe(400);
  });

  test.each([
    [{ type: 'json_object' }, {}],
    [
      {
        type: 'json_schema',
        json_schema: {
          name: 'x',
          strict: true,
          schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        },
      },
      { city: expect.any(String) },
    ],
  ])('may want JSON: %j', async (format, expected) => {
    const [, body] = await complete(daemon(), {
      model: 'plain',
      response_format: format,
      messages: [{ role: 'user', content: 'Name a city' }],
    });
    const { choices } = body as { choices: { message: { content: string } }[] };
    expect(JSON.parse(choices[0]?.message.content ?? '')).toMatchObject(expected);
  });

  test('may say what Ollama does not know', async () => {
    const body = { tool_choice: 'required', n: 3, user: 'me', parallel_tool_calls: false };
    expect((await complete(daemon(), body))[0]).toBe(200);
  });
});
