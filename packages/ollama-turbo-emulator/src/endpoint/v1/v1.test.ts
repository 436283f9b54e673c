import { describe, expect, test } from 'vitest';
import { post, statusAndBody } from '../../../testing/post.js';
import { readResponse } from '../../../testing/read-response.js';
import { createEmulator, type Emulator, type EmulatorModel } from '../../index.js';

const MODELS: EmulatorModel[] = [
  { name: 'older', modifiedAt: '2026-01-01T00:00:00.5Z' },
  {
    name: 'me/embed:1b',
    capabilities: ['embedding'],
    embeddingLength: 16,
    modifiedAt: '2026-02-01T00:00:00Z',
  },
];

function daemon(): Emulator {
  return createEmulator({ mode: 'daemon', models: MODELS });
}

async function get(emulator: Emulator, path: string) {
  const response = await readResponse(await emulator.fetch(path));
  expect(response.chunks.join('')).toMatch(/\}\n$/);
  expect(response.headers).toMatchObject({ 'content-type': 'application/json' });
  return statusAndBody(response);
}

describe('/v1/models', () => {
  const older = { id: 'older:latest', object: 'model', created: 1767225600, owned_by: 'library' };

  test('lists the models, newest first', async () => {
    expect(await get(daemon(), '/v1/models')).toEqual([
      200,
      {
        object: 'list',
        data: [{ id: 'me/embed:1b', object: 'model', created: 1769904000, owned_by: 'me' }, older],
      },
    ]);
    const none = createEmulator({ mode: 'daemon', models: [] });
    expect(await get(none, '/v1/models')).toEqual([200, { object: 'list', data: null }]);
  });

  test('knows a model by the name that it is asked for by', async () => {
    expect(await get(daemon(), '/v1/models/Older')).toEqual([200, { ...older, id: 'Older' }]);
    expect(await get(createEmulator(), '/v1/models/gpt-oss:120b-cloud')).toMatchObject([
      200,
      { id: 'gpt-oss:120b-cloud' },
    ]);
  });

  test('or does not', async () => {
    expect(await get(daemon(), '/v1/models/nope')).toEqual([
      404,
      {
        error: {
          message: "model 'nope:latest' not found",
          type: 'not_found_error',
          param: null,
          code: null,
        },
      },
    ]);
  });

  test('of the cloud are open to everyone', async () => {
    const [status, body] = await get(createEmulator({ apiKey: 'k' }), '/v1/models');
    expect([status, (body as { data: object[] }).data[0]]).toEqual([
      200,
      { id: 'gpt-oss:120b', object: 'model', created: 1767225600, owned_by: 'library' },
    ]);
    expect(await get(createEmulator({ apiKey: 'k' }), '/v1/models/gpt-oss:120b')).toMatchObject([
      200,
      { id: 'gpt-oss:120b' },
    ]);
  });
});

describe('/v1/embeddings', () => {
  interface List {
    data: { embedding: number[] | string; index: number }[];
    usage: object;
  }

  async function embed(body: object): Promise<[number, List]> {
    const response = await post(daemon(), '/v1/embeddings', { model: 'me/embed:1b', ...body });
    return statusAndBody(response) as [number, List];
  }

  test('are those of /api/embed', async () => {
    const input = ['the cat sat', 'two dogs'];
    const native = await post(daemon(), '/api/embed', { model: 'me/embed:1b', input });
    const { embeddings } = JSON.parse(native.chunks.join('')) as { embeddings: number[][] };
    expect(await embed({ input })).toEqual([
      200,
      {
        object: 'list',
        data: [
          { object: 'embedding', embedding: embeddings[0], index: 0 },
          { object: 'embedding', embedding: embeddings[1], index: 1 },
        ],
        model: 'me/embed:1b',
        usage: { prompt_tokens: 9, total_tokens: 9 },
      },
    ]);
  });

  test('may be packed, cut, and of an empty text', async () => {
    const [, floats] = await embed({ input: 'a', encoding_format: 'float' });
    const [, packed] = await embed({ input: 'a', encoding_format: 'BASE64' });
    const text = String(packed.data[0]?.embedding);
    const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0));
    const unpacked = [...new Float32Array(bytes.buffer)];
    const given = floats.data[0]?.embedding as number[];
    expect(unpacked).toEqual(given.map(Math.fround));
    const [, cut] = await embed({ input: 'a', dimensions: 4 });
    expect(cut.data[0]?.embedding).toHaveLength(4);
    const [status, empty] = await embed({ input: '' });
    expect([status, empty.data.length]).toEqual([200, 1]);
  });

  test.each([
    [{}, 400, 'invalid_request_error', 'invalid input'],
    [{ input: [] }, 400, 'invalid_request_error', 'invalid input'],
    [{ input: [1, 2] }, 400, 'invalid_request_error', 'invalid input type'],
    [
      { input: 'a', encoding_format: 'hex' },
      400,
      'invalid_request_error',
      "Invalid value for 'encoding_format' = hex. Supported values: ['float', 'base64'].",
    ],
    [
      { model: 'nope', input: 'a' },
      404,
      'not_found_error',
      'model "nope" not found, try pulling it first',
    ],
    [{ model: 'older', input: 'a' }, 501, 'api_error', expect.stringContaining('embeddings')],
    [
      { dimensions: 'x', input: 'a' },
      400,
      'invalid_request_error',
      'json: cannot unmarshal string into Go struct field EmbedRequest.dimensions of type int',
    ],
  ])('with %j are an error', async (body, status, type, message) => {
    expect(await embed(body)).toEqual([
      status,
      { error: { message, type, param: null, code: null } },
    ]);
  });

  test('of no body are an error', async () => {
    expect(statusAndBody(await post(daemon(), '/v1/embeddings', ''))).toMatchObject([
      400,
      { error: { message: 'EOF' } },
    ]);
  });
});
