import type { LanguageModelV2, LanguageModelV2CallOptions } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { toLanguageModelV1 } from './v1.js';
import type { CallOptionsV1 } from './v1/types.js';

/** A V2 model that remembers what it was asked. */
function fakeModel() {
  const calls: LanguageModelV2CallOptions[] = [];
  const model: LanguageModelV2 = {
    specificationVersion: 'v2',
    provider: 'acme.chat',
    modelId: 'acme-1',
    supportedUrls: { '*/*': [/.*/] },
    doGenerate: async options => {
      calls.push(options);
      return {
        content: [],
        finishReason: 'stop',
        usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
        warnings: [],
      };
    },
    doStream: async () => {
      throw new Error('not streamed here');
    },
  };
  return { model, calls };
}

const prompt: CallOptionsV1['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
const minimalOptions: CallOptionsV1 = { inputFormat: 'prompt', mode: { type: 'regular' }, prompt };

async function callWith(options: Partial<CallOptionsV1>): Promise<LanguageModelV2CallOptions> {
  const { model, calls } = fakeModel();
  await toLanguageModelV1(model).doGenerate({ ...minimalOptions, ...options });
  const [call] = calls;
  if (!call || calls.length > 1) throw new Error(`called ${calls.length} times`);
  return call;
}

describe('the model', () => {
  test('is a V1 model with the same names and flags that suit every V2 model', () => {
    expect(toLanguageModelV1(fakeModel().model)).toEqual({
      specificationVersion: 'v1',
      provider: 'acme.chat',
      modelId: 'acme-1',
      defaultObjectGenerationMode: 'json',
      supportsStructuredOutputs: true,
      supportsImageUrls: false,
      doGenerate: expect.any(Function),
      doStream: expect.any(Function),
    });
  });

  test('answers when its methods are called detached, and through a proxy', async () => {
    const stepped = toLanguageModelV1(new Proxy(fakeModel().model, {}));
    const { doGenerate } = new Proxy(stepped, {});
    await expect(doGenerate(minimalOptions)).resolves.toMatchObject({ finishReason: 'stop' });
  });

  test('fails with the very error of the newer model', async () => {
    const error = new Error('no route to host');
    const model: LanguageModelV2 = {
      ...fakeModel().model,
      doGenerate: async () => {
        throw error;
      },
    };
    await expect(toLanguageModelV1(model).doGenerate(minimalOptions)).rejects.toBe(error);
  });
});

describe('call options', () => {
  test('are absent when they are not set, as is the format of the input', async () => {
    expect(Object.keys(await callWith({ temperature: undefined, maxTokens: undefined }))).toEqual([
      'prompt',
    ]);
  });

  test('are all handed over', async () => {
    const abortSignal = new AbortController().signal;
    const call = await callWith({
      inputFormat: 'messages',
      maxTokens: 100,
      temperature: 0,
      stopSequences: ['END'],
      topP: 0.9,
      topK: 40,
      presencePenalty: 0.1,
      frequencyPenalty: 0.2,
      seed: 7,
      abortSignal,
      headers: { 'x-trace': '1', 'x-none': undefined },
      providerMetadata: { acme: { effort: 'high' } },
    });
    expect(call).toStrictEqual({
      prompt,
      maxOutputTokens: 100,
      temperature: 0,
      stopSequences: ['END'],
      topP: 0.9,
      topK: 40,
      presencePenalty: 0.1,
      frequencyPenalty: 0.2,
      seed: 7,
      abortSignal,
      headers: { 'x-trace': '1', 'x-none': undefined },
      providerOptions: { acme: { effort: 'high' } },
    });
    expect(call.abortSignal).toBe(abortSignal);
  });
});

describe('modes', () => {
  const schema = { type: 'object' as const, properties: { city: { type: 'string' as const } } };

  test('regular: tools with their schema, provider-defined tools, and the choice', async () => {
    const call = await callWith({
      mode: {
        type: 'regular',
        tools: [
          { type: 'function', name: 'weather', description: 'Tells it', parameters: schema },
          { type: 'function', name: 'bare', parameters: { type: 'object' } },
          { type: 'provider-defined', id: 'acme.search', name: 'search', args: { max: 3 } },
        ],
        toolChoice: { type: 'required' },
      },
    });
    expect(call).toStrictEqual({
      prompt,
      tools: [
        { type: 'function', name: 'weather', description: 'Tells it', inputSchema: schema },
        { type: 'function', name: 'bare', inputSchema: { type: 'object' } },
        { type: 'provider-defined', id: 'acme.search', name: 'search', args: { max: 3 } },
      ],
      toolChoice: { type: 'required' },
    });
  });

  test.each([
    { type: 'auto' },
    { type: 'none' },
    { type: 'required' },
    { type: 'tool', toolName: 'weather' },
  ] as const)('regular: the choice $type', async toolChoice => {
    const call = await callWith({ mode: { type: 'regular', toolChoice } });
    expect(call).toStrictEqual({ prompt, toolChoice });
  });

  test('regular: the response format, as experimental_output asks for it', async () => {
    const responseFormat = { type: 'json' as const, schema };
    const call = await callWith({
      mode: { type: 'regular', tools: undefined, toolChoice: undefined },
      responseFormat,
    });
    expect(call).toStrictEqual({ prompt, responseFormat });
  });

  test('object-json: JSON by the schema, whatever the response format was', async () => {
    const call = await callWith({
      mode: { type: 'object-json', schema, name: 'place', description: 'A place' },
      responseFormat: { type: 'text' },
    });
    expect(call).toStrictEqual({
      prompt,
      responseFormat: { type: 'json', schema, name: 'place', description: 'A place' },
    });
  });

  test('object-json: JSON without a schema', async () => {
    const mode = { type: 'object-json' as const, schema: undefined, name: undefined };
    expect(await callWith({ mode })).toStrictEqual({ prompt, responseFormat: { type: 'json' } });
  });

  test('object-tool: the one tool, which has to be called', async () => {
    const call = await callWith({
      mode: {
        type: 'object-tool',
        tool: { type: 'function', name: 'json', description: 'Respond', parameters: schema },
      },
    });
    expect(call).toStrictEqual({
      prompt,
      tools: [{ type: 'function', name: 'json', description: 'Respond', inputSchema: schema }],
      toolChoice: { type: 'tool', toolName: 'json' },
    });
  });

  test.each([
    [
      { type: 'object-grammar' },
      'The mode of the call is "object-grammar"; it has to be "regular", "object-json" or "object-tool".',
    ],
    [
      undefined,
      'The mode of the call is undefined; it has to be "regular", "object-json" or "object-tool".',
    ],
  ])('that V1 does not have are refused: %j', async (mode, message) => {
    const call = callWith({ mode: mode as CallOptionsV1['mode'] });
    await expect(call).rejects.toMatchObject({
      name: 'AI_UnsupportedFunctionalityError',
      message,
    });
  });
});
