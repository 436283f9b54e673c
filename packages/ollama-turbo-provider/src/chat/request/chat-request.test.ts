import { APICallError, type LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { HELLO, HI, modelWith, partsOf } from '../../../testing/stub-host.js';
import type { OllamaLanguageModelOptions } from './language-model-options.js';

const HELLO_MESSAGES = [{ role: 'user', content: 'Hello' }];

/** The body that a call is sent with, and the call's warnings. */
async function requestOf(
  options: Partial<LanguageModelV4CallOptions>,
  modelId?: string,
): Promise<{ body: unknown; warnings: unknown }> {
  const { host, model } = modelWith({ answers: [HI], modelId });
  const { stream } = await model.doStream({ prompt: HELLO, ...options });
  const [start] = await partsOf(stream);
  return {
    body: host.requests[0]?.body,
    warnings: start?.type === 'stream-start' ? start.warnings : undefined,
  };
}

const ollama = (options: OllamaLanguageModelOptions) => ({
  providerOptions: { ollama: options as Record<string, never> },
});

describe('the request of a chat', () => {
  it('holds nothing that was not asked for', async () => {
    const undefinedOptions = {
      maxOutputTokens: undefined,
      temperature: undefined,
      stopSequences: undefined,
      tools: undefined,
      toolChoice: { type: 'auto' as const },
      responseFormat: { type: 'text' as const },
      reasoning: 'provider-default' as const,
      providerOptions: {},
    };
    expect(await requestOf(undefinedOptions)).toEqual({
      body: { model: 'm', messages: HELLO_MESSAGES, stream: true },
      warnings: [],
    });
  });

  it('carries every setting of the AI SDK under the name that Ollama has for it', async () => {
    const { body, warnings } = await requestOf({
      maxOutputTokens: 100,
      temperature: 0,
      topP: 0.9,
      topK: 40,
      presencePenalty: 0.1,
      frequencyPenalty: 0.2,
      stopSequences: ['END'],
      seed: 7,
    });
    expect(body).toEqual({
      model: 'm',
      messages: HELLO_MESSAGES,
      options: {
        num_predict: 100,
        temperature: 0,
        top_p: 0.9,
        top_k: 40,
        presence_penalty: 0.1,
        frequency_penalty: 0.2,
        stop: ['END'],
        seed: 7,
      },
      stream: true,
    });
    expect(warnings).toEqual([]);
  });

  it("lets Ollama's own options win and passes on those that it does not know", async () => {
    const { body } = await requestOf({
      temperature: 0.2,
      maxOutputTokens: 10,
      ...ollama({
        keepAlive: '10m',
        truncate: false,
        shift: false,
        logprobs: true,
        topLogprobs: 2,
        options: { temperature: 0.9, num_ctx: 32_768, min_p: 0.05, wibble: [1] },
      }),
    });
    expect(body).toEqual({
      model: 'm',
      messages: HELLO_MESSAGES,
      keep_alive: '10m',
      truncate: false,
      shift: false,
      logprobs: true,
      top_logprobs: 2,
      options: { num_predict: 10, temperature: 0.9, num_ctx: 32_768, min_p: 0.05, wibble: [1] },
      stream: true,
    });
  });

  it('sends a schema as format, and "json" without one', async () => {
    const schema = { type: 'object' as const, properties: { a: { type: 'number' as const } } };
    expect((await requestOf({ responseFormat: { type: 'json', schema } })).body).toEqual({
      model: 'm',
      messages: HELLO_MESSAGES,
      format: schema,
      stream: true,
    });
    expect((await requestOf({ responseFormat: { type: 'json' } })).body).toEqual({
      model: 'm',
      messages: HELLO_MESSAGES,
      format: 'json',
      stream: true,
    });
  });

  it('warns of what Ollama has no place for', async () => {
    const { body, warnings } = await requestOf({
      maxOutputTokens: 0,
      stopSequences: [''],
      responseFormat: { type: 'json', name: 'recipe', description: 'A recipe' },
      ...ollama({ topLogprobs: 2, numCtx: 5 } as OllamaLanguageModelOptions),
    });
    expect(body).toEqual({
      model: 'm',
      messages: HELLO_MESSAGES,
      format: 'json',
      top_logprobs: 2,
      stream: true,
    });
    expect(warnings).toEqual([
      {
        type: 'unsupported',
        feature: 'providerOptions.ollama.numCtx',
        details:
          "There is no such option; it was not sent. Known are think, keepAlive, options, truncate, shift, logprobs, topLogprobs, structuredOutput, structuredOutputRetries, checkCapabilities. Ollama's model options go into providerOptions.ollama.options.",
      },
      {
        type: 'unsupported',
        feature: 'responseFormat.name',
        details:
          'Ollama takes the schema alone; say it in the prompt if the model should know it, or set structuredOutput to "prompt".',
      },
      {
        type: 'unsupported',
        feature: 'responseFormat.description',
        details:
          'Ollama takes the schema alone; say it in the prompt if the model should know it, or set structuredOutput to "prompt".',
      },
      {
        type: 'unsupported',
        feature: 'providerOptions.ollama.topLogprobs',
        details: 'topLogprobs has no effect without logprobs: true.',
      },
      {
        type: 'unsupported',
        feature: 'maxOutputTokens',
        details: 'Ollama would take 0 for no limit; it was not sent.',
      },
      {
        type: 'unsupported',
        feature: 'stopSequences',
        details: 'An empty stop sequence ends every answer at once on Ollama; it was not sent.',
      },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['think', { think: 'extreme' }, "expected true, false, 'low', 'medium', 'high' or 'max'"],
    ['think', { think: null }, "expected true, false, 'low', 'medium', 'high' or 'max'"],
    ['keepAlive', { keepAlive: true }, "expected a number of seconds or a duration such as '5m'"],
    ['truncate', { truncate: 'yes' }, 'expected a boolean'],
    ['options', { options: 5 }, 'expected an object'],
    ['options.num_ctx', { options: { num_ctx: '4096' } }, 'expected a number'],
    ['options.num_ctx', { options: { num_ctx: 1.5 } }, 'expected an integer'],
    ['options.stop', { options: { stop: 'END' } }, 'expected a list'],
    ['options.stop[1]', { options: { stop: ['a', 1] } }, 'expected a text'],
    ['topLogprobs', { topLogprobs: 21 }, 'expected at most 20'],
    ['topLogprobs', { topLogprobs: -1 }, 'expected at least 0'],
  ])('refuses a wrong %s: %j', async (path, options, expectation) => {
    await expect(
      requestOf({ providerOptions: { ollama: options as Record<string, never> } }),
    ).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: `providerOptions.ollama.${path}`,
      message: `providerOptions.ollama.${path} is not valid: ${expectation}.`,
    });
  });

  it('refuses provider options that are no object', async () => {
    await expect(
      requestOf({ providerOptions: { ollama: 'think' as unknown as Record<string, never> } }),
    ).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      message: 'providerOptions.ollama is not valid: expected an object.',
    });
  });
});

describe('call options that are none', () => {
  it.each<[string, unknown, string]>([
    ['toolChoice', 'any', 'an object'],
    [
      'toolChoice.type',
      { type: 'any' },
      'an object with the type "auto", "none", "required" or "tool"',
    ],
    ['toolChoice.toolName', { type: 'tool' }, 'a text'],
    ['stopSequences', 'END', 'a list'],
    ['stopSequences[0]', [5], 'a text'],
    ['temperature', Number.NaN, 'a number'],
    ['maxOutputTokens', '5', 'a number'],
    ['tools', {}, 'a list'],
    ['tools[0]', [null], 'an object'],
    ['tools[0].type', [{ type: 'tool' }], 'a tool of the type "function" or "provider"'],
    ['responseFormat.type', { type: 'xml' }, 'an object with the type "text" or "json"'],
    ['providerOptions', 'think', 'an object'],
  ])('are refused: %s %j', async (path, value, expectation) => {
    const [option = ''] = path.split(/[.[]/);
    await expect(requestOf({ [option]: value })).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: path,
      message: `${path} is not valid: expected ${expectation}.`,
    });
  });

  it.each([undefined, null, 'Hello'])('are refused as a whole: %j', async options => {
    const { model } = modelWith({ answers: [] });
    await expect(model.doStream(options as never)).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      message: 'call options is not valid: expected an object.',
    });
  });
});

describe('thinking', () => {
  const thinkOf = async (reasoning: LanguageModelV4CallOptions['reasoning'], modelId: string) => {
    const { body, warnings } = await requestOf({ reasoning }, modelId);
    return { think: (body as { think?: unknown }).think, warnings };
  };
  const coerced = (level: string, think: string) => ({
    type: 'compatibility',
    feature: 'reasoning',
    details: `Ollama has no equal of reasoning "${level}" for this model; think: ${think} was sent.`,
  });

  it.each([
    [undefined, undefined, []],
    ['provider-default', undefined, []],
    ['none', false, []],
    ['minimal', 'low', [coerced('minimal', '"low"')]],
    ['low', 'low', []],
    ['medium', 'medium', []],
    ['high', 'high', []],
    ['xhigh', 'max', []],
    ['max', 'max', []],
  ] as const)('of level %s is think %s', async (reasoning, think, warnings) => {
    expect(await thinkOf(reasoning, 'qwen3:8b')).toEqual({ think, warnings });
  });

  it.each([
    ['none', 'low', [coerced('none', '"low"')]],
    ['minimal', 'low', [coerced('minimal', '"low"')]],
    ['medium', 'medium', []],
    ['xhigh', 'high', [coerced('xhigh', '"high"')]],
    ['max', 'high', [coerced('max', '"high"')]],
  ] as const)('of level %s is think %s for gpt-oss', async (reasoning, think, warnings) => {
    for (const modelId of ['gpt-oss:120b-cloud', 'gpt-oss', 'someone/gpt-oss-safeguard:20b']) {
      expect(await thinkOf(reasoning, modelId)).toEqual({ think, warnings });
    }
  });

  it('of a level that no version knows is not sent, with a warning', async () => {
    expect(await thinkOf('toString' as 'high', 'm')).toEqual({
      think: undefined,
      warnings: [
        {
          type: 'unsupported',
          feature: 'reasoning',
          details: 'Ollama has no equal of reasoning "toString"; nothing was sent.',
        },
      ],
    });
  });

  it.each([true, false, 'low', 'medium', 'high', 'max'] as const)(
    'is what providerOptions.ollama.think says: %s',
    async think => {
      const { body, warnings } = await requestOf({ reasoning: 'medium', ...ollama({ think }) });
      expect(body).toEqual({ model: 'm', messages: HELLO_MESSAGES, think, stream: true });
      expect(warnings).toEqual([]);
    },
  );

  it('cannot be switched off for gpt-oss, which is said', async () => {
    const { body, warnings } = await requestOf(ollama({ think: false }), 'gpt-oss:20b');
    expect(body).toEqual({
      model: 'gpt-oss:20b',
      messages: HELLO_MESSAGES,
      think: false,
      stream: true,
    });
    expect(warnings).toEqual([
      {
        type: 'unsupported',
        feature: 'think',
        details: 'The model "gpt-oss:20b" always thinks: think: "low" makes it think least.',
      },
    ]);
  });

  const unsupported = {
    status: 400,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    reads: ['{"error":"\\"m\\" does not support thinking"}'],
  };

  it('that the model cannot do is asked for again without it when it was only a wish', async () => {
    const { host, model } = modelWith({ answers: [unsupported, HI] });
    const { stream, request } = await model.doStream({ prompt: HELLO, reasoning: 'high' });
    const [start] = await partsOf(stream);
    const withoutThink = { model: 'm', messages: HELLO_MESSAGES, stream: true };
    expect(host.requests.map(sent => sent.body)).toEqual([
      { ...withoutThink, think: 'high' },
      withoutThink,
    ]);
    expect(request.body).toEqual(withoutThink);
    expect(start).toEqual({
      type: 'stream-start',
      warnings: [
        {
          type: 'unsupported',
          feature: 'reasoning',
          details: 'The model "m" does not support thinking; it was asked without.',
        },
      ],
    });
  });

  it('leaves the error of a fetch of one’s own as it is', async () => {
    const cause = new APICallError({ message: 'mine', url: 'x', requestBodyValues: {} });
    const { model } = modelWith({ answers: [], settings: { fetch: () => Promise.reject(cause) } });
    await expect(model.doStream({ prompt: HELLO, reasoning: 'high' })).rejects.toBe(cause);
  });

  it('that the model cannot do is an error when providerOptions asked for it', async () => {
    const { host, model } = modelWith({ answers: [unsupported, HI] });
    await expect(
      model.doStream({ prompt: HELLO, reasoning: 'high', ...ollama({ think: true }) }),
    ).rejects.toMatchObject({ statusCode: 400, data: { reason: 'unsupported' } });
    expect(host.requests).toHaveLength(1);
  });
});
