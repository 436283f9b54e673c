import type {
  LanguageModelV2CallOptions,
  LanguageModelV2Prompt,
  LanguageModelV3,
  LanguageModelV3CallOptions,
  LanguageModelV3Content,
  LanguageModelV3GenerateResult,
  LanguageModelV3StreamPart,
  LanguageModelV3Usage,
  SharedV3Warning,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { toLanguageModelV2 } from './v2.js';

const METADATA = { fake: { a: [1, { b: null, c: undefined }], d: undefined, e: { f: true } } };
const METADATA_V2 = { fake: { a: [1, { b: null }], e: { f: true } } };
const PROMPT: LanguageModelV2Prompt = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
const USAGE: LanguageModelV3Usage = {
  inputTokens: { total: 5, noCache: 2, cacheRead: 3, cacheWrite: 0 },
  outputTokens: { total: 7, text: 4, reasoning: 3 },
  raw: { prompt_eval_count: 5 },
};
const USAGE_V2 = {
  inputTokens: 5,
  outputTokens: 7,
  totalTokens: 12,
  reasoningTokens: 3,
  cachedInputTokens: 3,
};
const RESULT: LanguageModelV3GenerateResult = {
  content: [],
  finishReason: { unified: 'stop', raw: 'stop' },
  usage: USAGE,
  warnings: [],
};

/** A V3 model that gives this answer and keeps the options that it was called with. */
const fakeModel = (result: Partial<LanguageModelV3GenerateResult> = {}) => {
  const calls: LanguageModelV3CallOptions[] = [];
  const model: LanguageModelV3 = {
    specificationVersion: 'v3',
    provider: 'fake.chat',
    modelId: 'm',
    supportedUrls: { 'image/*': [/^https:/] },
    doGenerate: async options => {
      calls.push(options);
      return { ...RESULT, ...result };
    },
    doStream: async options => {
      calls.push(options);
      return { stream: new ReadableStream<LanguageModelV3StreamPart>() };
    },
  };
  return { calls, model };
};

const optionsSeenFor = async (options: LanguageModelV2CallOptions) => {
  const { calls, model } = fakeModel();
  await toLanguageModelV2(model).doGenerate(options);
  await toLanguageModelV2(model).doStream(options);
  expect(calls[1]).toEqual(calls[0]);
  return calls[0];
};

const promptSeenFor = async (prompt: LanguageModelV2Prompt) =>
  (await optionsSeenFor({ prompt }))?.prompt;

const answerOf = async (result: Partial<LanguageModelV3GenerateResult>) =>
  toLanguageModelV2(fakeModel(result).model).doGenerate({ prompt: PROMPT });

describe('a language model', () => {
  it('is a V2 model of the same name that takes the same URLs', () => {
    const { doGenerate: _, doStream: __, ...model } = toLanguageModelV2(fakeModel().model);
    expect(model).toEqual({
      specificationVersion: 'v2',
      provider: 'fake.chat',
      modelId: 'm',
      supportedUrls: { 'image/*': [/^https:/] },
    });
  });

  it('works detached and behind a proxy', async () => {
    const stepped = toLanguageModelV2(fakeModel().model);
    const { doGenerate, doStream } = stepped;
    expect((await doGenerate({ prompt: PROMPT })).finishReason).toBe('stop');
    expect(Object.keys(await doStream({ prompt: PROMPT }))).toEqual(['stream']);
    const proxy = new Proxy(stepped, {});
    expect((await proxy.doGenerate({ prompt: PROMPT })).finishReason).toBe('stop');
  });

  it('passes failures of the model on untouched', async () => {
    const failure = new DOMException('The user left.', 'AbortError');
    const fail = async () => Promise.reject(failure);
    const stepped = toLanguageModelV2({ ...fakeModel().model, doGenerate: fail, doStream: fail });
    await expect(stepped.doGenerate({ prompt: PROMPT })).rejects.toBe(failure);
    await expect(stepped.doStream({ prompt: PROMPT })).rejects.toBe(failure);
  });
});

describe('call options', () => {
  it('are those of V3, but for the name of provider tools', async () => {
    const options: LanguageModelV2CallOptions = {
      prompt: PROMPT,
      maxOutputTokens: 9,
      temperature: 0,
      stopSequences: ['.'],
      topP: 0.5,
      topK: 4,
      presencePenalty: 0.1,
      frequencyPenalty: 0.2,
      responseFormat: { type: 'json', schema: { type: 'object' }, name: 'n', description: 'd' },
      seed: 1,
      tools: [
        {
          type: 'function',
          name: 'f',
          description: 'F',
          inputSchema: { type: 'object' },
          providerOptions: { fake: { b: 2 } },
        },
        { type: 'provider-defined', id: 'fake.search', name: 'search', args: { deep: true } },
      ],
      toolChoice: { type: 'tool', toolName: 'f' },
      includeRawChunks: true,
      abortSignal: new AbortController().signal,
      headers: { a: 'b', c: undefined },
      providerOptions: { fake: { think: true } },
    };
    const seen = await optionsSeenFor(options);
    expect(seen).toEqual({
      ...options,
      tools: [
        options.tools?.[0],
        { type: 'provider', id: 'fake.search', name: 'search', args: { deep: true } },
      ],
    });
    expect(seen?.abortSignal).toBe(options.abortSignal);
  });

  it('may hold what newer majors of the AI SDK pass to V2 models', async () => {
    const options = {
      prompt: PROMPT,
      reasoning: 'high',
      tools: [{ type: 'provider' as const, id: 'fake.search', name: 'search', args: {} }],
    };
    expect(await optionsSeenFor(options as unknown as LanguageModelV2CallOptions)).toEqual(options);
  });

  it('have no tools when there are none', async () => {
    expect(await optionsSeenFor({ prompt: PROMPT, tools: undefined })).toStrictEqual({
      prompt: PROMPT,
    });
  });
});

describe('a prompt', () => {
  const result = { type: 'tool-result', toolCallId: 'c', toolName: 'f' } as const;
  const providerOptions = { fake: { cache: true } };

  it('is that of V3', async () => {
    const file = {
      type: 'file',
      mediaType: 'image/*',
      filename: 'a.png',
      providerOptions,
    } as const;
    const prompt: LanguageModelV2Prompt = [
      { role: 'system', content: 'Be brief.', providerOptions },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Hi', providerOptions },
          { ...file, data: new Uint8Array([1, 2, 3]) },
          { ...file, data: 'AQID' },
          { ...file, data: new URL('https://example.com/a.png') },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'Hm.', providerOptions },
          { type: 'tool-call', toolCallId: 'c', toolName: 'f', input: '{"oops', providerOptions },
          { ...result, output: { type: 'text', value: 'sunny' }, providerOptions },
        ],
      },
      {
        role: 'tool',
        content: [
          { ...result, output: { type: 'json', value: { temperature: [21, null] } } },
          { ...result, output: { type: 'error-text', value: 'No such city.' } },
          { ...result, output: { type: 'error-json', value: { code: 404 } } },
        ],
        providerOptions,
      },
    ];
    expect(await promptSeenFor(prompt)).toEqual(prompt);
  });

  it('has media in tool results as images or files', async () => {
    const content = (value: object[]) => [
      { ...result, output: { type: 'content', value }, providerOptions },
    ];
    const prompt = [
      {
        role: 'tool',
        content: content([
          { type: 'text', text: 'See:' },
          { type: 'media', data: 'AQID', mediaType: 'image/png' },
          { type: 'media', data: 'AQID', mediaType: 'text/csv' },
        ]),
      },
    ];
    expect(await promptSeenFor(prompt as LanguageModelV2Prompt)).toEqual([
      {
        role: 'tool',
        content: content([
          { type: 'text', text: 'See:' },
          { type: 'image-data', data: 'AQID', mediaType: 'image/png' },
          { type: 'file-data', data: 'AQID', mediaType: 'text/csv' },
        ]),
      },
    ]);
  });

  it('keeps what newer majors of the AI SDK hand to V2 models though V2 cannot express it', async () => {
    const value = [
      { type: 'image-data', data: 'AQID', mediaType: 'image/png' },
      { type: 'file-url', url: 'https://example.com/a' },
    ];
    const prompt = [
      {
        role: 'tool',
        content: [
          { type: 'tool-approval-response', approvalId: 'a', approved: true },
          { ...result, output: { type: 'execution-denied', reason: 'Not now.' } },
          { ...result, output: { type: 'content', value } },
        ],
      },
    ];
    expect(await promptSeenFor(prompt as unknown as LanguageModelV2Prompt)).toEqual(prompt);
  });

  it('that is none is left to the model to refuse', async () => {
    const content = { ...result, output: { type: 'content' } };
    const prompts = [
      undefined,
      'Hi',
      [null],
      [{ role: 'user' }],
      [{ role: 'user', content: [null, {}] }],
      [{ role: 'tool', content: [result, content] }],
      [{ role: 'tool', content: [{ ...result, output: { type: 'content', value: [null] } }] }],
    ];
    for (const prompt of prompts) {
      const wrong = prompt as unknown as LanguageModelV2Prompt;
      expect(await promptSeenFor(wrong)).toEqual(wrong);
    }
  });
});

describe('an answer', () => {
  it('is the same where V2 has the same', async () => {
    const timestamp = new Date(0);
    const rest = {
      request: { body: { model: 'm' } },
      response: { id: 'r', timestamp, modelId: 'm2', headers: { a: 'b' }, body: ['x'] },
    };
    const warnings: SharedV3Warning[] = [{ type: 'unsupported', feature: 'seed' }];
    expect(
      await answerOf({
        content: [{ type: 'text', text: 'Hi' }],
        providerMetadata: METADATA,
        warnings,
        ...rest,
      }),
    ).toStrictEqual({
      content: [{ type: 'text', text: 'Hi' }],
      finishReason: 'stop',
      usage: USAGE_V2,
      providerMetadata: METADATA_V2,
      warnings: [{ type: 'unsupported-setting', setting: 'seed' }],
      ...rest,
    });
  });

  it('has no members that the model gave none for', async () => {
    expect(await answerOf({})).toStrictEqual({
      content: [],
      finishReason: 'stop',
      usage: USAGE_V2,
      warnings: [],
    });
  });

  it('keeps its content in order, and nothing that V2 has no word for', async () => {
    const call = { toolCallId: 'c', toolName: 'f' };
    const source = {
      type: 'source',
      sourceType: 'document',
      id: 'd',
      mediaType: 'text/plain',
      title: 'T',
      filename: 'a.txt',
    } as const;
    const later = { type: 'hologram' } as unknown as LanguageModelV3Content;
    const { content } = await answerOf({
      content: [
        { type: 'reasoning', text: 'Hm.', providerMetadata: METADATA },
        { type: 'text', text: 'Well', providerMetadata: METADATA },
        {
          type: 'tool-call',
          ...call,
          input: '{}',
          providerExecuted: true,
          dynamic: true,
          providerMetadata: METADATA,
        },
        { type: 'tool-approval-request', approvalId: 'a', toolCallId: 'c' },
        { type: 'tool-result', ...call, result: 'half', preliminary: true },
        {
          type: 'tool-result',
          ...call,
          result: ['whole'],
          isError: true,
          preliminary: false,
          dynamic: true,
          providerMetadata: METADATA,
        },
        { type: 'tool-call', toolCallId: 'd', toolName: 'g', input: '{"a":1}' },
        later,
        { ...source, providerMetadata: METADATA },
        { type: 'file', mediaType: 'image/png', data: 'AQID', providerMetadata: METADATA },
      ],
    });
    expect(content).toStrictEqual([
      { type: 'reasoning', text: 'Hm.', providerMetadata: METADATA_V2 },
      { type: 'text', text: 'Well', providerMetadata: METADATA_V2 },
      {
        type: 'tool-call',
        ...call,
        input: '{}',
        providerExecuted: true,
        providerMetadata: METADATA_V2,
      },
      {
        type: 'tool-result',
        ...call,
        result: ['whole'],
        isError: true,
        providerExecuted: true,
        providerMetadata: METADATA_V2,
      },
      { type: 'tool-call', toolCallId: 'd', toolName: 'g', input: '{"a":1}' },
      { ...source, providerMetadata: METADATA_V2 },
      { type: 'file', mediaType: 'image/png', data: 'AQID' },
    ]);
  });

  it('ends for the unified reason, or for one unknown when the host gave none', async () => {
    const reasonOf = async (finishReason: LanguageModelV3GenerateResult['finishReason']) =>
      (await answerOf({ finishReason })).finishReason;
    for (const unified of [
      'stop',
      'length',
      'content-filter',
      'tool-calls',
      'error',
      'other',
    ] as const) {
      expect(await reasonOf({ unified, raw: 'load' })).toBe(unified);
    }
    expect(await reasonOf({ unified: 'stop', raw: undefined })).toBe('stop');
    expect(await reasonOf({ unified: 'other', raw: undefined })).toBe('unknown');
  });

  it('counts tokens as far as they are known', async () => {
    const inputTokens = { noCache: undefined, cacheRead: undefined, cacheWrite: undefined };
    const outputTokens = { text: undefined, reasoning: undefined };
    const usageOf = async (input: number | undefined, output: number | undefined) => {
      const usage = {
        inputTokens: { total: input, ...inputTokens },
        outputTokens: { total: output, ...outputTokens },
      };
      return (await answerOf({ usage })).usage;
    };
    expect(await usageOf(0, 7)).toStrictEqual({ inputTokens: 0, outputTokens: 7, totalTokens: 7 });
    expect(await usageOf(undefined, 7)).toStrictEqual({
      inputTokens: undefined,
      outputTokens: 7,
      totalTokens: undefined,
    });
    expect(await usageOf(5, undefined)).toStrictEqual({
      inputTokens: 5,
      outputTokens: undefined,
      totalTokens: undefined,
    });
  });
});
