import type { LanguageModelV2, LanguageModelV2StreamPart } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../testing/stub-host.js';
import { toLanguageModelV1 } from '../v1.js';
import type { CallOptionsV1, StreamPartV1 } from './types.js';

type StreamResultV2 = Awaited<ReturnType<LanguageModelV2['doStream']>>;

const usage = { inputTokens: 1, outputTokens: 2, totalTokens: 3 };
const start: LanguageModelV2StreamPart = { type: 'stream-start', warnings: [] };
const finish: LanguageModelV2StreamPart = { type: 'finish', finishReason: 'stop', usage };
const finishV1: StreamPartV1 = {
  type: 'finish',
  finishReason: 'stop',
  usage: { promptTokens: 1, completionTokens: 2 },
};
const options: CallOptionsV1 = {
  inputFormat: 'prompt',
  mode: { type: 'regular' },
  prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
};

function streamResult(result: StreamResultV2, callOptions = options) {
  const model: LanguageModelV2 = {
    specificationVersion: 'v2',
    provider: 'acme.chat',
    modelId: 'acme-1',
    supportedUrls: {},
    doGenerate: async () => {
      throw new Error('not generated here');
    },
    doStream: async () => result,
  };
  return toLanguageModelV1(model).doStream(callOptions);
}

/** A source that counts what is taken from it and remembers why it was cancelled. */
function source(parts: LanguageModelV2StreamPart[], error?: Error) {
  const seen = { taken: 0, cancelled: [] as unknown[] };
  const stream = new ReadableStream<LanguageModelV2StreamPart>(
    {
      pull(controller) {
        const part = parts[seen.taken];
        if (part) {
          seen.taken += 1;
          return controller.enqueue(part);
        }
        if (error) return controller.error(error);
        controller.close();
      },
      cancel(reason) {
        seen.cancelled.push(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, stream };
}

describe('before doStream returns', () => {
  test('the warnings are known, and nothing else was read', async () => {
    const warnings = [{ type: 'unsupported-setting' as const, setting: 'topK' as const }];
    const { seen, stream } = source([{ type: 'stream-start', warnings }, finish]);
    const result = await streamResult({ stream });
    expect(result.warnings).toEqual([{ type: 'unsupported-setting', setting: 'topK' }]);
    expect(seen.taken).toBe(1);
    expect(await partsOf(result.stream)).toEqual([finishV1]);
  });

  test('warnings about the prompt stand before those of the model', async () => {
    const warning = { type: 'other' as const, message: 'of the model' };
    const { stream } = source([{ type: 'stream-start', warnings: [warning] }]);
    const content = [{ type: 'image' as const, data: 'aGk=' }];
    const toolResult = { toolCallId: 'c1', toolName: 'f', result: content, content, isError: true };
    const result = await streamResult(
      { stream },
      { ...options, prompt: [{ role: 'tool', content: [{ type: 'tool-result', ...toolResult }] }] },
    );
    expect(result.warnings).toEqual([
      { type: 'other', message: expect.stringContaining('an error with images') },
      warning,
    ]);
  });

  test('a stream without a start has no warnings and loses no part', async () => {
    const { seen, stream } = source([{ type: 'text-delta', id: '0', delta: 'Hi' }, finish]);
    const result = await streamResult({ stream });
    expect(result.warnings).toEqual([]);
    expect(seen.taken).toBe(1);
    expect(await partsOf(result.stream)).toEqual([
      { type: 'text-delta', textDelta: 'Hi' },
      finishV1,
    ]);
  });

  test('an empty stream is an empty stream', async () => {
    const result = await streamResult({ stream: source([]).stream });
    expect(result.warnings).toEqual([]);
    expect(await partsOf(result.stream)).toEqual([]);
  });

  test('a stream that fails at once fails the call with the very error', async () => {
    const error = new Error('overloaded');
    await expect(streamResult({ stream: source([], error).stream })).rejects.toBe(error);
  });

  test('the request and the headers of the response are told in V1 words', async () => {
    const result = await streamResult({
      stream: source([start]).stream,
      request: { body: { messages: ['Hi'], stream: true } },
      response: { headers: { server: 'acme' } },
    });
    expect(result).toStrictEqual({
      stream: expect.any(ReadableStream),
      request: { body: '{"messages":["Hi"],"stream":true}' },
      rawCall: { rawPrompt: ['Hi'], rawSettings: { stream: true } },
      rawResponse: { headers: { server: 'acme' } },
      warnings: [],
    });
  });

  test('a request and a response that are not told of are absent', async () => {
    expect(await streamResult({ stream: source([start]).stream })).toStrictEqual({
      stream: expect.any(ReadableStream),
      rawCall: {
        rawPrompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
        rawSettings: {},
      },
      warnings: [],
    });
  });
});

describe('the stream', () => {
  test('is read only as far as its consumer asks', async () => {
    const { seen, stream } = source([
      start,
      { type: 'text-start', id: '0' },
      { type: 'text-delta', id: '0', delta: 'a' },
      { type: 'text-delta', id: '0', delta: 'b' },
      finish,
    ]);
    const reader = (await streamResult({ stream })).stream.getReader();
    expect(await reader.read()).toEqual({
      done: false,
      value: { type: 'text-delta', textDelta: 'a' },
    });
    expect(seen.taken).toBe(3);
  });

  test.each([
    ['with a start', [start, finish]],
    ['without a start', [finish, finish]],
  ])('%s cancels the source with the same reason', async (_name, parts) => {
    const { seen, stream } = source(parts);
    const reason = new Error('enough');
    await (await streamResult({ stream })).stream.cancel(reason);
    expect(seen).toEqual({ taken: 1, cancelled: [reason] });
  });

  test.each([
    ['with a start', start],
    ['without a start', { type: 'text-delta', id: '0', delta: '' } as const],
  ])('%s fails with the very error of the source', async (_name, first) => {
    const error = new Error('reset');
    const { stream } = await streamResult({ stream: source([first], error).stream });
    await expect(partsOf(stream)).rejects.toBe(error);
  });
});
