import type {
  LanguageModelV2CallOptions,
  LanguageModelV3,
  LanguageModelV3StreamPart,
  LanguageModelV3StreamResult,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../testing/stub-host.js';
import { toLanguageModelV2 } from '../v2.js';

const METADATA = { fake: { a: 1, b: undefined } };
const METADATA_V2 = { fake: { a: 1 } };
const USAGE = {
  inputTokens: { total: 5, noCache: 2, cacheRead: 3, cacheWrite: 0 },
  outputTokens: { total: 7, text: 4, reasoning: 3 },
};

/** What a V3 model's stream becomes, and what comes beside it. */
const streamed = async (
  parts: LanguageModelV3StreamPart[],
  options: {
    beside?: Omit<LanguageModelV3StreamResult, 'stream'>;
    tools?: LanguageModelV2CallOptions['tools'];
  } = {},
) => {
  const model: LanguageModelV3 = {
    specificationVersion: 'v3',
    provider: 'fake.chat',
    modelId: 'm',
    supportedUrls: {},
    doGenerate: async () => Promise.reject(new Error('Not to be called.')),
    doStream: async () => {
      const stream = new ReadableStream<LanguageModelV3StreamPart>({
        start(controller) {
          for (const part of parts) controller.enqueue(part);
          controller.close();
        },
      });
      return { stream, ...options.beside };
    },
  };
  const { stream, ...rest } = await toLanguageModelV2(model).doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    tools: options.tools,
  });
  return { parts: await partsOf(stream), rest };
};

describe('a stream', () => {
  it('comes with request and response', async () => {
    const beside = { request: { body: 'b' }, response: { headers: { a: 'b' } } };
    expect((await streamed([], { beside })).rest).toStrictEqual(beside);
  });

  it('has the parts that V2 has as they are, but for metadata that is undefined', async () => {
    const parts = (providerMetadata: object) => [
      { type: 'response-metadata', id: 'r', timestamp: new Date(0), modelId: 'm2' },
      { type: 'raw', rawValue: { done: undefined } },
      { type: 'reasoning-start', id: 'r', providerMetadata },
      { type: 'reasoning-delta', id: 'r', delta: 'Hm.', providerMetadata },
      { type: 'reasoning-end', id: 'r', providerMetadata },
      { type: 'text-start', id: 't', providerMetadata },
      { type: 'text-delta', id: 't', delta: 'Hi', providerMetadata },
      { type: 'text-delta', id: 't', delta: '!' },
      { type: 'text-end', id: 't', providerMetadata },
      {
        type: 'tool-input-start',
        id: 'c',
        toolName: 'f',
        providerExecuted: true,
        providerMetadata,
      },
      { type: 'tool-input-delta', id: 'c', delta: '{}', providerMetadata },
      { type: 'tool-input-end', id: 'c', providerMetadata },
      { type: 'source', sourceType: 'url', id: 's', url: 'https://a.b', providerMetadata },
      { type: 'error', error: new Error('Broken.') },
    ];
    const { parts: mapped } = await streamed(parts(METADATA) as LanguageModelV3StreamPart[]);
    expect(mapped).toStrictEqual(parts(METADATA_V2));
  });

  it('begins with the warnings, which may be about a tool of the call', async () => {
    const tool = { type: 'provider-defined', id: 'x.y', name: 'y', args: {} } as const;
    const { parts } = await streamed(
      [
        {
          type: 'stream-start',
          warnings: [
            { type: 'unsupported', feature: 'provider-defined tool x.y', details: 'Why.' },
            { type: 'unsupported', feature: 'seed' },
          ],
        },
      ],
      { tools: [tool] },
    );
    expect(parts).toStrictEqual([
      {
        type: 'stream-start',
        warnings: [
          { type: 'unsupported-tool', tool, details: 'Why.' },
          { type: 'unsupported-setting', setting: 'seed' },
        ],
      },
    ]);
  });

  it('has no part and no member that V2 does not know', async () => {
    const later = { type: 'hologram' } as unknown as LanguageModelV3StreamPart;
    const call = { toolCallId: 'c', toolName: 'f' };
    const { parts } = await streamed([
      { type: 'tool-input-start', id: 'c', toolName: 'f', dynamic: true, title: 'F' },
      {
        type: 'tool-call',
        ...call,
        input: '{}',
        providerExecuted: true,
        dynamic: true,
        providerMetadata: METADATA,
      },
      { type: 'tool-approval-request', approvalId: 'a', toolCallId: 'c' },
      later,
      { type: 'tool-result', ...call, result: 'half', preliminary: true },
      { type: 'tool-result', ...call, result: 'whole', dynamic: true },
      { type: 'file', mediaType: 'image/png', data: 'AQID', providerMetadata: METADATA },
    ]);
    expect(parts).toStrictEqual([
      { type: 'tool-input-start', id: 'c', toolName: 'f' },
      {
        type: 'tool-call',
        ...call,
        input: '{}',
        providerExecuted: true,
        providerMetadata: METADATA_V2,
      },
      { type: 'tool-result', ...call, result: 'whole', providerExecuted: true },
      { type: 'file', mediaType: 'image/png', data: 'AQID' },
    ]);
  });

  it('ends with the reason and the counts as V2 has them', async () => {
    const finish = {
      type: 'finish',
      finishReason: { unified: 'tool-calls', raw: 'stop' },
      usage: USAGE,
    } as const;
    const finishV2 = {
      type: 'finish',
      finishReason: 'tool-calls',
      usage: {
        inputTokens: 5,
        outputTokens: 7,
        totalTokens: 12,
        reasoningTokens: 3,
        cachedInputTokens: 3,
      },
    };
    const { parts } = await streamed([{ ...finish, providerMetadata: METADATA }, finish]);
    expect(parts).toStrictEqual([{ ...finishV2, providerMetadata: METADATA_V2 }, finishV2]);
  });
});
