import type {
  LanguageModelV4,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../testing/stub-host.js';
import { toLanguageModelV3 } from '../v3.js';

const METADATA = { fake: { a: [1, { b: null }], c: undefined } };
const USAGE = {
  inputTokens: { total: 5, noCache: 2, cacheRead: 3, cacheWrite: 0 },
  outputTokens: { total: 7, text: 4, reasoning: 3 },
  raw: { prompt_eval_count: 5 },
};
const STOP = { unified: 'stop', raw: 'stop' } as const;

/** What a V4 model's stream becomes, and what comes beside it. */
const streamed = async (
  parts: LanguageModelV4StreamPart[],
  beside: Omit<LanguageModelV4StreamResult, 'stream'> = {},
) => {
  const model: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: 'fake.chat',
    modelId: 'm',
    supportedUrls: {},
    doGenerate: async () => Promise.reject(new Error('Not to be called.')),
    doStream: async () => {
      const stream = new ReadableStream<LanguageModelV4StreamPart>({
        start(controller) {
          for (const part of parts) controller.enqueue(part);
          controller.close();
        },
      });
      return { stream, ...beside };
    },
  };
  const { stream, ...rest } = await toLanguageModelV3(model).doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
  });
  return { parts: await partsOf(stream), rest };
};

describe('a stream', () => {
  it('comes with request and response', async () => {
    const { rest } = await streamed([], {
      request: { url: 'https://ollama.com/api/chat', body: 'b' },
      response: { headers: { a: 'b' } },
    });
    expect(rest).toStrictEqual({ request: { body: 'b' }, response: { headers: { a: 'b' } } });
  });

  it('has the parts that V3 has as they are', async () => {
    const parts = [
      { type: 'response-metadata', id: 'r', timestamp: new Date(0), modelId: 'm2' },
      { type: 'raw', rawValue: { done: false } },
      { type: 'reasoning-start', id: 'r', providerMetadata: METADATA },
      { type: 'reasoning-delta', id: 'r', delta: 'Hm.', providerMetadata: METADATA },
      { type: 'reasoning-end', id: 'r', providerMetadata: METADATA },
      { type: 'text-start', id: 't', providerMetadata: METADATA },
      { type: 'text-delta', id: 't', delta: 'Hi', providerMetadata: METADATA },
      { type: 'text-end', id: 't', providerMetadata: METADATA },
      {
        type: 'tool-input-start',
        id: 'c',
        toolName: 'f',
        providerExecuted: true,
        dynamic: true,
        title: 'F',
        providerMetadata: METADATA,
      },
      { type: 'tool-input-delta', id: 'c', delta: '{"a"', providerMetadata: METADATA },
      { type: 'tool-input-end', id: 'c', providerMetadata: METADATA },
      {
        type: 'tool-call',
        toolCallId: 'c',
        toolName: 'f',
        input: '{"a":1}',
        providerExecuted: true,
        dynamic: true,
        providerMetadata: METADATA,
      },
      { type: 'tool-approval-request', approvalId: 'a', toolCallId: 'c' },
      { type: 'tool-result', toolCallId: 'c', toolName: 'f', result: 'r', preliminary: true },
      { type: 'source', sourceType: 'url', id: 's', url: 'https://example.com' },
      { type: 'error', error: new Error('Broken.') },
      { type: 'finish', finishReason: STOP, usage: USAGE, providerMetadata: METADATA },
    ] satisfies LanguageModelV4StreamPart[];
    expect((await streamed(parts)).parts).toStrictEqual(parts);
  });

  it('begins with the warnings', async () => {
    const warnings: SharedV4Warning[] = [
      { type: 'unsupported', feature: 'seed', details: 'No seeds.' },
      { type: 'deprecated', setting: 'topK', message: 'Use topP.' },
    ];
    expect((await streamed([{ type: 'stream-start', warnings }])).parts).toEqual([
      {
        type: 'stream-start',
        warnings: [
          { type: 'unsupported', feature: 'seed', details: 'No seeds.' },
          { type: 'other', message: '"topK" is deprecated: Use topP.' },
        ],
      },
    ]);
  });

  it('has no part that AI SDK 6 would stumble over', async () => {
    const later = { type: 'hologram' } as unknown as LanguageModelV4StreamPart;
    const file = { mediaType: 'image/png', data: { type: 'data', data: 'AQID' } } as const;
    const source = { type: 'source', sourceType: 'url', id: 's', url: 'https://a.b' } as const;
    const { parts } = await streamed([
      { type: 'ping' },
      { type: 'custom', kind: 'fake.thing' },
      { type: 'reasoning-file', ...file },
      { type: 'file', ...file },
      later,
      { type: 'text-end', id: 't', citations: [{ source }] },
      { type: 'tool-input-start', id: 'c', toolName: 'f', inputEncoding: 'json' },
      {
        type: 'finish',
        finishReason: { unified: 'interrupted', raw: undefined },
        usage: USAGE,
      },
    ]);
    expect(parts).toStrictEqual([
      { type: 'file', mediaType: 'image/png', data: 'AQID' },
      { type: 'text-end', id: 't' },
      { type: 'tool-input-start', id: 'c', toolName: 'f' },
      { type: 'finish', finishReason: { unified: 'other', raw: 'interrupted' }, usage: USAGE },
    ]);
  });

  it('gives a tool input that comes as text in JSON', async () => {
    const { parts } = await streamed([
      { type: 'tool-input-start', id: 'a', toolName: 'patch', inputEncoding: 'text' },
      { type: 'tool-input-start', id: 'b', toolName: 'f' },
      { type: 'tool-input-delta', id: 'a', delta: 'say "hi"\n\uD83E' },
      { type: 'tool-input-delta', id: 'b', delta: '{"c":"' },
      { type: 'tool-input-delta', id: 'a', delta: '\uDD99', providerMetadata: METADATA },
      { type: 'tool-input-end', id: 'a' },
      { type: 'tool-input-delta', id: 'b', delta: '"}' },
      { type: 'tool-input-end', id: 'b' },
      { type: 'tool-input-start', id: 'a', toolName: 'f' },
      { type: 'tool-input-end', id: 'a' },
    ]);
    expect(parts).toStrictEqual([
      { type: 'tool-input-start', id: 'a', toolName: 'patch' },
      { type: 'tool-input-delta', id: 'a', delta: '"' },
      { type: 'tool-input-start', id: 'b', toolName: 'f' },
      { type: 'tool-input-delta', id: 'a', delta: 'say \\"hi\\"\\n\\ud83e' },
      { type: 'tool-input-delta', id: 'b', delta: '{"c":"' },
      { type: 'tool-input-delta', id: 'a', delta: '\\udd99', providerMetadata: METADATA },
      { type: 'tool-input-delta', id: 'a', delta: '"' },
      { type: 'tool-input-end', id: 'a' },
      { type: 'tool-input-delta', id: 'b', delta: '"}' },
      { type: 'tool-input-end', id: 'b' },
      { type: 'tool-input-start', id: 'a', toolName: 'f' },
      { type: 'tool-input-end', id: 'a' },
    ]);
    const json = parts.map(part => ('delta' in part && part.id === 'a' ? part.delta : '')).join('');
    expect(JSON.parse(json)).toBe('say "hi"\n🦙');
  });
});
