import { InvalidArgumentError } from '@ai-sdk/provider';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@ai-sdk/provider-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { vectors } from '../../testing/embedding-host.js';
import { HELLO, HI, StubHost, type StubAnswer } from '../../testing/stub-host.js';
import type { ChatModel } from '../chat/chat-model.js';
import type { OllamaEmbeddingModel } from '../embedding/embedding-model.js';
import { createOllama, type OllamaProvider, type OllamaProviderSettings } from '../provider.js';
import type { OllamaRerankingModel } from '../reranking/reranking-model.js';

/** What Workflow finds on the class of a value: it does not know which one it is. */
interface StoredClass {
  [WORKFLOW_SERIALIZE](model: object): unknown;
  [WORKFLOW_DESERIALIZE](state: unknown): object;
}

interface Kind {
  kind: string;
  create(ollama: OllamaProvider, defaults?: object): object;
  ask(model: object): Promise<unknown>;
  answer: StubAnswer;
  defaults: object;
  body: object;
}

const kinds: Kind[] = [
  {
    kind: 'language model',
    create: (ollama, defaults) => ollama('m:8b', defaults),
    ask: async model => (model as ChatModel).doGenerate({ prompt: HELLO }),
    answer: HI,
    defaults: { think: 'low', options: { num_ctx: 512 } },
    body: {
      model: 'm:8b',
      messages: [{ role: 'user', content: 'Hello' }],
      think: 'low',
      options: { num_ctx: 512 },
      stream: true,
    },
  },
  {
    kind: 'embedding model',
    create: (ollama, defaults) => ollama.embeddingModel('m:8b', defaults),
    ask: async model => (model as OllamaEmbeddingModel).doEmbed({ values: ['a'] }),
    answer: vectors([[1]]),
    defaults: { dimensions: 1, options: { num_ctx: 512 } },
    body: { model: 'm:8b', input: ['a'], dimensions: 1, options: { num_ctx: 512 } },
  },
  {
    kind: 'reranking model',
    create: (ollama, defaults) => ollama.rerankingModel('m:8b', defaults),
    ask: async model =>
      (model as OllamaRerankingModel).doRerank({
        documents: { type: 'text', values: ['a'] },
        query: 'b',
      }),
    answer: vectors([[1], [1]]),
    defaults: { dimensions: 1, options: { num_ctx: 512 } },
    body: { model: 'm:8b', input: ['b', 'a'], dimensions: 1, options: { num_ctx: 512 } },
  },
];

const classOf = (model: object) => model.constructor as unknown as StoredClass;
const store = (model: object) => JSON.stringify(classOf(model)[WORKFLOW_SERIALIZE](model));

describe.each(kinds)('a $kind', ({ create, ask, answer, defaults, body }) => {
  /** Stores a model, brings it back elsewhere, and asks it there. */
  const bringBack = async (settings: OllamaProviderSettings) => {
    const model = create(createOllama(settings), defaults);
    const stored = store(model);
    const host = new StubHost(answer);
    vi.stubGlobal('fetch', host.fetch);
    const back = classOf(model)[WORKFLOW_DESERIALIZE](JSON.parse(stored));
    const result = await ask(back);
    return { stored, back, result, requests: host.requests };
  };

  beforeEach(() => vi.stubEnv('OLLAMA_BASE_URL', undefined));
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });

  it('is stored as what it is, without what is secret', () => {
    vi.stubEnv('OLLAMA_API_KEY', 'key-of-the-environment');
    const settings = {
      name: 'turbo',
      baseURL: 'my-server:11434/prefix',
      apiKey: 'key-of-the-settings',
      headers: { Authorization: 'Bearer key-of-the-headers', 'x-secret': 'secret-header' },
      fetch: async () => new Response('fetch-of-the-settings'),
    };
    const typo = { ...defaults, apiKey: 'key-in-the-options' };
    const stored = store(create(createOllama(settings), typo));
    expect(JSON.parse(stored)).toEqual({
      modelId: 'm:8b',
      name: 'turbo',
      baseURL: 'my-server:11434/prefix',
      defaults,
    });
    expect(stored).not.toMatch(/key-|secret|authorization|bearer|fetch/i);
  });

  it('is stored without a base URL and options when it has none', () => {
    vi.stubEnv('OLLAMA_BASE_URL', 'http://elsewhere.internal');
    const state = JSON.parse(store(create(createOllama({ apiKey: () => 'k' }))));
    expect(state).toEqual({ modelId: 'm:8b', name: 'ollama', defaults: {} });
  });

  it('that is brought back has the key of the environment', async () => {
    vi.stubEnv('OLLAMA_API_KEY', 'key-of-the-environment');
    const { back, requests } = await bringBack({
      apiKey: 'key-of-the-settings',
      headers: { 'x-secret': 'secret-header' },
    });
    expect(back).toMatchObject({ specificationVersion: 'v4', modelId: 'm:8b' });
    expect(requests).toMatchObject([
      {
        url: expect.stringMatching(/^https:\/\/ollama\.com\/api\/(chat|embed)$/),
        headers: { authorization: 'Bearer key-of-the-environment' },
        body,
      },
    ]);
    expect(JSON.stringify(requests)).not.toMatch(/key-of-the-settings|secret/);
  });

  it('that is brought back keeps its base URL, and sends no key of the environment there', async () => {
    vi.stubEnv('OLLAMA_API_KEY', 'key-of-the-environment');
    const { requests } = await bringBack({ baseURL: 'localhost:11434' });
    expect(requests[0]?.url).toMatch(/^http:\/\/localhost:11434\/api\/(chat|embed)$/);
    expect(requests[0]?.headers).not.toHaveProperty('authorization');
    expect(requests[0]?.body).toEqual(body);
  });

  it('that is brought back reads the base URL of the environment when it had none', async () => {
    vi.stubEnv('OLLAMA_BASE_URL', 'http://127.0.0.1:11434');
    const { requests } = await bringBack({});
    expect(requests[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:11434\/api\/(chat|embed)$/);
  });

  it('that is brought back can be stored again', () => {
    const model = create(createOllama({ name: 'turbo' }), defaults);
    const back = classOf(model)[WORKFLOW_DESERIALIZE](JSON.parse(store(model)));
    expect(store(back)).toBe(store(model));
    expect(back).toMatchObject({ provider: expect.stringMatching(/^turbo\./) });
  });

  it.each([
    [null, 'state is not valid: expected an object.'],
    [{}, 'state.modelId is not valid: expected a text.'],
    [
      { modelId: 'm', name: 'ollama', baseURL: 5, defaults: {} },
      'state.baseURL is not valid: expected a text.',
    ],
    [{ modelId: 'm', name: 'ollama' }, 'state.defaults is not valid: expected an object.'],
    [
      { modelId: 'm', name: 'ollama', defaults: { options: { num_ctx: 'x' } } },
      'state.defaults.options.num_ctx is not valid: expected a number.',
    ],
  ])('is not brought back from %j', (state, message) => {
    const model = create(createOllama());
    const act = () => classOf(model)[WORKFLOW_DESERIALIZE](state);
    expect(act).toThrow(InvalidArgumentError);
    expect(act).toThrow(expect.objectContaining({ message, argument: message.split(' ')[0] }));
  });
});

it('the provider-wide settings of structured output are stored with the model', () => {
  const model = createOllama({ structuredOutput: 'prompt' })('m', { think: false });
  expect(JSON.parse(store(model))).toEqual({
    modelId: 'm',
    name: 'ollama',
    defaults: { structuredOutput: 'prompt', think: false },
  });
});
