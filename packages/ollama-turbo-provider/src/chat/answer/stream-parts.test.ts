import { describe, expect, it } from 'vitest';
import type { ChatStreamPart } from '../chat-model.js';
import {
  doneLine,
  HELLO,
  line,
  messageLine,
  modelWith,
  partsOf,
  type StubAnswer,
} from '../../../testing/stub-host.js';

const TIMESTAMP = new Date('2026-01-02T03:04:05.678Z');
const USAGE_UNKNOWN = {
  inputTokens: {
    total: undefined,
    noCache: undefined,
    cacheRead: undefined,
    cacheWrite: undefined,
  },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};
const START: ChatStreamPart = { type: 'stream-start', warnings: [] };
const METADATA: ChatStreamPart = {
  type: 'response-metadata',
  timestamp: TIMESTAMP,
  modelId: 'm',
};
const FINISH = {
  type: 'finish',
  finishReason: { unified: 'stop', raw: 'stop' },
  usage: USAGE_UNKNOWN,
  providerMetadata: { ollama: { doneReason: 'stop' } },
};

async function partsFrom(
  reads: StubAnswer['reads'],
  options: { includeRawChunks?: boolean; offersTools?: boolean } = {},
) {
  const { model } = modelWith({ answers: [{ reads }] });
  const { stream } = await model.doStream({
    prompt: HELLO,
    includeRawChunks: options.includeRawChunks,
    tools: options.offersTools
      ? [{ type: 'function', name: 'f', inputSchema: { type: 'object', properties: {} } }]
      : undefined,
  });
  return partsOf(stream);
}

const toolCall = (call: object) => ({ tool_calls: [call] });

describe('the parts of an answer', () => {
  it('open and close a block for thinking and for text', async () => {
    expect(
      await partsFrom([
        messageLine({ thinking: 'Hm' }),
        messageLine({ thinking: '.' }),
        messageLine({ content: 'Hel' }),
        messageLine({ content: 'lo' }),
        doneLine(),
      ]),
    ).toEqual([
      START,
      METADATA,
      { type: 'reasoning-start', id: 'reasoning-0' },
      { type: 'reasoning-delta', id: 'reasoning-0', delta: 'Hm' },
      { type: 'reasoning-delta', id: 'reasoning-0', delta: '.' },
      { type: 'reasoning-end', id: 'reasoning-0' },
      { type: 'text-start', id: 'text-0' },
      { type: 'text-delta', id: 'text-0', delta: 'Hel' },
      { type: 'text-delta', id: 'text-0', delta: 'lo' },
      { type: 'text-end', id: 'text-0' },
      FINISH,
    ]);
  });

  it('join the deltas that one network read brought', async () => {
    const read = [
      messageLine({ thinking: 'a' }),
      messageLine({ thinking: 'b' }),
      messageLine({ thinking: 'c', content: 'd' }),
      messageLine({ content: '' }),
      messageLine({ content: 'e' }),
    ].join('');
    expect(await partsFrom([read, messageLine({ content: 'f' }) + doneLine()])).toEqual([
      START,
      METADATA,
      { type: 'reasoning-start', id: 'reasoning-0' },
      { type: 'reasoning-delta', id: 'reasoning-0', delta: 'abc' },
      { type: 'reasoning-end', id: 'reasoning-0' },
      { type: 'text-start', id: 'text-0' },
      { type: 'text-delta', id: 'text-0', delta: 'de' },
      { type: 'text-delta', id: 'text-0', delta: 'f' },
      { type: 'text-end', id: 'text-0' },
      FINISH,
    ]);
  });

  it('give each block an id of its own when thinking is taken up again', async () => {
    const parts = await partsFrom([
      messageLine({ thinking: 'a' }),
      messageLine({ content: 'b' }),
      messageLine({ thinking: 'c' }),
      messageLine({ content: 'd' }),
      doneLine(),
    ]);
    expect(parts.flatMap(part => ('delta' in part ? [[part.id, part.delta]] : []))).toEqual([
      ['reasoning-0', 'a'],
      ['text-0', 'b'],
      ['reasoning-1', 'c'],
      ['text-1', 'd'],
    ]);
  });

  it('pass on the thinking, text and calls of one line in this order', async () => {
    const everything = {
      thinking: 'a',
      content: 'b',
      ...toolCall({ id: 'call_1', function: { index: 0, name: 'f', arguments: { x: 1 } } }),
    };
    expect(await partsFrom([messageLine(everything, { done: true, done_reason: 'stop' })])).toEqual(
      [
        START,
        METADATA,
        { type: 'reasoning-start', id: 'reasoning-0' },
        { type: 'reasoning-delta', id: 'reasoning-0', delta: 'a' },
        { type: 'reasoning-end', id: 'reasoning-0' },
        { type: 'text-start', id: 'text-0' },
        { type: 'text-delta', id: 'text-0', delta: 'b' },
        { type: 'text-end', id: 'text-0' },
        { type: 'tool-input-start', id: 'call_1', toolName: 'f' },
        { type: 'tool-input-delta', id: 'call_1', delta: '{"x":1}' },
        { type: 'tool-input-end', id: 'call_1' },
        { type: 'tool-call', toolCallId: 'call_1', toolName: 'f', input: '{"x":1}' },
        { ...FINISH, finishReason: { unified: 'tool-calls', raw: 'stop' } },
      ],
    );
  });

  it('keep the ids of calls, and make those that are missing or given twice', async () => {
    const parts = await partsFrom([
      messageLine({
        tool_calls: [
          { id: 'call_1', function: { index: 0, name: 'f', arguments: {} } },
          { function: { index: 0, name: 'g', arguments: {} } },
          { id: 'call_1', function: { index: 0, name: 'h', arguments: {} } },
        ],
      }),
      messageLine(toolCall({ id: '', function: { name: 'i', arguments: {} } })),
      doneLine(),
    ]);
    expect(
      parts.flatMap(part => (part.type === 'tool-call' ? [[part.toolCallId, part.toolName]] : [])),
    ).toEqual([
      ['call_1', 'f'],
      ['id-0', 'g'],
      ['id-1', 'h'],
      ['id-2', 'i'],
    ]);
  });

  it.each([
    [{ a: { b: [1, 'ü'] } }, '{"a":{"b":[1,"ü"]}}'],
    ['{"a":1}', '{"a":1}'],
    ['{"a":', '{"a":'],
    [[1], '[1]'],
    [{}, '{}'],
    ['', '{}'],
    [null, '{}'],
    [undefined, '{}'],
  ])('carry the arguments %j as the input %s', async (callArguments, input) => {
    const parts = await partsFrom([
      messageLine(toolCall({ id: 'c', function: { name: 'f', arguments: callArguments } })),
      doneLine(),
    ]);
    expect(parts.filter(part => part.type === 'tool-call')).toEqual([
      { type: 'tool-call', toolCallId: 'c', toolName: 'f', input },
    ]);
  });

  it('pass on a call without a name, so that it is reported and not lost', async () => {
    const parts = await partsFrom([messageLine(toolCall({ id: 'c' })), doneLine()]);
    expect(parts.filter(part => part.type === 'tool-call')).toEqual([
      { type: 'tool-call', toolCallId: 'c', toolName: '', input: '{}' },
    ]);
  });

  it('tell counts, timings and log probabilities, those of lines without text too', async () => {
    const logprob = (token: string) => ({ token, logprob: -0.5, bytes: [65] });
    const parts = await partsFrom([
      messageLine({}, { logprobs: [logprob('<'), logprob('tool')] }),
      messageLine({ content: 'A' }, { logprobs: [logprob('A')] }),
      doneLine({
        logprobs: [logprob('.')],
        total_duration: 9_000_000_000,
        load_duration: 1,
        prompt_eval_count: 12,
        prompt_eval_duration: 2,
        eval_count: 30,
        eval_duration: 4_000_000_000,
      }),
    ]);
    expect(parts.at(-1)).toEqual({
      type: 'finish',
      finishReason: { unified: 'stop', raw: 'stop' },
      usage: {
        inputTokens: { ...USAGE_UNKNOWN.inputTokens, total: 12 },
        outputTokens: { ...USAGE_UNKNOWN.outputTokens, total: 30 },
        raw: { prompt_eval_count: 12, eval_count: 30 },
      },
      providerMetadata: {
        ollama: {
          doneReason: 'stop',
          totalDuration: 9_000_000_000,
          loadDuration: 1,
          promptEvalDuration: 2,
          evalDuration: 4_000_000_000,
          tokensPerSecond: 7.5,
          logprobs: [logprob('<'), logprob('tool'), logprob('A'), logprob('.')],
        },
      },
    });
  });

  it('leave a count undefined that the host left out', async () => {
    const parts = await partsFrom([messageLine({ content: 'a' }), doneLine({ eval_count: 3 })]);
    expect(parts.at(-1)).toEqual({
      ...FINISH,
      usage: {
        inputTokens: USAGE_UNKNOWN.inputTokens,
        outputTokens: { ...USAGE_UNKNOWN.outputTokens, total: 3 },
        raw: { eval_count: 3 },
      },
    });
  });

  it('take counts and speeds that cannot be for unknown', async () => {
    const parts = await partsFrom([
      messageLine({ content: 'a' }),
      doneLine({ prompt_eval_count: -1, eval_count: 1e308, eval_duration: 1e-308 }),
    ]);
    expect(parts.at(-1)).toMatchObject({
      usage: { inputTokens: { total: undefined }, outputTokens: { total: 1e308 } },
      providerMetadata: { ollama: { doneReason: 'stop', evalDuration: 1e-308 } },
    });
    expect(parts.at(-1)).not.toHaveProperty('providerMetadata.ollama.tokensPerSecond');
  });

  it('hold as many log probabilities as come', async () => {
    const logprobs = Array.from({ length: 150_000 }, () => ({ token: 'a', logprob: 0 }));
    const parts = await partsFrom([messageLine({ content: 'a' }, { logprobs }), doneLine()]);
    expect(parts.at(-1)).toMatchObject({ providerMetadata: { ollama: { logprobs } } });
  });

  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['load', 'other'],
    ['unload', 'other'],
    ['something new', 'other'],
    [undefined, 'other'],
  ])('end for the reason %s with %s', async (raw, unified) => {
    const parts = await partsFrom([messageLine({ content: 'a' }), doneLine({ done_reason: raw })]);
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified, raw } });
  });

  it.each([
    ['stop', 'tool-calls'],
    [undefined, 'tool-calls'],
    ['length', 'length'],
  ])('end for the reason %s with %s after a call', async (raw, unified) => {
    const call = toolCall({ id: 'c', function: { name: 'f', arguments: {} } });
    const parts = await partsFrom([messageLine(call), doneLine({ done_reason: raw })]);
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified, raw } });
  });

  it('note a turn with tools that brought nothing at all', async () => {
    expect(await partsFrom([doneLine()], { offersTools: true })).toEqual([
      START,
      METADATA,
      {
        ...FINISH,
        providerMetadata: {
          ollama: {
            doneReason: 'stop',
            note: 'The model ended its turn without text and without a tool call. Some models do so when they call a tool that was not offered: Ollama drops such a call.',
          },
        },
      },
    ]);
    expect(await partsFrom([doneLine()])).toEqual([START, METADATA, FINISH]);
  });

  it('hold every line as it came when raw chunks are wanted, before what came of it', async () => {
    const first = messageLine({ content: 'a' });
    const second = messageLine({ content: 'b' });
    const last = doneLine();
    expect(await partsFrom([first + second, last], { includeRawChunks: true })).toEqual([
      START,
      { type: 'raw', rawValue: JSON.parse(first) },
      { type: 'raw', rawValue: JSON.parse(second) },
      METADATA,
      { type: 'text-start', id: 'text-0' },
      { type: 'text-delta', id: 'text-0', delta: 'ab' },
      { type: 'raw', rawValue: JSON.parse(last) },
      { type: 'text-end', id: 'text-0' },
      FINISH,
    ]);
  });

  it('wait on where a read brings nothing to pass on', async () => {
    const parts = await partsFrom([
      messageLine({ thinking: 'a' }),
      messageLine({ content: '' }),
      messageLine({ content: 'b' }),
      messageLine({ content: '' }),
      doneLine(),
    ]);
    expect(parts.at(-1)).toEqual(FINISH);
  });

  it('leave out a time and a model that the host did not name', async () => {
    const parts = await partsFrom([
      line({ message: { content: 'a' }, created_at: 'yesterday', model: 5, done: false }),
      line({ done: true }),
    ]);
    expect(parts[1]).toEqual({ type: 'response-metadata' });
  });

  it('take fields of an unexpected type for absent', async () => {
    expect(
      await partsFrom([
        line({
          model: 'm',
          message: { content: null, thinking: 5, tool_calls: 'none' },
          logprobs: {},
          done: 'no',
        }),
        line({ done: true, done_reason: 7, eval_count: 'many', prompt_eval_count: null }),
      ]),
    ).toEqual([
      START,
      { type: 'response-metadata', modelId: 'm' },
      {
        ...FINISH,
        finishReason: { unified: 'other', raw: undefined },
        providerMetadata: { ollama: {} },
      },
    ]);
  });

  it('end with the final line, whatever follows it', async () => {
    const parts = await partsFrom([
      messageLine({ content: 'a' }) + doneLine() + messageLine({ content: 'b' }) + 'garbage\n',
    ]);
    expect(parts.at(-1)).toEqual(FINISH);
    expect(parts.filter(part => part.type === 'text-delta')).toEqual([
      { type: 'text-delta', id: 'text-0', delta: 'a' },
    ]);
  });
});
