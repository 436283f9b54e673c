import type {
  LanguageModelV3CallOptions,
  LanguageModelV3Prompt,
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { toLanguageModelV3 } from './v3.js';

const METADATA = { fake: { a: [1, { b: null }], c: undefined } };
const PROMPT: LanguageModelV3Prompt = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
const USAGE = {
  inputTokens: { total: 5, noCache: 2, cacheRead: 3, cacheWrite: 0 },
  outputTokens: { total: 7, text: 4, reasoning: 3 },
  raw: { prompt_eval_count: 5 },
};
const STOP = { unified: 'stop', raw: 'stop' } as const;
const RESULT: LanguageModelV4GenerateResult = {
  content: [],
  finishReason: STOP,
  usage: USAGE,
  warnings: [],
};
const WARNINGS: SharedV4Warning[] = [
  { type: 'unsupported', feature: 'seed', details: 'No seeds.' },
  { type: 'compatibility', feature: 'reasoning' },
  { type: 'deprecated', setting: 'topK', message: 'Use topP.' },
  { type: 'other', message: 'Mind the gap.' },
];
const WARNINGS_V3 = [
  { type: 'unsupported', feature: 'seed', details: 'No seeds.' },
  { type: 'compatibility', feature: 'reasoning' },
  { type: 'other', message: '"topK" is deprecated: Use topP.' },
  { type: 'other', message: 'Mind the gap.' },
];

/** A V4 model that gives this answer and keeps the options that it was called with. */
const fakeModel = (result: Partial<LanguageModelV4GenerateResult> = {}) => {
  const calls: LanguageModelV4CallOptions[] = [];
  const model: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: 'fake.chat',
    modelId: 'm',
    supportedUrls: { 'image/*': [/^https:/] },
    doGenerate: async options => {
      calls.push(options);
      return { ...RESULT, ...result };
    },
    doStream: async options => {
      calls.push(options);
      return { stream: new ReadableStream<LanguageModelV4StreamPart>() };
    },
  };
  return { calls, model };
};

const optionsSeenFor = async (options: LanguageModelV3CallOptions) => {
  const { calls, model } = fakeModel();
  await toLanguageModelV3(model).doGenerate(options);
  await toLanguageModelV3(model).doStream(options);
  expect(calls[1]).toEqual(calls[0]);
  return calls[0];
};

const contentOf = async (
  content: LanguageModelV4Content[],
  options: Partial<LanguageModelV3CallOptions> = {},
  structuredOutputText?: string,
) => {
  const { model } = fakeModel({ content, structuredOutputText });
  const result = await toLanguageModelV3(model).doGenerate({ prompt: PROMPT, ...options });
  return result.content;
};

describe('a language model', () => {
  it('is a V3 model of the same name that takes the same URLs', () => {
    const { doGenerate: _, doStream: __, ...model } = toLanguageModelV3(fakeModel().model);
    expect(model).toEqual({
      specificationVersion: 'v3',
      provider: 'fake.chat',
      modelId: 'm',
      supportedUrls: { 'image/*': [/^https:/] },
    });
  });

  it('works detached, behind a proxy and for a model that needs its `this`', async () => {
    class Model {
      readonly specificationVersion = 'v4';
      readonly provider = 'fake.chat';
      readonly modelId = 'm';
      readonly supportedUrls = {};
      readonly #result = RESULT;
      async doGenerate() {
        return this.#result;
      }
      async doStream() {
        return { stream: new ReadableStream<LanguageModelV4StreamPart>(), ...this.#result };
      }
    }
    const stepped = toLanguageModelV3(new Model());
    const { doGenerate } = stepped;
    expect((await doGenerate({ prompt: PROMPT })).finishReason).toEqual(STOP);
    const proxy = new Proxy(stepped, {});
    expect((await proxy.doGenerate({ prompt: PROMPT })).finishReason).toEqual(STOP);
    expect(Object.keys(await proxy.doStream({ prompt: PROMPT }))).toEqual(['stream']);
  });

  it('passes failures of the model on untouched', async () => {
    const failure = new DOMException('The user left.', 'AbortError');
    const fail = async () => Promise.reject(failure);
    const model = { ...fakeModel().model, doGenerate: fail, doStream: fail };
    const stepped = toLanguageModelV3(model);
    await expect(stepped.doGenerate({ prompt: PROMPT })).rejects.toBe(failure);
    await expect(stepped.doStream({ prompt: PROMPT })).rejects.toBe(failure);
  });
});

describe('call options', () => {
  it('are the same as in V3', async () => {
    const options: LanguageModelV3CallOptions = {
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
          inputExamples: [{ input: { a: 1 } }],
          strict: true,
          providerOptions: { fake: { b: 2 } },
        },
        { type: 'provider', id: 'fake.search', name: 'search', args: { deep: true } },
      ],
      toolChoice: { type: 'tool', toolName: 'f' },
      includeRawChunks: true,
      abortSignal: new AbortController().signal,
      headers: { a: 'b', c: undefined },
      providerOptions: { fake: { think: true } },
    };
    const seen = await optionsSeenFor(options);
    expect(seen).toEqual(options);
    expect(seen?.abortSignal).toBe(options.abortSignal);
  });

  it('may hold the reasoning effort, which AI SDK 7 passes to V3 models', async () => {
    const options = { prompt: PROMPT, reasoning: 'high' };
    expect(await optionsSeenFor(options)).toEqual(options);
  });
});

describe('an answer', () => {
  it('is the same where V3 has the same', async () => {
    const timestamp = new Date(0);
    const { model } = fakeModel({
      content: [{ type: 'text', text: 'Hi' }],
      providerMetadata: METADATA,
      request: { url: 'https://ollama.com/api/chat', body: { model: 'm' } },
      response: { id: 'r', timestamp, modelId: 'm2', headers: { a: 'b' }, body: ['x'] },
      warnings: WARNINGS,
    });
    expect(await toLanguageModelV3(model).doGenerate({ prompt: PROMPT })).toStrictEqual({
      content: [{ type: 'text', text: 'Hi' }],
      finishReason: STOP,
      usage: USAGE,
      providerMetadata: METADATA,
      request: { body: { model: 'm' } },
      response: { id: 'r', timestamp, modelId: 'm2', headers: { a: 'b' }, body: ['x'] },
      warnings: WARNINGS_V3,
    });
  });

  it('has no members that the model gave none for', async () => {
    const stepped = toLanguageModelV3(fakeModel().model);
    expect(await stepped.doGenerate({ prompt: PROMPT })).toStrictEqual(RESULT);
  });

  it('keeps its content in order', async () => {
    const content = [
      { type: 'reasoning', text: 'Hm.', providerMetadata: METADATA },
      { type: 'text', text: 'Well', providerMetadata: METADATA },
      {
        type: 'tool-call',
        toolCallId: 'c',
        toolName: 'f',
        input: '{}',
        providerExecuted: true,
        dynamic: true,
        providerMetadata: METADATA,
      },
      { type: 'tool-approval-request', approvalId: 'a', toolCallId: 'c' },
      {
        type: 'tool-result',
        toolCallId: 'c',
        toolName: 'f',
        result: ['r'],
        isError: true,
        preliminary: true,
        dynamic: true,
        providerMetadata: METADATA,
      },
      { type: 'source', sourceType: 'url', id: 's', url: 'https://example.com', title: 'T' },
      {
        type: 'source',
        sourceType: 'document',
        id: 'd',
        mediaType: 'text/plain',
        title: 'T',
        filename: 'a.txt',
      },
    ] satisfies LanguageModelV4Content[];
    expect(await contentOf(content)).toStrictEqual(content);
  });

  it('has files as bytes or base64, and none that stand elsewhere', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const file = { type: 'file', mediaType: 'image/png' } as const;
    expect(
      await contentOf([
        { ...file, data: { type: 'data', data: bytes }, providerMetadata: METADATA },
        { ...file, data: { type: 'data', data: 'AQID' } },
        { ...file, data: { type: 'url', url: new URL('data:image/png;base64,AQID') } },
        { ...file, data: { type: 'url', url: new URL('https://example.com/a.png') } },
      ]),
    ).toStrictEqual([
      { ...file, data: bytes, providerMetadata: METADATA },
      { ...file, data: 'AQID' },
      { ...file, data: 'AQID' },
    ]);
  });

  it('has no citations, custom content or reasoning files', async () => {
    const source = { type: 'source', sourceType: 'url', id: 's', url: 'https://a.b' } as const;
    expect(
      await contentOf([
        { type: 'text', text: 'Hi', citations: [{ source, startIndex: 0, endIndex: 2 }] },
        source,
        { type: 'custom', kind: 'fake.thing' },
        { type: 'reasoning-file', mediaType: 'image/png', data: { type: 'data', data: 'AQID' } },
      ]),
    ).toStrictEqual([{ type: 'text', text: 'Hi' }, source]);
  });

  it('has no content of a kind that later releases of V4 bring', async () => {
    const later = { type: 'hologram' } as unknown as LanguageModelV4Content;
    expect(await contentOf([later, { type: 'text', text: 'Hi' }])).toEqual([
      { type: 'text', text: 'Hi' },
    ]);
  });

  it('says in `raw` alone that it was interrupted', async () => {
    const finishReasonOf = async (raw: string | undefined) => {
      const finishReason = { unified: 'interrupted', raw } as const;
      const { model } = fakeModel({ finishReason });
      return (await toLanguageModelV3(model).doGenerate({ prompt: PROMPT })).finishReason;
    };
    expect(await finishReasonOf(undefined)).toEqual({ unified: 'other', raw: 'interrupted' });
    expect(await finishReasonOf('cut')).toEqual({ unified: 'other', raw: 'cut' });
  });

  describe('with a text selected for structured output', () => {
    const json = { responseFormat: { type: 'json' } } as const;
    const draft = { type: 'text', text: '{"a":' } as const;
    const call = { type: 'tool-call', toolCallId: 'c', toolName: 'f', input: '{}' } as const;

    it('has that text alone, in the place of the last one, when JSON was asked for', async () => {
      expect(await contentOf([draft, draft, call], json, '{"a":1}')).toEqual([
        { type: 'text', text: '{"a":1}' },
        call,
      ]);
      expect(await contentOf([call], json, '{}')).toEqual([call, { type: 'text', text: '{}' }]);
      expect(await contentOf([draft], json, '')).toEqual([{ type: 'text', text: '' }]);
    });

    it('has all its text otherwise', async () => {
      expect(await contentOf([draft, draft], {}, '{"a":1}')).toEqual([draft, draft]);
      expect(await contentOf([draft, draft], json)).toEqual([draft, draft]);
    });
  });
});
