import {
  APICallError,
  InvalidArgumentError,
  type JSONObject,
  type RerankingModelV4CallOptions,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { hostWith, vectors } from '../../testing/embedding-host.js';
import { createOllama as createV3 } from '../ai6.js';
import { createOllama } from '../provider.js';
import { StubHost } from '../../testing/stub-host.js';

const EMULATED = {
  type: 'compatibility',
  feature: 'reranking',
  details:
    'Ollama has no reranking: the documents are ranked by how similar their embeddings by "m" are to that of the query.',
};

/** Ranks documents whose vectors, behind that of the query, are these. */
const rerank = async (
  embeddings: number[][],
  call: Partial<RerankingModelV4CallOptions> | Record<string, unknown> = {},
  rest: object = {},
) => {
  const { host, ollama } = hostWith({ answers: [vectors(embeddings, rest)] });
  const values = embeddings.slice(1).map((_, index) => `document ${index}`);
  const options = { documents: { type: 'text', values }, query: 'which?', ...call };
  const model = ollama.rerankingModel('m', { keepAlive: 60 });
  return { host, result: await model.doRerank(options as RerankingModelV4CallOptions) };
};

describe('a reranking model', () => {
  it('is a RerankingModelV4', () => {
    const model = createOllama({ name: 'turbo' }).rerankingModel('m');
    const { specificationVersion, provider, modelId } = model;
    expect([specificationVersion, provider, modelId]).toEqual(['v4', 'turbo.reranking', 'm']);
  });

  it('embeds the query and the documents in one request, and ranks them by their similarity', async () => {
    const embeddings = [
      [2, 0],
      [0, 1],
      [3, 4],
      [1, 0],
      [-1, 0],
    ];
    const counters = { total_duration: 7, load_duration: 3, prompt_eval_count: 11 };
    const { host, result } = await rerank(
      embeddings,
      {
        headers: { 'x-a': '1' },
        providerOptions: { ollama: { truncate: false, options: { num_ctx: 512 } } },
      },
      counters,
    );
    expect(host.requests).toMatchObject([
      { url: 'http://127.0.0.1:11434/api/embed', headers: { 'x-a': '1' } },
    ]);
    expect(host.requests[0]?.body).toEqual({
      model: 'm',
      input: ['which?', 'document 0', 'document 1', 'document 2', 'document 3'],
      truncate: false,
      keep_alive: 60,
      options: { num_ctx: 512 },
    });
    expect(result).toStrictEqual({
      ranking: [
        { index: 2, relevanceScore: 1 },
        { index: 1, relevanceScore: 0.6 },
        { index: 0, relevanceScore: 0 },
        { index: 3, relevanceScore: -1 },
      ],
      providerMetadata: { ollama: { totalDuration: 7, loadDuration: 3, tokens: 11 } },
      response: {
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: { model: 'm', embeddings, ...counters },
      },
      warnings: [EMULATED],
    });
  });

  it('gives the first documents when it is asked for so many', async () => {
    const embeddings = [
      [1, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ];
    const { result } = await rerank(embeddings, { topN: 2 });
    expect(result.ranking.map(({ index }) => index)).toEqual([1, 2]);
    const all = await rerank(embeddings, { topN: 10 });
    expect(all.result.ranking.map(({ index }) => index)).toEqual([1, 2, 0]);
  });

  it('leaves documents that are equally similar in their order', async () => {
    const { result } = await rerank([
      [1, 0],
      [0, 1],
      [2, 0],
      [0, 2],
      [3, 0],
    ]);
    expect(result.ranking.map(({ index }) => index)).toEqual([1, 3, 0, 2]);
  });

  it('scores vectors without a direction 0', async () => {
    const { result } = await rerank([
      [1, 0],
      [-1, 0],
      [0, 0],
      [1, 0],
    ]);
    expect(result.ranking).toEqual([
      { index: 2, relevanceScore: 1 },
      { index: 1, relevanceScore: 0 },
      { index: 0, relevanceScore: -1 },
    ]);
    const { result: ofNoQuery } = await rerank([
      [0, 0],
      [1, 0],
    ]);
    expect(ofNoQuery.ranking).toEqual([{ index: 0, relevanceScore: 0 }]);
  });

  it('scores no more than 1', async () => {
    const vector = [0.1, 0.2, 0.3, 0.7];
    const { result } = await rerank([vector, vector.map(value => value * 3)]);
    const score = result.ranking[0]?.relevanceScore ?? 0;
    expect(score).toBeLessThanOrEqual(1);
    expect(score).toBeCloseTo(1, 10);
  });

  it('embeds objects as their JSON, and says so', async () => {
    const values: JSONObject[] = [{ title: 'Cats', tags: ['pet'] }, {}];
    const { host, result } = await rerank(
      [
        [1, 0],
        [0, 1],
        [1, 0],
      ],
      {
        documents: { type: 'object', values },
      },
    );
    expect(host.sent('input')).toEqual(['which?', '{"title":"Cats","tags":["pet"]}', '{}']);
    expect(result.ranking.map(({ index }) => index)).toEqual([1, 0]);
    expect(result.warnings).toEqual([
      EMULATED,
      {
        type: 'compatibility',
        feature: 'object documents',
        details: 'Embeddings are of texts: each object was embedded as its JSON.',
      },
    ]);
  });

  it.each(['text', 'object'] as const)('ranks no %s documents without a request', async type => {
    const { host, result } = await rerank([], { documents: { type, values: [] } });
    expect(result).toStrictEqual({ ranking: [], warnings: [] });
    expect(host.requests).toEqual([]);
  });

  it('passes on what the embeddings warn of', async () => {
    const { result } = await rerank(
      [
        [1, 0],
        [1, 0],
      ],
      {
        providerOptions: { ollama: { dimensions: 3 } },
      },
    );
    expect(result.warnings).toEqual([
      EMULATED,
      {
        type: 'unsupported',
        feature: 'dimensions',
        details: 'The model "m" gave vectors of 2 numbers instead of 3.',
      },
    ]);
  });

  it('is a model of AI SDK 6, too', async () => {
    const host = new StubHost(
      vectors([
        [1, 0],
        [0, 1],
        [1, 0],
      ]),
    );
    const ollama = createV3({ baseURL: 'localhost:11434', fetch: host.fetch });
    const model = ollama.rerankingModel('m', { keepAlive: 60 });
    expect(model).toMatchObject({ specificationVersion: 'v3', provider: 'ollama.reranking' });
    const documents = { type: 'text' as const, values: ['a', 'b'] };
    expect(await model.doRerank({ documents, query: 'which?', topN: 1 })).toMatchObject({
      ranking: [{ index: 1, relevanceScore: 1 }],
      warnings: [EMULATED],
    });
    expect(host.sent('keep_alive')).toBe(60);
  });
});

describe('bad input', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;

  it.each<[string, Record<string, unknown>, string]>([
    ['no documents', { documents: undefined }, 'documents is not valid: expected an object.'],
    [
      'documents of another type',
      { documents: { type: 'file', values: [] } },
      'documents.type is not valid: expected an object with the type "text" or "object".',
    ],
    [
      'documents without values',
      { documents: { type: 'text' } },
      'documents.values is not valid: expected a list.',
    ],
    [
      'an object among texts',
      { documents: { type: 'text', values: ['a', {}] } },
      'documents.values[1] is not valid: expected a text.',
    ],
    [
      'a text among objects',
      { documents: { type: 'object', values: [{}, 'a'] } },
      'documents.values[1] is not valid: expected an object.',
    ],
    [
      'an object that is no JSON',
      { documents: { type: 'object', values: [{}, cyclic] } },
      'documents.values[1] cannot be written as JSON: it holds a BigInt, or an object that contains itself.',
    ],
    [
      'too many documents',
      { documents: { type: 'text', values: Array.from({ length: 2048 }, () => 'a') } },
      'documents.values is not valid: expected at most 2047.',
    ],
    ['a query that is no text', { query: 5 }, 'query is not valid: expected a text.'],
    ['a query that is missing', { query: undefined }, 'query is not valid: expected a text.'],
    ['a limit of 0', { topN: 0 }, 'topN is not valid: expected at least 1.'],
    ['half a document', { topN: 1.5 }, 'topN is not valid: expected an integer.'],
    [
      'a wrong option',
      { providerOptions: { ollama: { truncate: 1 } } },
      'providerOptions.ollama.truncate is not valid: expected a boolean.',
    ],
  ])('%s is refused before anything is sent', async (_case, call, message) => {
    const { host, ollama } = hostWith({ answers: [] });
    const options = { documents: { type: 'text', values: ['a'] }, query: 'b', ...call };
    const error: unknown = await ollama
      .rerankingModel('m')
      .doRerank(options as RerankingModelV4CallOptions)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toMatchObject({ message });
    expect(host.requests).toEqual([]);
  });

  it('a default of a wrong type is refused at once', () => {
    expect(() => createOllama().rerankingModel('m', { truncate: 1 as never })).toThrow(
      "the second argument of ollama.rerankingModel('m', …).truncate is not valid: expected a boolean.",
    );
    expect(() => createOllama().rerankingModel('')).toThrow('The model id has to be a text');
  });

  it('a vector too few is an error, never a ranking', async () => {
    const { ollama } = hostWith({ answers: [vectors([[1], [1]])] });
    const documents = { type: 'text' as const, values: ['a', 'b'] };
    const error: unknown = await ollama
      .rerankingModel('m')
      .doRerank({ documents, query: 'c' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(APICallError);
    expect(error).toMatchObject({
      message: expect.stringContaining('expected 3 vectors, one for each value, not 2'),
      data: { reason: 'malformed-answer' },
    });
  });
});
