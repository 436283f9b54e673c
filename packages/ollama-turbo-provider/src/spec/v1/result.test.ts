import type { LanguageModelV2, LanguageModelV2CallWarning } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { toLanguageModelV1 } from '../v1.js';
import type { CallOptionsV1 } from './types.js';

type GenerateResultV2 = Awaited<ReturnType<LanguageModelV2['doGenerate']>>;

const prompt: CallOptionsV1['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];

/** What becomes of the result of a V2 model that answers with no more than `result`. */
function generateWith(result: Partial<GenerateResultV2>, options: Partial<CallOptionsV1> = {}) {
  const model: LanguageModelV2 = {
    specificationVersion: 'v2',
    provider: 'acme.chat',
    modelId: 'acme-1',
    supportedUrls: {},
    doGenerate: async () => ({
      content: [],
      finishReason: 'stop',
      usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
      warnings: [],
      ...result,
    }),
    doStream: async () => {
      throw new Error('not streamed here');
    },
  };
  return toLanguageModelV1(model).doGenerate({
    inputFormat: 'prompt',
    mode: { type: 'regular' },
    prompt,
    ...options,
  });
}

describe('the result', () => {
  test('has all content, sorted by kind', async () => {
    const bytes = new Uint8Array([1, 2]);
    const result = await generateWith({
      content: [
        { type: 'reasoning', text: 'Hm.' },
        { type: 'text', text: 'One. ', providerMetadata: { acme: { part: 1 } } },
        { type: 'tool-call', toolCallId: 'c1', toolName: 'weather', input: '{"city":"Oslo"}' },
        { type: 'file', mediaType: 'image/png', data: 'aGk=' },
        { type: 'text', text: 'Two.' },
        { type: 'file', mediaType: 'audio/wav', data: bytes },
        {
          type: 'source',
          sourceType: 'url',
          id: 's1',
          url: 'https://example.com',
          title: 'Example',
          providerMetadata: { acme: { rank: 1 } },
        },
        { type: 'source', sourceType: 'url', id: 's2', url: 'https://example.org' },
      ],
      finishReason: 'tool-calls',
      providerMetadata: { acme: { logprobs: [{ token: 'One', logprob: -0.1 }] } },
    });
    expect(result).toStrictEqual({
      text: 'One. Two.',
      reasoning: [{ type: 'text', text: 'Hm.' }],
      files: [
        { mimeType: 'image/png', data: 'aGk=' },
        { mimeType: 'audio/wav', data: bytes },
      ],
      sources: [
        {
          sourceType: 'url',
          id: 's1',
          url: 'https://example.com',
          title: 'Example',
          providerMetadata: { acme: { rank: 1 } },
        },
        { sourceType: 'url', id: 's2', url: 'https://example.org' },
      ],
      toolCalls: [
        {
          toolCallType: 'function',
          toolCallId: 'c1',
          toolName: 'weather',
          args: '{"city":"Oslo"}',
        },
      ],
      finishReason: 'tool-calls',
      usage: { promptTokens: 1, completionTokens: 2 },
      providerMetadata: { acme: { logprobs: [{ token: 'One', logprob: -0.1 }] } },
      rawCall: { rawPrompt: prompt, rawSettings: {} },
      warnings: [],
    });
  });

  test('has no text, reasoning or calls where the model gave none', async () => {
    expect(await generateWith({})).toStrictEqual({
      finishReason: 'stop',
      usage: { promptTokens: 1, completionTokens: 2 },
      rawCall: { rawPrompt: prompt, rawSettings: {} },
      warnings: [],
    });
  });

  test('leaves out what the provider ran itself and sources that are documents', async () => {
    const result = await generateWith({
      content: [
        { type: 'tool-call', toolCallId: 'p1', toolName: 'go', input: '', providerExecuted: true },
        {
          type: 'tool-result',
          toolCallId: 'p1',
          toolName: 'go',
          result: 1,
          providerExecuted: true,
        },
        { type: 'source', sourceType: 'document', id: 'd', mediaType: 'text/plain', title: 'D' },
        { type: 'text', text: 'Done.' },
      ],
    });
    expect(result).toStrictEqual({
      text: 'Done.',
      finishReason: 'stop',
      usage: { promptTokens: 1, completionTokens: 2 },
      rawCall: { rawPrompt: prompt, rawSettings: {} },
      warnings: [],
    });
  });

  test('has the signatures of reasoning and redacted reasoning', async () => {
    const { reasoning } = await generateWith({
      content: [
        { type: 'reasoning', text: 'A', providerMetadata: { acme: { signature: 'sig-a' } } },
        { type: 'reasoning', text: '', providerMetadata: { acme: { redactedData: 'xyz' } } },
        { type: 'reasoning', text: '', providerMetadata: { acme: { signature: 'sig-b' } } },
        { type: 'reasoning', text: 'C', providerMetadata: { acme: { itemId: 'i' } } },
      ],
    });
    expect(reasoning).toStrictEqual([
      { type: 'text', text: 'A', signature: 'sig-a' },
      { type: 'redacted', data: 'xyz' },
      { type: 'text', text: '', signature: 'sig-b' },
      { type: 'text', text: 'C' },
    ]);
  });

  test.each([
    'stop',
    'length',
    'content-filter',
    'tool-calls',
    'error',
    'other',
    'unknown',
  ] as const)('keeps the finish reason %s', async finishReason => {
    expect((await generateWith({ finishReason })).finishReason).toBe(finishReason);
  });

  test('has NaN for counts that are not known, and zero for zero', async () => {
    const unknown = { inputTokens: undefined, outputTokens: undefined, totalTokens: 12 };
    expect((await generateWith({ usage: unknown })).usage).toEqual({
      promptTokens: Number.NaN,
      completionTokens: Number.NaN,
    });
    const zero = { inputTokens: 0, outputTokens: 0, totalTokens: 0, reasoningTokens: 3 };
    expect((await generateWith({ usage: zero })).usage).toStrictEqual({
      promptTokens: 0,
      completionTokens: 0,
    });
  });

  test('tells of the request and the response in V1 words', async () => {
    const timestamp = new Date(0);
    const result = await generateWith({
      request: { body: { model: 'acme-1', messages: [{ role: 'user', content: 'Hi' }], n: 1 } },
      response: {
        id: 'r1',
        timestamp,
        modelId: 'acme-1b',
        headers: { server: 'acme' },
        body: { ok: true },
      },
    });
    expect(result).toMatchObject({
      request: {
        body: '{"model":"acme-1","messages":[{"role":"user","content":"Hi"}],"n":1}',
      },
      response: { id: 'r1', timestamp, modelId: 'acme-1b' },
      rawResponse: { headers: { server: 'acme' }, body: { ok: true } },
      rawCall: {
        rawPrompt: [{ role: 'user', content: 'Hi' }],
        rawSettings: { model: 'acme-1', n: 1 },
      },
    });
  });

  test('passes a request body on that is a text already', async () => {
    const { request } = await generateWith({ request: { body: '{"a":1}' } });
    expect(request).toStrictEqual({ body: '{"a":1}' });
  });

  test('has the given settings as raw call where the request tells none, but no headers', async () => {
    const result = await generateWith(
      { request: {} },
      {
        maxTokens: 5,
        abortSignal: new AbortController().signal,
        headers: { authorization: 'Bearer secret' },
      },
    );
    expect(result.request).toBeUndefined();
    expect(result.rawCall).toStrictEqual({
      rawPrompt: prompt,
      rawSettings: { maxOutputTokens: 5 },
    });
  });
});

describe('warnings', () => {
  const tool = { type: 'function' as const, name: 'f', inputSchema: { type: 'object' as const } };
  const search = {
    type: 'provider-defined' as const,
    id: 'acme.search' as const,
    name: 's',
    args: {},
  };

  test.each<[LanguageModelV2CallWarning, object]>([
    [
      { type: 'unsupported-setting', setting: 'seed', details: 'Not here.' },
      { type: 'unsupported-setting', setting: 'seed', details: 'Not here.' },
    ],
    [
      { type: 'unsupported-setting', setting: 'maxOutputTokens' },
      { type: 'unsupported-setting', setting: 'maxTokens' },
    ],
    [
      { type: 'unsupported-setting', setting: 'toolChoice', details: 'It was left out.' },
      { type: 'other', message: 'The setting "toolChoice" is not supported: It was left out.' },
    ],
    [
      { type: 'unsupported-setting', setting: 'constructor' },
      { type: 'other', message: 'The setting "constructor" is not supported.' },
    ],
    [
      { type: 'unsupported-tool', tool, details: 'Why' },
      {
        type: 'unsupported-tool',
        tool: { type: 'function', name: 'f', parameters: { type: 'object' } },
        details: 'Why',
      },
    ],
    [
      { type: 'unsupported-tool', tool: search },
      { type: 'unsupported-tool', tool: search },
    ],
    [
      { type: 'other', message: 'Careful.' },
      { type: 'other', message: 'Careful.' },
    ],
  ])('of V2 are put in V1 words: %j', async (warning, expected) => {
    expect((await generateWith({ warnings: [warning] })).warnings).toStrictEqual([expected]);
  });
});
