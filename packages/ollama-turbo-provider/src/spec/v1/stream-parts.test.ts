import type { LanguageModelV2, LanguageModelV2StreamPart } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../testing/stub-host.js';
import { toLanguageModelV1 } from '../v1.js';
import type { StreamPartV1 } from './types.js';

const usage = { inputTokens: 1, outputTokens: 2, totalTokens: 3 };
const start: LanguageModelV2StreamPart = { type: 'stream-start', warnings: [] };
const finish: LanguageModelV2StreamPart = { type: 'finish', finishReason: 'stop', usage };
const finishV1: StreamPartV1 = {
  type: 'finish',
  finishReason: 'stop',
  usage: { promptTokens: 1, completionTokens: 2 },
};

/** What becomes of the parts that a V2 model streams; several streams are of one model. */
async function mapped(...streams: LanguageModelV2StreamPart[][]): Promise<StreamPartV1[]> {
  const remaining = [...streams];
  const model: LanguageModelV2 = {
    specificationVersion: 'v2',
    provider: 'acme.chat',
    modelId: 'acme-1',
    supportedUrls: {},
    doGenerate: async () => {
      throw new Error('not generated here');
    },
    doStream: async () => ({
      stream: new ReadableStream({
        start(controller) {
          for (const part of remaining.shift() ?? []) controller.enqueue(part);
          controller.close();
        },
      }),
    }),
  };
  const { doStream } = toLanguageModelV1(model);
  const all: StreamPartV1[] = [];
  for (const _ of streams) {
    // oxlint-disable-next-line no-await-in-loop
    const { stream } = await doStream({
      inputFormat: 'prompt',
      mode: { type: 'regular' },
      prompt: [],
    });
    // oxlint-disable-next-line no-await-in-loop
    all.push(...(await partsOf(stream)));
  }
  return all;
}

describe('parts', () => {
  test('of text, files, sources, response metadata, errors and the finish', async () => {
    const timestamp = new Date(0);
    const error = new Error('mid-stream');
    expect(
      await mapped([
        start,
        { type: 'response-metadata', id: 'r1', timestamp, modelId: 'acme-1b' },
        { type: 'text-start', id: '0' },
        { type: 'text-delta', id: '0', delta: 'Hi', providerMetadata: { acme: { n: 1 } } },
        { type: 'text-end', id: '0' },
        { type: 'file', mediaType: 'image/png', data: 'aGk=' },
        { type: 'source', sourceType: 'url', id: 's', url: 'https://example.com', title: 'E' },
        { type: 'error', error },
        {
          type: 'finish',
          finishReason: 'error',
          usage: { inputTokens: undefined, outputTokens: 0, totalTokens: undefined },
          providerMetadata: { acme: { seconds: 1 } },
        },
      ]),
    ).toStrictEqual([
      { type: 'response-metadata', id: 'r1', timestamp, modelId: 'acme-1b' },
      { type: 'text-delta', textDelta: 'Hi' },
      { type: 'file', mimeType: 'image/png', data: 'aGk=' },
      {
        type: 'source',
        source: { sourceType: 'url', id: 's', url: 'https://example.com', title: 'E' },
      },
      { type: 'error', error },
      {
        type: 'finish',
        finishReason: 'error',
        usage: { promptTokens: Number.NaN, completionTokens: 0 },
        providerMetadata: { acme: { seconds: 1 } },
      },
    ]);
  });

  test('without an equal in V1, known or not, never reach it', async () => {
    expect(
      await mapped([
        start,
        { type: 'raw', rawValue: {} },
        { type: 'source', sourceType: 'document', id: 'd', mediaType: 'text/plain', title: 'D' },
        { type: 'tool-input-start', id: 'p1', toolName: 'search', providerExecuted: true },
        { type: 'tool-input-delta', id: 'p1', delta: '{}' },
        { type: 'tool-input-end', id: 'p1' },
        { type: 'tool-call', toolCallId: 'p1', toolName: 'go', input: '', providerExecuted: true },
        {
          type: 'tool-result',
          toolCallId: 'p1',
          toolName: 'go',
          result: 1,
          providerExecuted: true,
        },
        { type: 'stream-start', warnings: [] },
        { type: 'ping' } as unknown as LanguageModelV2StreamPart,
        finish,
      ]),
    ).toEqual([finishV1]);
  });

  test('of reasoning keep signatures to the end of their block', async () => {
    const sealed = (signature: string) => ({ providerMetadata: { acme: { signature } } });
    expect(
      await mapped([
        start,
        { type: 'reasoning-start', id: '0', ...sealed('first') },
        { type: 'reasoning-delta', id: '0', delta: 'Hm' },
        { type: 'reasoning-delta', id: '0', delta: '.' },
        { type: 'reasoning-delta', id: '0', delta: '', ...sealed('second') },
        { type: 'reasoning-end', id: '0' },
        { type: 'reasoning-start', id: '1' },
        { type: 'reasoning-end', id: '1', ...sealed('alone') },
        { type: 'reasoning-start', id: '2', providerMetadata: { acme: { redactedData: 'xyz' } } },
        { type: 'reasoning-end', id: '2' },
        { type: 'reasoning-start', id: '3' },
        { type: 'reasoning-delta', id: '3', delta: 'Plain' },
        { type: 'reasoning-end', id: '3' },
        { type: 'reasoning-start', id: '4' },
        { type: 'reasoning-end', id: '4' },
        finish,
      ]),
    ).toEqual([
      { type: 'reasoning', textDelta: 'Hm' },
      { type: 'reasoning', textDelta: '.' },
      { type: 'reasoning-signature', signature: 'second' },
      { type: 'reasoning', textDelta: '' },
      { type: 'reasoning-signature', signature: 'alone' },
      { type: 'redacted-reasoning', data: 'xyz' },
      { type: 'reasoning', textDelta: 'Plain' },
      finishV1,
    ]);
  });
});

describe('tool calls', () => {
  const delta = (toolCallId: string, toolName: string, argsTextDelta: string) => ({
    type: 'tool-call-delta',
    toolCallType: 'function',
    toolCallId,
    toolName,
    argsTextDelta,
  });
  const call = (toolCallId: string, toolName: string, args: string) => ({
    type: 'tool-call',
    toolCallType: 'function',
    toolCallId,
    toolName,
    args,
  });

  test('stream their input under the name of their tool', async () => {
    expect(
      await mapped([
        start,
        { type: 'tool-input-start', id: 'a', toolName: 'weather' },
        { type: 'tool-input-start', id: 'b', toolName: 'clock' },
        { type: 'tool-input-delta', id: 'a', delta: '{"city":' },
        { type: 'tool-input-delta', id: 'b', delta: '{}' },
        { type: 'tool-input-delta', id: 'a', delta: '"Oslo"}' },
        { type: 'tool-input-end', id: 'a' },
        { type: 'tool-call', toolCallId: 'a', toolName: 'weather', input: '{"city":"Oslo"}' },
        { type: 'tool-input-end', id: 'b' },
        { type: 'tool-call', toolCallId: 'b', toolName: 'clock', input: '{}' },
        finish,
      ]),
    ).toEqual([
      delta('a', 'weather', ''),
      delta('b', 'clock', ''),
      delta('a', 'weather', '{"city":'),
      delta('b', 'clock', '{}'),
      delta('a', 'weather', '"Oslo"}'),
      call('a', 'weather', '{"city":"Oslo"}'),
      call('b', 'clock', '{}'),
      finishV1,
    ]);
  });

  test('bring their input as one delta when it was not streamed', async () => {
    expect(
      await mapped([
        start,
        { type: 'tool-call', toolCallId: 'a', toolName: 'json', input: '{"n":1}' },
        { type: 'tool-input-start', id: 'b', toolName: 'json' },
        { type: 'tool-input-delta', id: 'b', delta: '' },
        { type: 'tool-call', toolCallId: 'b', toolName: 'json', input: '{"n":2}' },
        { type: 'tool-input-delta', id: 'never-started', delta: '{' },
        finish,
      ]),
    ).toEqual([
      delta('a', 'json', '{"n":1}'),
      call('a', 'json', '{"n":1}'),
      delta('b', 'json', ''),
      delta('b', 'json', '{"n":2}'),
      call('b', 'json', '{"n":2}'),
      finishV1,
    ]);
  });

  test('of two streams of a model do not mix', async () => {
    expect(
      await mapped(
        [start, { type: 'tool-input-start', id: 'a', toolName: 'weather' }],
        [start, { type: 'tool-input-delta', id: 'a', delta: '{}' }, finish],
      ),
    ).toEqual([delta('a', 'weather', ''), finishV1]);
  });
});
