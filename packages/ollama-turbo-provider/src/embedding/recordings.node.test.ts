import { APICallError } from '@ai-sdk/provider';
import { loadRecordings, type Recording } from 'recordings';
import { describe, expect, it } from 'vitest';
import { createOllama as createV1 } from '../ai4.js';
import { createOllama as createV2 } from '../ai5.js';
import { createOllama as createV3 } from '../ai6.js';
import { createOllama as createV4, type OllamaProviderSettings } from '../index.js';

/*
 * Every recorded answer to `POST /api/embed` of a real server, read with nothing but JSON.parse and compared with what
 * models of all four specs make of it.
 */

const recordings = loadRecordings().filter(
  ({ request }) => request.method === 'POST' && request.path === '/api/embed',
);

interface Said {
  embeddings: number[][];
  tokens: number | undefined;
  durations: unknown;
}

interface Call {
  model: string;
  values: string[];
  settings: OllamaProviderSettings;
  /** What the recorded request said besides. */
  options: Record<string, never>;
}

/** In V1 a call cannot say more than its values, so what is said besides is the model's own. */
const specs: [string, (call: Call) => Promise<Said>][] = [
  [
    'V4',
    async ({ model, values, settings, options }) =>
      flatten(
        await createV4(settings)
          .embeddingModel(model)
          .doEmbed({ values, providerOptions: { ollama: options } }),
      ),
  ],
  [
    'V3',
    async ({ model, values, settings, options }) =>
      flatten(
        await createV3(settings)
          .embeddingModel(model)
          .doEmbed({ values, providerOptions: { ollama: options } }),
      ),
  ],
  [
    'V2',
    async ({ model, values, settings, options }) =>
      flatten(
        await createV2(settings)
          .textEmbeddingModel(model)
          .doEmbed({ values, providerOptions: { ollama: options } }),
      ),
  ],
  [
    'V1',
    async ({ model, values, settings, options }) => {
      const embedding = createV1(settings).textEmbeddingModel(model, options);
      const { embeddings, usage } = await embedding.doEmbed({ values });
      return { embeddings, tokens: usage?.tokens, durations: 'dropped' };
    },
  ],
];

function flatten(result: {
  embeddings: number[][];
  usage?: { tokens: number };
  providerMetadata?: Record<string, unknown>;
}): Said {
  const { embeddings, usage, providerMetadata } = result;
  return { embeddings, tokens: usage?.tokens, durations: providerMetadata?.['ollama'] };
}

describe.each(recordings)('$id', recording => {
  it.each(specs)('says in %s what its bytes say', async (spec, embed) => {
    const values = valuesOf(recording);
    const { settings, sent } = replaying(recording);
    const { model, input: _, keep_alive: keepAlive, ...others } = bodyOf(recording);
    const options = { keepAlive, ...others } as unknown as Record<string, never>;
    const call = { model, values, settings, options };
    const said = await embed(call).catch(describeError);
    const expected = expectedOf(recording, values.length);
    const isTold = spec !== 'V1' || 'thrown' in expected;
    expect(said).toEqual(isTold ? expected : { ...expected, durations: 'dropped' });
    // The recorded requests without input are none that this provider makes.
    expect(sent()).toEqual(values.length > 0 ? { ...bodyOf(recording), input: values } : undefined);
  });
});

it('both servers have recorded answers', () => {
  const folders = recordings.map(({ folder }) => folder);
  expect(folders).toEqual(expect.arrayContaining(['0.25', '0.33']));
});

function bodyOf({ request }: Recording) {
  return request.body as { model: string; input?: unknown; keep_alive?: unknown };
}

/** What an app would ask for so: of what is no text, its text. */
function valuesOf(recording: Recording): string[] {
  const { input } = bodyOf(recording);
  if (input === undefined || input === '') return [];
  return [input].flat().map(String);
}

function expectedOf({ response }: Recording, count: number): object {
  const { status, chunks } = response;
  const text = chunks.map(chunk => chunk.text).join('');
  if (count === 0) return { embeddings: [], tokens: undefined, durations: undefined };
  if (status !== 200) return { thrown: { statusCode: status, responseBody: text } };
  let answer: Record<string, unknown>;
  try {
    answer = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { thrown: { statusCode: status, responseBody: text } };
  }
  const embeddings = answer['embeddings'] as number[][];
  expect(embeddings).toHaveLength(count);
  const { prompt_eval_count: tokens, total_duration, load_duration } = answer;
  const durations = { totalDuration: total_duration, loadDuration: load_duration };
  return { embeddings, tokens, durations };
}

function describeError(error: unknown): object {
  if (!APICallError.isInstance(error)) throw error;
  const { statusCode, responseBody } = error;
  return { thrown: { statusCode, responseBody } };
}

/** A host that gives the recorded answer, and what it was sent. */
function replaying({ response }: Recording) {
  const { status, headers, chunks } = response;
  let body: unknown;
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    body = JSON.parse(init?.body as string);
    return new Response(chunks.map(({ text }) => text).join(''), { status, headers });
  };
  return { settings: { baseURL: 'http://127.0.0.1:11434', fetch }, sent: () => body };
}
