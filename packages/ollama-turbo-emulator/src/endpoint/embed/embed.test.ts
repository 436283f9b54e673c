import { describe, expect, test } from 'vitest';
import { post, statusAndBody } from '../../../testing/post.js';
import { createEmulator, type EmulatorModel, type EmulatorOptions } from '../../index.js';

const MODELS: EmulatorModel[] = [
  { name: 'embed', capabilities: ['embedding'], contextLength: 512, embeddingLength: 320 },
  { name: 'other', capabilities: ['embedding'], embeddingLength: 320 },
  { name: 'plain', embeddingLength: 64 },
];

interface Embeddings {
  model: string;
  embeddings: number[][];
  prompt_eval_count?: number;
}

async function embed(body: object, options: EmulatorOptions = {}): Promise<[number, Embeddings]> {
  const emulator = createEmulator({ mode: 'daemon', models: MODELS, ...options });
  const request = { model: 'embed', ...body };
  const response = await post(emulator, '/api/embed', request, { authorization: 'Bearer k' });
  return statusAndBody(response) as [number, Embeddings];
}

async function vectors(...input: string[]): Promise<number[][]> {
  const [, { embeddings }] = await embed({ input });
  return embeddings;
}

function cosine(one: readonly number[] = [], other: readonly number[] = []): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

describe('vectors', () => {
  test('are the same for the same text, in order, and of length 1', async () => {
    const [cat, dog, again] = await vectors('a cat', 'two dogs', 'a cat');
    expect(again).toEqual(cat);
    expect(dog).not.toEqual(cat);
    for (const vector of [cat, dog]) {
      expect(vector).toHaveLength(320);
      expect(cosine(vector, vector)).toBeCloseTo(1, 5);
    }
    expect(await vectors('a cat')).toEqual([cat]);
  });

  test.each([
    ['The cat sat on the mat.', 'Cats sit on mats', 'Interest rates rose in March'],
    ['How do I bake bread?', 'Baking a bread at home', 'The train to Oslo is late'],
    ['weather in Oslo', 'What is the weather like in Oslo today?', 'a list of prime numbers'],
    ['Grüße aus Zürich', 'Viele Grüße von der Zürcher Straße', 'stock exchange'],
    ['東京の天気', '東京の今日の天気', '量子力学の入門'],
  ])('of %s are nearer to %s than to %s', async (text, near, far) => {
    const [first, second, third] = await vectors(text, near, far);
    expect(cosine(first, second)).toBeGreaterThan(cosine(first, third) + 0.15);
  });

  test('tell the order of words apart', async () => {
    const [one, other] = await vectors('the dog bites the man', 'the man bites the dog');
    expect(cosine(one, other)).toBeGreaterThan(0.8);
    expect(one).not.toEqual(other);
  });

  test('of another model are elsewhere', async () => {
    const [first] = await vectors('the cat sat');
    const [, { embeddings }] = await embed({ model: 'other', input: 'the cat sat' });
    expect(Math.abs(cosine(first, embeddings[0]))).toBeLessThan(0.3);
  });

  test('are numbers of 32 bits in few digits', async () => {
    const emulator = createEmulator({ mode: 'daemon', models: MODELS });
    const body = { model: 'embed', input: 'the cat sat' };
    const { chunks } = await post(emulator, '/api/embed', body);
    const [, list = ''] = /"embeddings":\[\[([^\]]*)\]\]/.exec(chunks.join('')) ?? [];
    for (const number of list.split(',').map(Number)) {
      const digits = number.toExponential().replace(/e.*|\D/g, '').length;
      const shorter = Number(number.toPrecision(Math.max(1, digits - 1)));
      expect(digits).toBeLessThanOrEqual(9);
      expect(digits > 1 && Math.fround(shorter) === Math.fround(number)).toBe(false);
    }
  });
});

describe('the input', () => {
  test.each([[{}], [{ input: null }], [{ input: '' }], [{ input: [] }]])(
    '%j is none',
    async body => {
      expect(await embed(body)).toEqual([200, { model: 'embed', embeddings: [] }]);
    },
  );

  test('may be an empty text in a list', async () => {
    const [status, { embeddings, prompt_eval_count: count }] = await embed({ input: ['', 'a'] });
    expect([status, embeddings.length, count]).toEqual([200, 2, 5]);
    expect(cosine(embeddings[0], embeddings[0])).toBeCloseTo(1, 5);
  });

  test.each([[[1]], [5], [{ a: 1 }], [['a', null]], [true]])('%j is refused', async input => {
    expect(await embed({ input })).toEqual([400, { error: 'invalid input type' }]);
    // Even before it is asked whether there is such a model.
    expect(await embed({ model: 'nope', input })).toEqual([400, { error: 'invalid input type' }]);
  });

  test('that is too long is cut, or refused on demand', async () => {
    const input = 'the cat sat '.repeat(300);
    const [status, { prompt_eval_count: count }] = await embed({ input });
    expect([status, count]).toEqual([200, 512]);
    const error = { error: 'the input length exceeds the context length' };
    expect(await embed({ input, truncate: false })).toEqual([400, error]);
    expect(await embed({ input: ['a', input], truncate: false })).toEqual([400, error]);
    const [, whole] = await embed({
      input: `${'the cat sat '.repeat(200)}and more of another kind`,
    });
    const [, cut] = await embed({ input: `${'the cat sat '.repeat(200)}and nothing` });
    expect(cut.embeddings).toEqual(whole.embeddings);
  });
});

describe('dimensions', () => {
  test.each([16, 1, 319])('cut a vector to %i', async dimensions => {
    const [full] = await vectors('the cat sat');
    const [, { embeddings }] = await embed({ input: 'the cat sat', dimensions });
    const [short] = embeddings;
    expect(short).toHaveLength(dimensions);
    expect(cosine(short, short)).toBeCloseTo(1, 5);
    expect(Math.sign(short?.[0] ?? 0)).toBe(Math.sign(full?.[0] ?? 0));
  });

  test.each([0, -1, 320, 100_000])('of %i change nothing', async dimensions => {
    const [, { embeddings }] = await embed({ input: 'the cat sat', dimensions });
    expect(embeddings).toEqual(await vectors('the cat sat'));
  });

  test('have to be a whole number', async () => {
    expect(await embed({ input: 'a', dimensions: 1.5 })).toEqual([
      400,
      {
        error:
          'json: cannot unmarshal number 1.5 into Go struct field EmbedRequest.dimensions of type int',
      },
    ]);
  });
});

describe('a model', () => {
  test('that is not there is 404', async () => {
    expect(await embed({ model: 'nope', input: 'a' })).toEqual([
      404,
      { error: 'model "nope" not found, try pulling it first' },
    ]);
    expect(await embed({ model: '', input: 'a' })).toEqual([404, { error: "model '' not found" }]);
  });

  test('for chats makes embeddings on 0.25 only', async () => {
    const [status, refusal] = await embed({ model: 'plain', input: 'a' });
    const { error } = refusal as unknown as { error: string };
    expect(status).toBe(501);
    expect(JSON.parse(error)).toMatchObject({ error: { code: 501 } });
    const [older, { embeddings }] = await embed({ model: 'plain', input: 'a' }, { server: '0.25' });
    expect([older, embeddings[0]?.length]).toEqual([200, 64]);
  });

  test('is loaded, and wrong options are 500', async () => {
    const emulator = createEmulator({ mode: 'daemon', models: MODELS });
    const options = { num_ctx: 'big' };
    const wrong = await post(emulator, '/api/embed', { model: 'embed', input: 'a', options });
    expect(statusAndBody(wrong)).toEqual([
      500,
      { error: 'option "num_ctx" must be of type integer' },
    ]);
    await post(emulator, '/api/embed', { model: 'embed', input: 'a', keep_alive: '1m' });
    const loaded = await emulator.fetch('/api/ps');
    expect(await loaded.json()).toMatchObject({ models: [{ name: 'embed:latest' }] });
  });

  test('of the cloud wants a key', async () => {
    const emulator = createEmulator({ apiKey: 'k', models: MODELS });
    const body = { model: 'embed', input: 'a' };
    expect((await post(emulator, '/api/embed', body)).status).toBe(401);
    const key = { authorization: 'Bearer k' };
    expect((await post(emulator, '/api/embed', body, key)).status).toBe(200);
    expect(
      statusAndBody(await post(emulator, '/api/embed', { ...body, model: 'nope' }, key)),
    ).toEqual([404, { error: 'model "nope" not found' }]);
  });
});

describe('the older /api/embeddings', () => {
  async function legacy(body: object, server: '0.33' | '0.25' = '0.33') {
    const emulator = createEmulator({ mode: 'daemon', models: MODELS, server });
    const response = await post(emulator, '/api/embeddings', { model: 'embed', ...body });
    return statusAndBody(response) as [number, { embedding: number[] }];
  }

  test('gives the same vector in 64 bits', async () => {
    const [, { embedding }] = await legacy({ prompt: 'the cat sat' });
    const [short = []] = await vectors('the cat sat');
    expect(embedding.map(Math.fround)).toEqual(short.map(Math.fround));
    expect(embedding).not.toEqual(short);
  });

  test('does not bring it to length 1 on 0.25', async () => {
    const [, { embedding }] = await legacy({ prompt: 'the cat sat' }, '0.25');
    expect(cosine(embedding, embedding)).toBeCloseTo(320, 2);
  });

  test('says nothing of an empty prompt, and 500 for whatever the engine says', async () => {
    expect(await legacy({})).toEqual([200, { embedding: [] }]);
    expect(await legacy({ model: 'plain', prompt: 'a' })).toMatchObject([500, {}]);
    expect(await legacy({ prompt: 'the cat sat '.repeat(300) })).toEqual([
      500,
      { error: 'the input length exceeds the context length' },
    ]);
    expect(await legacy({ model: '' })).toEqual([400, { error: 'model is required' }]);
  });
});
