import {
  APICallError,
  InvalidArgumentError,
  LoadAPIKeyError,
  TooManyEmbeddingValuesForCallError,
  type EmbeddingModelV4CallOptions,
} from '@ai-sdk/provider';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hostWith, vectors } from '../../testing/embedding-host.js';
import { StubHost, type StubAnswer } from '../../testing/stub-host.js';
import { createOllama, type OllamaProviderSettings } from '../provider.js';
import type { OllamaEmbeddingModelOptions } from './embedding-model-options.js';

afterEach(() => vi.unstubAllEnvs());

/** Embeds with a host that answers so. */
const embed = async (options: {
  answer?: StubAnswer;
  settings?: OllamaProviderSettings;
  modelId?: string;
  defaults?: OllamaEmbeddingModelOptions;
  call?: Partial<EmbeddingModelV4CallOptions> | Record<string, unknown>;
}) => {
  const { answer = vectors([[1, 0]]), settings, modelId = 'm', defaults, call } = options;
  const { host, ollama } = hostWith({ answers: [answer], settings });
  const model = ollama.embeddingModel(modelId, defaults);
  const result = await model.doEmbed({ values: ['a'], ...call });
  return { host, result };
};

const failureOf = async (options: Parameters<typeof embed>[0]) => {
  const error: unknown = await embed(options).catch((thrown: unknown) => thrown);
  if (!APICallError.isInstance(error)) throw error;
  const { message, statusCode, isRetryable, data, responseBody } = error;
  return { message, statusCode, isRetryable, data, responseBody };
};

describe('an embedding model', () => {
  it('is an EmbeddingModelV4', () => {
    const { doEmbed: _, ...model } = createOllama({ name: 'turbo' }).embeddingModel('m');
    expect(model).toMatchObject({
      specificationVersion: 'v4',
      modelId: 'm',
      maxEmbeddingsPerCall: 2048,
      supportsParallelCalls: false,
    });
    expect(createOllama({ name: 'turbo' }).embeddingModel('m').provider).toBe('turbo.embedding');
  });

  it('embeds all values in one request, and tells all that the host says', async () => {
    const answer = vectors(
      [
        [1, 0],
        [0.6, 0.8],
      ],
      { total_duration: 14_143_917, load_duration: 1_019_500, prompt_eval_count: 8 },
    );
    const { host, result } = await embed({ answer, call: { values: ['why', 'because'] } });
    expect(host.requests).toEqual([
      {
        method: 'POST',
        url: 'http://127.0.0.1:11434/api/embed',
        headers: expect.objectContaining({ 'content-type': 'application/json' }),
        body: { model: 'm', input: ['why', 'because'] },
      },
    ]);
    expect(result).toStrictEqual({
      embeddings: [
        [1, 0],
        [0.6, 0.8],
      ],
      usage: { tokens: 8 },
      providerMetadata: { ollama: { totalDuration: 14_143_917, loadDuration: 1_019_500 } },
      response: {
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: {
          model: 'm',
          embeddings: [
            [1, 0],
            [0.6, 0.8],
          ],
          total_duration: 14_143_917,
          load_duration: 1_019_500,
          prompt_eval_count: 8,
        },
      },
      warnings: [],
    });
  });

  it('invents no usage and no metadata', async () => {
    const { result } = await embed({});
    expect(result).toStrictEqual({
      embeddings: [[1, 0]],
      response: expect.anything(),
      warnings: [],
    });
  });

  it('leaves out details of another type', async () => {
    const details = { total_duration: 'long', load_duration: -1, prompt_eval_count: null };
    const { result } = await embed({ answer: vectors([[1, 0]], details) });
    expect(Object.keys(result)).toEqual(['embeddings', 'response', 'warnings']);
  });

  it('embeds nothing without a request', async () => {
    const { host, result } = await embed({
      call: { values: [], providerOptions: { ollama: { size: 3 } } },
    });
    expect(host.requests).toEqual([]);
    expect(result).toStrictEqual({
      embeddings: [],
      warnings: [expect.objectContaining({ feature: 'providerOptions.ollama.size' })],
    });
  });

  it('can be called through a proxy', async () => {
    const { ollama } = hostWith({ answers: [vectors([[1]])] });
    const model = new Proxy(ollama.embeddingModel('m'), {});
    expect((await model.doEmbed({ values: ['a'] })).embeddings).toEqual([[1]]);
  });

  it('sends its key and headers, and drops the ending of cloud models on ollama.com', async () => {
    const { host } = await embed({
      settings: { baseURL: 'https://ollama.com', apiKey: 'key', headers: { 'x-a': '1' } },
      modelId: 'embed:8b-cloud',
      call: { headers: { 'x-b': '2' } },
    });
    expect(host.requests).toMatchObject([
      {
        url: 'https://ollama.com/api/embed',
        headers: { authorization: 'Bearer key', 'x-a': '1', 'x-b': '2' },
        body: { model: 'embed:8b', input: ['a'] },
      },
    ]);
  });

  it('leaves the ending of cloud models to a daemon', async () => {
    const { host } = await embed({ modelId: 'embed:8b-cloud' });
    expect(host.sent('model')).toBe('embed:8b-cloud');
  });
});

describe('options', () => {
  it('are sent under the names that Ollama has for them', async () => {
    const { host } = await embed({
      call: {
        providerOptions: {
          ollama: {
            dimensions: 2,
            truncate: false,
            keepAlive: '1h',
            options: { num_ctx: 8192, new_one: 'x' },
          },
        },
      },
    });
    expect(host.requests[0]?.body).toEqual({
      model: 'm',
      input: ['a'],
      dimensions: 2,
      truncate: false,
      keep_alive: '1h',
      options: { num_ctx: 8192, new_one: 'x' },
    });
  });

  it('come from the call, then its provider options, then the model', async () => {
    const { host } = await embed({
      settings: { name: 'turbo' },
      defaults: { dimensions: 1, truncate: true, keepAlive: 1, options: { num_ctx: 1, seed: 1 } },
      call: {
        dimensions: 2,
        providerOptions: {
          ollama: { dimensions: 3, keepAlive: 3, truncate: false, options: { num_ctx: 3 } },
          turbo: { dimensions: 4, keepAlive: 4 },
          openai: { dimensions: 'nonsense' },
        },
      },
    });
    expect(host.requests[0]?.body).toEqual({
      model: 'm',
      input: ['a'],
      dimensions: 2,
      truncate: false,
      keep_alive: 4,
      options: { num_ctx: 3, seed: 1 },
    });
  });

  it('that are undefined are not there', async () => {
    const { host } = await embed({
      defaults: { keepAlive: 5 },
      call: {
        dimensions: undefined,
        headers: undefined,
        abortSignal: undefined,
        providerOptions: {
          ollama: { keepAlive: undefined, dimensions: 2, options: { seed: undefined } },
        },
      },
    });
    expect(host.requests[0]?.body).toEqual({
      model: 'm',
      input: ['a'],
      dimensions: 2,
      keep_alive: 5,
    });
  });

  it('that do not exist are warned of', async () => {
    const { result } = await embed({
      defaults: { size: 1 } as never,
      call: { providerOptions: { ollama: { think: true } } },
    });
    const details = (path: string) =>
      `There is no such option; it was not sent. Known are dimensions, truncate, keepAlive, options. Ollama's model options go into ${path}.options.`;
    expect(result.warnings).toEqual([
      {
        type: 'unsupported',
        feature: 'model defaults.size',
        details: details('model defaults'),
      },
      {
        type: 'unsupported',
        feature: 'providerOptions.ollama.think',
        details: details('providerOptions.ollama'),
      },
    ]);
  });

  it.each([
    [{ values: undefined }, 'values is not valid: expected a list.'],
    [{ values: 'a' }, 'values is not valid: expected a list.'],
    [{ values: ['a', 5] }, 'values[1] is not valid: expected a text.'],
    [{ values: ['a', null] }, 'values[1] is not valid: expected a text.'],
    [{ dimensions: 0 }, 'dimensions is not valid: expected at least 1.'],
    [{ dimensions: 1.5 }, 'dimensions is not valid: expected an integer.'],
    [{ dimensions: '2' }, 'dimensions is not valid: expected a number.'],
    [{ providerOptions: 5 }, 'providerOptions is not valid: expected an object.'],
    [
      { providerOptions: { ollama: 'x' } },
      'providerOptions.ollama is not valid: expected an object.',
    ],
    [
      { providerOptions: { ollama: { dimensions: -1 } } },
      'providerOptions.ollama.dimensions is not valid: expected at least 1.',
    ],
    [
      { providerOptions: { ollama: { truncate: 'no' } } },
      'providerOptions.ollama.truncate is not valid: expected a boolean.',
    ],
    [
      { providerOptions: { ollama: { keepAlive: true } } },
      "providerOptions.ollama.keepAlive is not valid: expected a number of seconds or a duration such as '5m'.",
    ],
    [
      { providerOptions: { ollama: { options: { num_ctx: '8k' } } } },
      'providerOptions.ollama.options.num_ctx is not valid: expected a number.',
    ],
  ])('%j is refused before anything is sent', async (call, message) => {
    const { host, ollama } = hostWith({ answers: [vectors([[1]])] });
    const options = { values: ['a'], ...call } as EmbeddingModelV4CallOptions;
    const error: unknown = await ollama
      .embeddingModel('m')
      .doEmbed(options)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toMatchObject({ message, argument: message.split(' ')[0] });
    expect(host.requests).toEqual([]);
  });

  it.each<[string, () => unknown, string]>([
    [
      'a default of a wrong type',
      () => createOllama().embeddingModel('m', { dimensions: 'x' as never }),
      "the second argument of ollama.embeddingModel('m', …).dimensions is not valid: expected a number.",
    ],
    [
      'defaults that are none',
      () => createOllama({ name: 'turbo' }).embeddingModel('m', null as never),
      "the second argument of turbo.embeddingModel('m', …) is not valid: expected an object.",
    ],
    [
      'a model id that is no text',
      () => createOllama().embeddingModel(5 as never),
      'The model id has to be a text such as "gpt-oss:120b".',
    ],
  ])('%s is refused at once', (_case, act, message) => {
    expect(act).toThrow(expect.objectContaining({ message }));
    expect(act).toThrow(InvalidArgumentError);
  });

  it('more values than one call may have are refused', async () => {
    const values = Array.from({ length: 2049 }, () => 'a');
    const error: unknown = await embed({ call: { values } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TooManyEmbeddingValuesForCallError);
    expect(error).toMatchObject({
      provider: 'ollama.embedding',
      modelId: 'm',
      maxEmbeddingsPerCall: 2048,
    });
  });
});

describe('dimensions', () => {
  it('of the vectors that are not those that were asked for are warned of', async () => {
    const { result } = await embed({ answer: vectors([[1, 0]]), call: { dimensions: 3 } });
    expect(result.embeddings).toEqual([[1, 0]]);
    expect(result.warnings).toEqual([
      {
        type: 'unsupported',
        feature: 'dimensions',
        details: 'The model "m" gave vectors of 2 numbers instead of 3.',
      },
    ]);
  });

  it('of the vectors that are those that were asked for are not', async () => {
    const { result } = await embed({
      answer: vectors([[1, 0]]),
      call: { providerOptions: { ollama: { dimensions: 2 } } },
    });
    expect(result.warnings).toEqual([]);
  });
});

describe('an answer', () => {
  const INTRODUCTION = '127.0.0.1:11434 answered with JSON in which';

  it.each<[string, unknown, string]>([
    [
      'with a vector too few',
      [[1]],
      'embeddings is not valid (expected 2 vectors, one for each value, not 1)',
    ],
    [
      'with a vector too many',
      [[1], [2], [3]],
      'embeddings is not valid (expected 2 vectors, one for each value, not 3)',
    ],
    [
      'with vectors of several lengths',
      [[1, 2], [1]],
      'embeddings[1] is not valid (expected 2 numbers, as in the first vector, not 1)',
    ],
    ['without vectors', undefined, 'embeddings is not valid (expected a list)'],
    ['with null for the vectors', null, 'embeddings is not valid (expected a list)'],
    ['with a text for the vectors', 'AAAA', 'embeddings is not valid (expected a list)'],
    [
      'with null for a vector',
      [[1], null],
      'embeddings[1] is not valid (expected a list of numbers)',
    ],
    [
      'with a number for a vector',
      [1, 2],
      'embeddings[0] is not valid (expected a list of numbers)',
    ],
    [
      'with an empty vector',
      [[1], []],
      'embeddings[1] is not valid (expected at least one number)',
    ],
    [
      'with a text for a number',
      [
        [1, '2'],
        [1, 2],
      ],
      'embeddings[0][1] is not valid (expected a number)',
    ],
    [
      'with null for a number',
      [
        [1, 2],
        [null, 2],
      ],
      'embeddings[1][0] is not valid (expected a number)',
    ],
  ])('%s is an error that says so', async (_case, embeddings, problem) => {
    const answer = vectors(embeddings);
    const body = answer.reads?.join('') ?? '';
    expect(await failureOf({ answer, call: { values: ['a', 'b'] } })).toEqual({
      message: `${INTRODUCTION} ${problem} (${JSON.stringify(body)}) instead of Ollama's format. Try again; if it stays, check that http://127.0.0.1:11434/api/embed is Ollama's API, and what stands between.`,
      statusCode: 200,
      isRetryable: true,
      data: { reason: 'malformed-answer' },
      responseBody: body,
    });
  });

  it('with a number that is too large for one is an error, too', async () => {
    const reads = ['{"embeddings":[[1e999]]}'];
    const { message } = await failureOf({ answer: { reads } });
    expect(message).toContain('embeddings[0][0] is not valid (expected a number)');
  });

  it.each([
    ['[]', 'JSON in which the value is not valid (expected an object)'],
    ['null', 'JSON in which the value is not valid (expected an object)'],
    ['{"embeddings":[[1', 'a text that is not JSON'],
    ['', 'an empty body'],
    ['<html><title>Sign in</title></html>', 'an HTML page ("Sign in")'],
  ])('of another shape, %s, is an error', async (body, problem) => {
    const { message, data } = await failureOf({ answer: { reads: [body] } });
    expect(message).toContain(`127.0.0.1:11434 answered with ${problem}`);
    expect(data).toEqual({ reason: 'malformed-answer' });
  });

  it('that refuses the model says how to get it', async () => {
    const answer = {
      status: 404,
      reads: ['{"error":"model \\"nope\\" not found, try pulling it first"}'],
    };
    expect(await failureOf({ answer, modelId: 'nope' })).toEqual({
      message:
        'model "nope" not found, try pulling it first. 127.0.0.1:11434 does not have the model "nope": "ollama list" on that machine names the models that it has, "ollama pull" gets others.',
      statusCode: 404,
      isRetryable: false,
      data: { reason: 'model-not-found' },
      responseBody: '{"error":"model \\"nope\\" not found, try pulling it first"}',
    });
  });

  it('of a chat model says that it does not embed', async () => {
    const answer = {
      status: 501,
      reads: ['{"error":"This server does not support embeddings. Start it with `--embeddings`"}'],
    };
    const { message, data } = await failureOf({ answer });
    expect(message).toContain('On 127.0.0.1:11434, the model "m" cannot do this');
    expect(data).toEqual({ reason: 'unsupported' });
  });
});

describe('a call', () => {
  it('to ollama.com needs a key', async () => {
    vi.stubEnv('OLLAMA_API_KEY', undefined);
    const call = embed({ settings: { baseURL: 'https://ollama.com' } });
    await expect(call).rejects.toBeInstanceOf(LoadAPIKeyError);
  });

  it('ends at once, with the reason of its signal', async () => {
    const controller = new AbortController();
    const { ollama } = hostWith({
      answers: [],
      settings: { fetch: async () => new Promise<never>(() => undefined) },
    });
    const { signal: abortSignal } = controller;
    const call = ollama.embeddingModel('m').doEmbed({ values: ['a'], abortSignal });
    const reason = new Error('enough');
    setTimeout(() => controller.abort(reason), 1);
    await expect(call).rejects.toBe(reason);
  });

  it('waits for its slot and gives it back, also after a failure', async () => {
    const host = new StubHost(
      vectors([[1]]),
      { status: 500, reads: ['{"error":"no"}'] },
      vectors([[3]]),
    );
    let running = 0;
    const counts: number[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      counts.push((running += 1));
      await new Promise(resolve => setTimeout(resolve, 1));
      running -= 1;
      return host.fetch(input, init);
    };
    const ollama = createOllama({ baseURL: 'localhost:11434', fetch, maxConcurrentRequests: 1 });
    const model = ollama.embeddingModel('m');
    const calls = ['a', 'b', 'c'].map(async value => model.doEmbed({ values: [value] }));
    const results = await Promise.allSettled(calls);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(counts).toEqual([1, 1, 1]);
  });
});

it('bounds what it keeps of a wrong answer, however many vectors came', async () => {
  const vector = `[${'0.0182574,'.repeat(1023)}1]`;
  const body = `{"embeddings":[${`${vector},`.repeat(199)}${vector}]}`;
  const ollama = createOllama({ apiKey: 'secret-key-1', fetch: async () => new Response(body) });
  const failure = ollama.embeddingModel('m').doEmbed({ values: ['one'] });
  await expect(failure).rejects.toMatchObject({
    responseBody: expect.toSatisfy((text: string) => text.length < 17_000),
  });
});
