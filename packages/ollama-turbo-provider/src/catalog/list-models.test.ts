import { APICallError, InvalidArgumentError } from '@ai-sdk/provider';
import { createEmulator } from 'ollama-turbo-emulator';
import { describe, expect, it } from 'vitest';
import { StubHost, type StubAnswer } from '../../testing/stub-host.js';
import { createOllama, type OllamaProviderSettings } from '../provider.js';

const catalogWith = (answers: StubAnswer[], settings: OllamaProviderSettings = {}) => {
  const host = new StubHost(...answers);
  const ollama = createOllama({ baseURL: 'localhost:11434', fetch: host.fetch, ...settings });
  return { host, models: ollama.models };
};

const json = (value: unknown): StubAnswer => ({ reads: [JSON.stringify(value)] });

const TAGS = json({
  models: [
    {
      name: 'qwen3:8b',
      model: 'qwen3:8b',
      modified_at: '2026-11-23T00:09:22.013161366Z',
      size: 5_225_388_164,
      digest: 'caa072',
      details: {
        parent_model: '',
        format: 'gguf',
        family: 'qwen3',
        families: ['qwen3'],
        parameter_size: '8.2B',
        quantization_level: 'Q4_K_M',
        context_length: 40_960,
        embedding_length: 4096,
      },
      capabilities: ['completion', 'tools'],
    },
    {
      name: 'gpt-oss:120b-cloud',
      remote_model: 'gpt-oss:120b',
      remote_host: 'https://ollama.com:443',
      modified_at: '0001-01-01T00:00:00Z',
      size: 384,
      digest: '',
      details: { family: '', families: null, parameter_size: '', quantization_level: 'unknown' },
      capabilities: [],
    },
  ],
});

const QWEN = {
  id: 'qwen3:8b',
  family: 'qwen3',
  format: 'gguf',
  parameterSize: '8.2B',
  quantization: 'Q4_K_M',
  size: 5_225_388_164,
  modifiedAt: new Date('2026-11-23T00:09:22.013Z'),
  digest: 'caa072',
  capabilities: ['completion', 'tools'],
  contextLength: 40_960,
  embeddingLength: 4096,
};

const STUB = {
  id: 'gpt-oss:120b-cloud',
  size: 384,
  remoteModel: 'gpt-oss:120b',
  remoteHost: 'https://ollama.com:443',
};

describe('models.list', () => {
  it('gives what the host says of each model, and leaves out the rest', async () => {
    const { host, models } = catalogWith([TAGS]);
    expect(await models.list()).toStrictEqual([QWEN, STUB]);
    expect(host.requests.map(({ method, url, body }) => ({ method, url, body }))).toEqual([
      { method: 'GET', url: 'http://localhost:11434/api/tags', body: undefined },
    ]);
  });

  it.each([[[]], [null]])('takes %j for no models', async list => {
    expect(await catalogWith([json({ models: list })]).models.list()).toEqual([]);
  });

  it('sends the headers of the call', async () => {
    const { host, models } = catalogWith([TAGS], { headers: { 'X-A': '1', 'X-B': '1' } });
    await models.list({ headers: { 'x-b': '2' } });
    expect(host.requests[0]?.headers).toMatchObject({ 'x-a': '1', 'x-b': '2' });
  });

  it('needs no key on ollama.com, and sends one that is there', async () => {
    const without = catalogWith([TAGS], { baseURL: 'ollama.com' });
    await without.models.list();
    expect(without.host.requests[0]?.headers['authorization']).toBeUndefined();
    const withKey = catalogWith([TAGS], { baseURL: 'ollama.com', apiKey: 'k' });
    await withKey.models.list();
    expect(withKey.host.requests[0]?.headers['authorization']).toBe('Bearer k');
  });

  it('needs no `this`', async () => {
    const { list } = catalogWith([TAGS]).models;
    expect(await list()).toHaveLength(2);
  });
});

describe('models.list with details', () => {
  it('adds what the description of each model says', async () => {
    const { host, models } = catalogWith([
      TAGS,
      json({
        details: { family: 'qwen3' },
        model_info: { 'general.parameter_count': 8_190_735_360 },
      }),
      json({
        details: { family: 'gptoss', parameter_size: '116.8B', quantization_level: 'MXFP4' },
        model_info: { 'gptoss.context_length': 131_072, 'gptoss.embedding_length': 2880 },
        capabilities: ['completion', 'thinking'],
        modified_at: '2025-08-05T00:00:00Z',
      }),
    ]);
    expect(await models.list({ details: true, headers: { 'x-a': '1' } })).toStrictEqual([
      { ...QWEN, parameterCount: 8_190_735_360 },
      {
        ...STUB,
        family: 'gptoss',
        parameterSize: '116.8B',
        quantization: 'MXFP4',
        modifiedAt: new Date('2025-08-05T00:00:00Z'),
        capabilities: ['completion', 'thinking'],
        contextLength: 131_072,
        embeddingLength: 2880,
      },
    ]);
    expect(host.requests.slice(1).map(({ method, url, body }) => ({ method, url, body }))).toEqual([
      {
        method: 'POST',
        url: 'http://localhost:11434/api/show',
        body: { model: 'qwen3:8b' },
      },
      {
        method: 'POST',
        url: 'http://localhost:11434/api/show',
        body: { model: 'gpt-oss:120b-cloud' },
      },
    ]);
    expect(host.requests.map(({ headers }) => headers['x-a'])).toEqual(['1', '1', '1']);
  });

  it('keeps a model whose description cannot be had, and says why', async () => {
    const { models } = catalogWith([
      TAGS,
      { status: 404, reads: [`{"error":"model 'qwen3:8b' not found"}`] },
      json({ details: {} }),
    ]);
    expect(await models.list({ details: true })).toStrictEqual([
      {
        ...QWEN,
        problem: {
          message: `model 'qwen3:8b' not found. localhost:11434 does not have the model "qwen3:8b": "ollama list" on that machine names the models that it has, "ollama pull" gets others.`,
          reason: 'model-not-found',
        },
      },
      STUB,
    ]);
  });

  it('says what a fetch of one’s own throws in place of details', async () => {
    const host = new StubHost(TAGS);
    const ollama = createOllama({
      baseURL: 'localhost:11434',
      fetch: async (input, init) => {
        if (host.requests.length === 0) return host.fetch(input, init);
        throw new DOMException('Took too long.', 'TimeoutError');
      },
    });
    expect((await ollama.models.list({ details: true })).map(({ problem }) => problem)).toEqual([
      { message: 'Took too long.' },
      { message: 'Took too long.' },
    ]);
  });

  it('asks for four descriptions at a time', async () => {
    let running = 0;
    let most = 0;
    const ollama = createOllama({
      baseURL: 'localhost:11434',
      fetch: async input => {
        if (new Request(input).url.endsWith('/tags')) {
          const names = Array.from({ length: 11 }, (_, index) => ({ model: `m${index}` }));
          return Response.json({ models: names });
        }
        running += 1;
        most = Math.max(most, running);
        await new Promise(resolve => setTimeout(resolve, 1));
        running -= 1;
        return Response.json({ capabilities: ['completion'] });
      },
    });
    const models = await ollama.models.list({ details: true });
    expect(models.map(({ id }) => id)).toEqual(
      Array.from({ length: 11 }, (_, index) => `m${index}`),
    );
    expect(most).toBe(4);
  });

  it('ends with the reason of an abort and asks for no further description', async () => {
    const reason = new Error('Enough.');
    const abort = new AbortController();
    let shows = 0;
    const ollama = createOllama({
      baseURL: 'localhost:11434',
      fetch: async input => {
        if (new Request(input).url.endsWith('/tags')) {
          return Response.json({ models: Array.from({ length: 9 }, () => ({ model: 'm' })) });
        }
        shows += 1;
        abort.abort(reason);
        return new Promise<Response>(() => {});
      },
    });
    const list = ollama.models.list({ details: true, abortSignal: abort.signal });
    await expect(list).rejects.toBe(reason);
    expect(shows).toBe(4);
  });

  it('works on the list of the emulated service, which says little by itself', async () => {
    const { fetch } = createEmulator({ apiKey: 'k' });
    const { models } = createOllama({ baseURL: 'ollama.com', fetch });
    const [plain] = await models.list();
    expect(plain).toStrictEqual({
      id: 'gpt-oss:120b',
      size: 65_369_818_941,
      modifiedAt: new Date('2026-01-01T00:00:00Z'),
      digest: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    const [detailed] = await models.list({ details: true });
    expect(detailed).toStrictEqual({
      ...plain,
      family: 'gptoss',
      parameterSize: '116.8B',
      quantization: 'MXFP4',
      capabilities: ['completion', 'tools', 'thinking'],
      contextLength: 131_072,
      embeddingLength: 2880,
    });
  });
});

describe('what models.list refuses', () => {
  it.each<[string, unknown, string]>([
    ['options that are none', 0, 'The options of models.list: expected an object.'],
    ['null', null, 'The options of models.list: expected an object.'],
    ['a list', [], 'The options of models.list: expected an object.'],
    [
      'a name that is no option',
      { detail: true },
      'models.list has no option "detail": known are details, abortSignal, headers.',
    ],
    [
      'details that are no boolean',
      { details: 'yes' },
      'The option details of models.list is not valid: expected a boolean.',
    ],
    [
      'headers that are none',
      { headers: 'a: b' },
      'The headers of a request have to be an object of names and texts.',
    ],
    [
      'a signal that is none',
      { abortSignal: new AbortController() },
      'The call option "abortSignal" has to be an AbortSignal, such as the "signal" of an AbortController, not a value of type object.',
    ],
  ])('%s', async (_case, options, message) => {
    const { host, models } = catalogWith([]);
    const error = await models.list(options as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toMatchObject({ message });
    expect(host.requests).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['{}', {}, 'models is not valid (expected a list)'],
    ['a list', [], 'the value is not valid (expected an object)'],
    ['a map of models', { models: {} }, 'models is not valid (expected a list)'],
    ['a text', 'models', 'the value is not valid (expected an object)'],
    ['a model that is a text', { models: ['m'] }, 'models[0] is not valid (expected an object)'],
    [
      'a model without a name',
      { models: [{ model: 'm' }, { size: 5 }] },
      'models[1] is not valid (expected an object with a "model" or a "name")',
    ],
    [
      'a name that is no text',
      { models: [{ name: 5 }] },
      'models[0].name is not valid (expected a text)',
    ],
    [
      'a size that is no number',
      { models: [{ name: 'm', size: '5 GB' }] },
      'models[0].size is not valid (expected a number)',
    ],
    [
      'a capability that is no text',
      { models: [{ name: 'm', capabilities: ['tools', 5] }] },
      'models[0].capabilities[1] is not valid (expected a text)',
    ],
  ])('an answer that is %s', async (_case, answer, problem) => {
    const error = await catalogWith([json(answer)])
      .models.list()
      .catch((thrown: unknown) => thrown);
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      data: { reason: 'malformed-answer' },
      message: expect.stringContaining(`localhost:11434 answered with JSON in which ${problem}`),
    });
  });

  it('an error of the host, with its reason', async () => {
    const { models } = catalogWith([{ status: 401, reads: ['{"error":"unauthorized"}'] }]);
    await expect(models.list()).rejects.toMatchObject({
      statusCode: 401,
      data: { reason: 'unauthorized' },
    });
  });
});
