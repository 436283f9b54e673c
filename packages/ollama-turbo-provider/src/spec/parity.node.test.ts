import { APICallError } from '@ai-sdk/provider';
import { loadRecordings, type Recording } from 'recordings';
import { describe, expect, it } from 'vitest';
import { createOllama as createV1 } from '../ai4.js';
import { createOllama as createV2 } from '../ai5.js';
import { createOllama as createV3 } from '../ai6.js';
import { createOllama as createV4, type OllamaProviderSettings } from '../index.js';

/*
 * Every recorded answer of a real server through all four specs: whichever AI SDK an app uses, it is told the same. What
 * V4 has to say is proven elsewhere, from the bytes of the recordings.
 */

/** What an answer says, in words that all specs share. */
interface Told {
  text: string;
  reasoning: string;
  calls: { id: string; name: string; input: string }[];
  finishReason: string | undefined;
  /** Undefined where the host does not say. */
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  metadata: unknown;
  errors: unknown[];
}

type Spec = Record<'generate' | 'stream', (settings: OllamaProviderSettings) => Promise<Told>>;

const MODEL_ID = 'model';
const user = { role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] };
const callOptions = { prompt: [user] };
const callOptionsV1 = {
  ...callOptions,
  inputFormat: 'messages' as const,
  mode: { type: 'regular' as const },
};

const v4: Spec = {
  generate: async settings =>
    readContent(flatten(await createV4(settings)(MODEL_ID).doGenerate(callOptions))),
  stream: async settings => {
    const { stream } = await createV4(settings)(MODEL_ID).doStream(callOptions);
    return readParts(stream, flatten);
  },
};

const v3: Spec = {
  generate: async settings =>
    readContent(flatten(await createV3(settings)(MODEL_ID).doGenerate(callOptions))),
  stream: async settings => {
    const { stream } = await createV3(settings)(MODEL_ID).doStream(callOptions);
    return readParts(stream, flatten);
  },
};

const v2: Spec = {
  generate: async settings =>
    readContent(await createV2(settings)(MODEL_ID).doGenerate(callOptions)),
  stream: async settings => {
    const { stream } = await createV2(settings)(MODEL_ID).doStream(callOptions);
    return readParts(stream, finish => finish);
  },
};

const v1: Spec = {
  generate: async settings => {
    const result = await createV1(settings)(MODEL_ID).doGenerate(callOptionsV1);
    return {
      ...readFinishV1(result),
      text: result.text ?? '',
      reasoning: (result.reasoning ?? [])
        .map(piece => (piece.type === 'text' ? piece.text : ''))
        .join(''),
      calls: (result.toolCalls ?? []).map(readCallV1),
      errors: [],
    };
  },
  stream: async settings => {
    const told = nothingYet();
    const { stream } = await createV1(settings)(MODEL_ID).doStream(callOptionsV1);
    for await (const part of stream) {
      if (part.type === 'text-delta') told.text += part.textDelta;
      if (part.type === 'reasoning') told.reasoning += part.textDelta;
      if (part.type === 'tool-call') told.calls.push(readCallV1(part));
      if (part.type === 'error') told.errors.push(describeError(part.error));
      if (part.type === 'finish') Object.assign(told, readFinishV1(part));
    }
    return told;
  },
};

/** The end of an answer as V2 tells it. */
interface FlatEnd {
  finishReason: string;
  usage: { inputTokens: number | undefined; outputTokens: number | undefined };
  providerMetadata?: object;
}

/** The end of an answer as V3 and V4 tell it. */
interface NestedEnd {
  finishReason: { unified: string };
  usage: Record<'inputTokens' | 'outputTokens', { total: number | undefined }>;
  providerMetadata?: object;
}

function flatten<End extends NestedEnd>(end: End): Omit<End, keyof NestedEnd> & FlatEnd {
  const { finishReason, usage, providerMetadata = {}, ...rest } = end;
  return {
    ...rest,
    finishReason: finishReason.unified,
    usage: { inputTokens: usage.inputTokens.total, outputTokens: usage.outputTokens.total },
    providerMetadata,
  };
}

type Content = { type: string; text?: unknown; toolCallId?: unknown; toolName?: unknown };
type Part = { type: string };

function readContent(result: FlatEnd & { content: readonly Content[] }): Told {
  const told = nothingYet();
  for (const piece of result.content) addPiece(told, piece);
  return { ...told, ...readFinish(result) };
}

async function readParts<Any extends Part>(
  stream: ReadableStream<Any>,
  toFlat: (finish: Extract<Any, { type: 'finish' }>) => FlatEnd,
): Promise<Told> {
  const told = nothingYet();
  for await (const part of stream) {
    addPiece(told, part);
    if (part.type === 'error' && 'error' in part) told.errors.push(describeError(part.error));
    if (isFinish(part)) Object.assign(told, readFinish(toFlat(part)));
  }
  return told;
}

function isFinish<Any extends Part>(part: Any): part is Extract<Any, { type: 'finish' }> {
  return part.type === 'finish';
}

function addPiece(told: Told, piece: Part): void {
  const { text, delta, toolCallId, toolName, input } = piece as unknown as Record<string, string>;
  switch (piece.type) {
    case 'text':
    case 'text-delta':
      told.text += text ?? delta ?? '';
      break;
    case 'reasoning':
    case 'reasoning-delta':
      told.reasoning += text ?? delta ?? '';
      break;
    case 'tool-call':
      told.calls.push({ id: toolCallId ?? '', name: toolName ?? '', input: input ?? '' });
      break;
    default:
  }
}

function readFinish({ finishReason, usage, providerMetadata }: FlatEnd) {
  const { inputTokens, outputTokens } = usage;
  return {
    finishReason: knownReason(finishReason),
    inputTokens,
    outputTokens,
    metadata: withoutUndefined(providerMetadata),
  };
}

function readFinishV1(end: {
  finishReason: string;
  usage: { promptTokens: number; completionTokens: number };
  providerMetadata?: object;
}) {
  const { finishReason, usage, providerMetadata } = end;
  return {
    finishReason: knownReason(finishReason),
    inputTokens: numberOrUndefined(usage.promptTokens),
    outputTokens: numberOrUndefined(usage.completionTokens),
    metadata: withoutUndefined(providerMetadata),
  };
}

/** V1 and V2 have a word of their own for a reason that the host did not give. */
function knownReason(finishReason: string): string {
  return finishReason === 'unknown' ? 'other' : finishReason;
}

/** V1 says NaN for what is not known. */
function numberOrUndefined(count: number): number | undefined {
  return Number.isNaN(count) ? undefined : count;
}

/** V1 and V2 know no undefined in metadata. */
function withoutUndefined(metadata: object | undefined): unknown {
  return JSON.parse(JSON.stringify(metadata ?? {}));
}

function readCallV1(call: { toolCallId: string; toolName: string; args: string }) {
  return { id: call.toolCallId, name: call.toolName, input: call.args };
}

function nothingYet(): Told {
  return {
    text: '',
    reasoning: '',
    calls: [],
    finishReason: undefined,
    inputTokens: undefined,
    outputTokens: undefined,
    metadata: undefined,
    errors: [],
  };
}

function describeError(error: unknown): unknown {
  if (!APICallError.isInstance(error)) throw error;
  const { message, statusCode, isRetryable, responseBody, data } = error;
  return { message, statusCode, isRetryable, responseBody, data };
}

/** A host that gives the recorded answer. */
function replaying({ response }: Recording): OllamaProviderSettings {
  const { status, headers, chunks, complete } = response;
  let count = 0;
  return {
    baseURL: 'http://127.0.0.1:11434',
    generateId: () => `made-${count++}`,
    fetch: async () => new Response(toBody(chunks, complete), { status, headers }),
  };
}

function toBody(chunks: readonly { text: string }[], complete: boolean): ReadableStream {
  const remaining = chunks.map(({ text }) => new TextEncoder().encode(text)).values();
  return new ReadableStream({
    pull(controller) {
      const { value } = remaining.next();
      if (value) controller.enqueue(value);
      else if (complete) controller.close();
      else controller.error(new TypeError('terminated'));
    },
  });
}

const recordings = loadRecordings().filter(
  ({ request }) => request.method === 'POST' && request.path === '/api/chat',
);

const olderSpecs: [string, Spec][] = [
  ['V1', v1],
  ['V2', v2],
  ['V3', v3],
];

describe.each(recordings)('$id', recording => {
  const observe = async (told: (settings: OllamaProviderSettings) => Promise<Told>) =>
    told(replaying(recording)).catch((error: unknown) => ({ thrown: describeError(error) }));

  it.each(olderSpecs)('%s generates what V4 generates', async (_, older) => {
    expect(await observe(older.generate)).toEqual(await observe(v4.generate));
  });

  it.each(olderSpecs)('%s streams what V4 streams', async (_, older) => {
    expect(await observe(older.stream)).toEqual(await observe(v4.stream));
  });
});
