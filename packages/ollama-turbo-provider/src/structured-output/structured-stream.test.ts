import type { JSONSchema7 } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import {
  doneLine,
  HELLO,
  messageLine,
  modelWith,
  partsOf,
  type StubAnswer,
} from '../../testing/stub-host.js';
import type { ChatStreamPart } from '../chat/chat-model.js';

const SCHEMA: JSONSchema7 = {
  type: 'object',
  properties: { city: { type: 'string' }, population: { type: 'number' } },
  required: ['city', 'population'],
};
const JSON_CALL = { prompt: HELLO, responseFormat: { type: 'json' as const, schema: SCHEMA } };
const ROME = '{"city":"Rome","population":2800000}';
const NO_JSON = 'The answer holds no JSON value of the kind that was asked for.';

const START: ChatStreamPart[] = [
  { type: 'stream-start', warnings: [] },
  {
    type: 'response-metadata',
    timestamp: new Date('2026-01-02T03:04:05.678Z'),
    modelId: 'm',
  },
];

function says(content: string | string[], done: object = {}): StubAnswer {
  const lines = [content].flat().map(text => messageLine({ content: text }));
  return { reads: [...lines, doneLine(done)] };
}

function cloud(answers: StubAnswer[]) {
  return modelWith({ answers, settings: { baseURL: undefined, apiKey: 'k' } });
}

/** The finish of an answer without counts. */
function finish(options: { reason?: string; structuredOutput: object; raw?: string }) {
  const { reason = 'stop', structuredOutput, raw = 'stop' } = options;
  return {
    type: 'finish',
    finishReason: { unified: reason, raw },
    usage: {
      inputTokens: {
        total: undefined,
        noCache: undefined,
        cacheRead: undefined,
        cacheWrite: undefined,
      },
      outputTokens: { total: undefined, text: undefined, reasoning: undefined },
    },
    providerMetadata: {
      ollama: { doneReason: raw, structuredOutput: { mode: 'prompt', ...structuredOutput } },
    },
  };
}

function textBlock(...deltas: string[]) {
  return [
    { type: 'text-start', id: 'text-0' },
    ...deltas.map(delta => ({ type: 'text-delta', id: 'text-0', delta })),
    { type: 'text-end', id: 'text-0' },
  ];
}

const mismatch = (text: string, ...problems: string[]) => ({
  type: 'error',
  error: expect.objectContaining({
    name: 'AI_InvalidResponseDataError',
    data: { reason: 'schema-mismatch', text, problems },
  }),
});

describe('a streamed answer that has to be JSON', () => {
  it('goes out as it comes, without what stands around it', async () => {
    const { model } = cloud([
      {
        reads: [
          messageLine({ thinking: 'Hm.' }),
          messageLine({ content: 'Here: { ' }),
          messageLine({ content: '"city": "Ro' }),
          messageLine({ content: 'me", ' }),
          messageLine({ content: '"population": 1}' }),
          messageLine({ content: ' Done.' }),
          doneLine(),
        ],
      },
    ]);
    const { stream } = await model.doStream(JSON_CALL);
    expect(await partsOf(stream)).toEqual([
      ...START,
      { type: 'reasoning-start', id: 'reasoning-0' },
      { type: 'reasoning-delta', id: 'reasoning-0', delta: 'Hm.' },
      { type: 'reasoning-end', id: 'reasoning-0' },
      ...textBlock('{ "city": "Ro', 'me"', ', "population": 1}'),
      finish({ structuredOutput: { requests: 1, textBefore: 'Here: ', textAfter: ' Done.' } }),
    ]);
  });

  it('is asked for again while none of it has gone out, as one answer', async () => {
    const { host, model } = cloud([
      {
        reads: [
          messageLine({ thinking: 'One.' }),
          messageLine({ content: 'I cannot.' }),
          doneLine(),
        ],
      },
      {
        reads: [messageLine({ thinking: 'Two.' }), messageLine({ content: ROME }), doneLine()],
      },
    ]);
    const { stream } = await model.doStream(JSON_CALL);
    expect(await partsOf(stream)).toEqual([
      ...START,
      { type: 'reasoning-start', id: 'reasoning-0' },
      { type: 'reasoning-delta', id: 'reasoning-0', delta: 'One.' },
      { type: 'reasoning-end', id: 'reasoning-0' },
      { type: 'reasoning-start', id: 'reasoning-1' },
      { type: 'reasoning-delta', id: 'reasoning-1', delta: 'Two.' },
      { type: 'reasoning-end', id: 'reasoning-1' },
      ...textBlock(ROME),
      finish({
        structuredOutput: { requests: 2, rejected: [{ text: 'I cannot.', problems: [NO_JSON] }] },
      }),
    ]);
    expect(host.requests).toHaveLength(2);
  });

  it('fails after the second answer that holds no JSON', async () => {
    const { model } = cloud([says('No.'), says('Never.')]);
    const { stream } = await model.doStream(JSON_CALL);
    expect(await partsOf(stream)).toEqual([
      ...START,
      mismatch('Never.', NO_JSON),
      finish({
        reason: 'error',
        structuredOutput: {
          requests: 2,
          textBefore: 'Never.',
          rejected: [{ text: 'No.', problems: [NO_JSON] }],
        },
      }),
    ]);
  });

  it('fails when it has gone out and does not fit', async () => {
    const { host, model } = cloud([says('{"city":1}')]);
    const { stream } = await model.doStream(JSON_CALL);
    expect(await partsOf(stream)).toEqual([
      ...START,
      { type: 'text-start', id: 'text-0' },
      { type: 'text-delta', id: 'text-0', delta: '{"city":1}' },
      mismatch(
        '{"city":1}',
        'The value: Instance does not have required property "population".',
        '/city: Instance type "number" is invalid. Expected "string".',
      ),
      { type: 'text-end', id: 'text-0' },
      finish({ reason: 'error', structuredOutput: { requests: 1 } }),
    ]);
    expect(host.requests).toHaveLength(1);
  });

  it('fails when the limit of tokens cut it off', async () => {
    const { host, model } = cloud([says('{"city":"Ro', { done_reason: 'length' })]);
    const { stream } = await model.doStream(JSON_CALL);
    expect((await partsOf(stream)).slice(2)).toEqual([
      { type: 'text-start', id: 'text-0' },
      { type: 'text-delta', id: 'text-0', delta: '{"city":"Ro' },
      mismatch('{"city":"Ro', 'The JSON value in the answer is not closed.'),
      { type: 'text-end', id: 'text-0' },
      finish({ reason: 'error', raw: 'length', structuredOutput: { requests: 1 } }),
    ]);
    expect(host.requests).toHaveLength(1);
  });

  it.each([
    ['{"city":"Rome",\n"population":1,\n}', ['{"city":"Rome",\n"population":1', '\n}']],
    ['{"city":"Rome", // it is\n"population":1}', ['{"city":"Rome"', ', \n"population":1}']],
    ["{'city': 'Rome', 'population': 1}", ['{"city": "Rome", "population": 1}']],
    ['{"city":"Rome" "population":1}', ['{"city":"Rome"', ', "population":1}']],
  ])('is mended once it is closed: %j', async (written, deltas) => {
    const { model } = cloud([says([...written])]);
    const { stream } = await model.doStream(JSON_CALL);
    const parts = await partsOf(stream);
    const text = parts.map(part => (part.type === 'text-delta' ? part.delta : '')).join('');
    expect(text).toBe(deltas.join(''));
    expect(parts.at(-1)).toEqual(finish({ structuredOutput: { requests: 1, written } }));
  });

  it('passes calls on with what has been cut, and does not check it', async () => {
    const call = { id: 'c', function: { name: 'f', arguments: {} } };
    const { host, model } = cloud([
      {
        reads: [
          messageLine({ content: 'Let me see.' }),
          messageLine({ tool_calls: [call] }),
          doneLine(),
        ],
      },
    ]);
    const tool = { type: 'function' as const, name: 'f', inputSchema: {} };
    const { stream } = await model.doStream({ ...JSON_CALL, tools: [tool] });
    expect((await partsOf(stream)).slice(-5)).toEqual([
      { type: 'tool-input-start', id: 'c', toolName: 'f' },
      { type: 'tool-input-delta', id: 'c', delta: '{}' },
      { type: 'tool-input-end', id: 'c' },
      { type: 'tool-call', toolCallId: 'c', toolName: 'f', input: '{}' },
      finish({
        reason: 'tool-calls',
        structuredOutput: { requests: 1, textBefore: 'Let me see.' },
      }),
    ]);
    expect(host.requests).toHaveLength(1);
  });

  it('keeps what has gone out when the stream breaks', async () => {
    const { host, model } = cloud([{ reads: [messageLine({ content: '{"city":"Ro' })] }]);
    const { stream } = await model.doStream(JSON_CALL);
    const parts = await partsOf(stream);
    expect(parts.slice(2).map(({ type }) => type)).toEqual([
      'text-start',
      'text-delta',
      'error',
      'text-end',
      'finish',
    ]);
    expect(parts[4]).toMatchObject({ error: { data: { reason: 'incomplete-answer' } } });
    expect(host.requests).toHaveLength(1);
  });

  it('fails as the second request does, with what the first one used', async () => {
    const { model } = cloud([
      says('No.', { prompt_eval_count: 3, eval_count: 2 }),
      { status: 429, reads: ['{"error":"slow down"}'] },
    ]);
    const { stream } = await model.doStream(JSON_CALL);
    const [, , error, end] = await partsOf(stream);
    expect(error).toMatchObject({
      type: 'error',
      error: { name: 'AI_APICallError', statusCode: 429 },
    });
    expect(end).toMatchObject({
      type: 'finish',
      finishReason: { unified: 'error' },
      usage: { inputTokens: { total: 3 }, outputTokens: { total: 2 } },
    });
  });

  it('gives the raw lines of all its answers', async () => {
    const { model } = cloud([says('No.'), says(ROME)]);
    const { stream } = await model.doStream({ ...JSON_CALL, includeRawChunks: true });
    expect((await partsOf(stream)).filter(({ type }) => type === 'raw')).toHaveLength(4);
  });
});

describe('a second request', () => {
  /** A host whose second answer does not begin. `asked` resolves once it is waited for. */
  const hangingHost = () => {
    const first = cloud([says('No.')]);
    let report: (signal: AbortSignal | null | undefined) => void = () => {};
    const asked = new Promise<AbortSignal | null | undefined>(resolve => {
      report = resolve;
    });
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (first.host.requests.length === 0) return first.host.fetch(input, init);
      report(init?.signal);
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      });
    };
    const { model } = modelWith({
      answers: [],
      settings: { baseURL: undefined, apiKey: 'k', fetch },
    });
    return { model, asked };
  };

  it('ends with the abort signal of the call, with its own reason', async () => {
    const { model, asked } = hangingHost();
    const controller = new AbortController();
    const { stream } = await model.doStream({ ...JSON_CALL, abortSignal: controller.signal });
    const parts = partsOf(stream);
    await asked;
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(parts).rejects.toBe(reason);
  });

  it('is not sent after an abort', async () => {
    const controller = new AbortController();
    const { host, model } = cloud([says('No.'), says(ROME)]);
    const { stream } = await model.doStream({ ...JSON_CALL, abortSignal: controller.signal });
    const reader = stream.getReader();
    await reader.read();
    await reader.read();
    controller.abort();
    await expect(reader.read()).rejects.toBe(controller.signal.reason);
    expect(host.requests).toHaveLength(1);
  });

  it('ends when the stream is cancelled', async () => {
    const { model, asked } = hangingHost();
    const { stream } = await model.doStream(JSON_CALL);
    const reader = stream.getReader();
    await reader.read();
    await reader.read();
    const pending = reader.read();
    const signal = await asked;
    await reader.cancel('gone');
    expect(signal?.reason).toBe('gone');
    expect(await pending).toEqual({ done: true, value: undefined });
  });

  it('is cancelled with the stream', async () => {
    const { host, model } = cloud([says('No.'), says(['{"city":', '"Rome"'])]);
    const { stream } = await model.doStream(JSON_CALL);
    const reader = stream.getReader();
    for (let part = await reader.read(); ; part = await reader.read()) {
      if (part.value?.type === 'text-delta') break;
    }
    await reader.cancel('gone');
    expect(host.cancelReason).toEqual({ value: 'gone' });
  });

  it('is read no further than it is asked', async () => {
    const { host, model } = cloud([says(['{"city":', '"Rome"', ',"population":1}'])]);
    const { stream } = await model.doStream(JSON_CALL);
    const reader = stream.getReader();
    for (let part = await reader.read(); ; part = await reader.read()) {
      if (part.value?.type === 'text-delta') break;
    }
    expect(host.readCount).toBe(1);
  });
});
