import { APICallError, type LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { loadRecordings, type Recording } from 'recordings';
import {
  expectedOutcome,
  type ExpectedError,
  type ExpectedOutcome,
} from 'recordings/expected-outcome';
import { readRecordedAnswer } from 'recordings/recorded-answer';
import { reasonOfRecording } from 'recordings/recorded-reason';
import { describe, expect, it } from 'vitest';
import { createOllama } from '../provider.js';
import type { ChatContent, ChatModel, ChatStreamPart } from './chat-model.js';

/*
 * The provider against every recorded answer of a real server. What is expected is read from the bytes of the
 * recording by code that the provider does not use, so a recording that is added later is tested without a change here.
 */

const recordings = loadRecordings().filter(
  ({ request }) => request.method === 'POST' && request.path === '/api/chat',
);

const callOptions: LanguageModelV4CallOptions = {
  prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
};

type Framing = (chunks: Uint8Array[]) => Uint8Array[];

/** The pieces in which the bytes of a recording reach the provider. */
const framings: [string, Framing][] = [
  ['at its recorded chunk boundaries', chunks => chunks],
  ['byte by byte', chunks => Array.from(Buffer.concat(chunks), byte => Uint8Array.of(byte))],
  ['as one chunk', chunks => [Buffer.concat(chunks)]],
];

/** A model whose host gives the recorded answer. */
function replaying(options: { recording: Recording; framing: Framing }): ChatModel {
  const { status, headers, chunks, complete } = options.recording.response;
  const pieces = options.framing(chunks.map(({ text }) => new TextEncoder().encode(text)));
  const ollama = createOllama({
    baseURL: 'http://127.0.0.1:11434',
    generateId: idMaker(),
    fetch: async () => new Response(toBody(pieces, complete), { status, headers }),
  });
  return ollama('model');
}

function toBody(pieces: Uint8Array[], complete: boolean): ReadableStream<Uint8Array> {
  const remaining = pieces.values();
  return new ReadableStream({
    pull(controller) {
      const { value } = remaining.next();
      if (value) controller.enqueue(value);
      else if (complete) controller.close();
      else controller.error(new TypeError('terminated'));
    },
  });
}

function idMaker(): () => string {
  let count = 0;
  return () => `made-${count++}`;
}

describe.each(recordings)('$id', recording => {
  const expected = expectedOutcome({
    answer: readRecordedAnswer(recording),
    makeId: idMaker(),
    toReason: failure => reasonOfRecording({ recording, failure }),
  });

  it.each(framings)('is streamed as its bytes say, %s', async (_, framing) => {
    const observed = await stream(replaying({ recording, framing }));
    expect(observed).toEqual(toStreamed(expected, recording));
  });

  it.each(framings)('is generated as its bytes say, %s', async (_, framing) => {
    const observed = await generate(replaying({ recording, framing }));
    expect(observed).toEqual(toGenerated(expected));
  });
});

describe('streamed and whole', () => {
  const byId = new Map(recordings.map(recording => [recording.id, recording]));
  const twins = recordings.flatMap(streamed => {
    const whole = byId.get(`${streamed.id}-whole`);
    return whole ? [{ id: streamed.id, streamed, whole }] : [];
  });

  it.each(twins)('$id says the same both ways', async ({ streamed, whole }) => {
    expect(await summarize(streamed)).toEqual(await summarize(whole));
  });
});

it('both servers have recorded answers', () => {
  const folders = recordings.map(({ folder }) => folder);
  expect(folders).toEqual(expect.arrayContaining(['0.25', '0.33']));
});

/** What a stream brought, put together again. */
async function stream(model: ChatModel) {
  try {
    const result = await model.doStream(callOptions);
    const parts: ChatStreamPart[] = [];
    for await (const part of result.stream) parts.push(part);
    const finish = parts.at(-1);
    return {
      start: parts[0],
      metadata: parts[1],
      contentType: result.response.headers['content-type'],
      content: assemble(parts),
      errors: parts.flatMap(part => (part.type === 'error' ? [describeError(part.error)] : [])),
      finishReason: finish?.type === 'finish' ? finish.finishReason : 'missing',
      ...(finish?.type === 'finish' &&
        finish.finishReason.unified !== 'error' && {
          usage: finish.usage,
          providerMetadata: finish.providerMetadata,
        }),
    };
  } catch (error) {
    return { thrown: describeError(error) };
  }
}

function toStreamed(expected: ExpectedOutcome, { response }: Recording) {
  const { error, finish, content, responseMetadata, isThrown } = expected;
  if (error && isThrown) return { thrown: matching(error) };
  return {
    start: { type: 'stream-start', warnings: [] },
    metadata: { type: 'response-metadata', ...responseMetadata },
    contentType: response.headers['Content-Type'],
    content,
    errors: error ? [matching(error)] : [],
    finishReason: finish?.finishReason ?? { unified: 'error', raw: undefined },
    ...(finish && { usage: finish.usage, providerMetadata: { ollama: finish.metadata } }),
  };
}

async function generate(model: ChatModel) {
  try {
    const { request: _request, response, ...result } = await model.doGenerate(callOptions);
    const { headers: _headers, ...answer } = response;
    return { result: { ...result, answer } };
  } catch (error) {
    return { thrown: describeError(error) };
  }
}

function toGenerated({ error, finish, content, responseMetadata, body }: ExpectedOutcome) {
  if (error) return { thrown: matching(error) };
  return {
    result: {
      content,
      finishReason: finish?.finishReason,
      usage: finish?.usage,
      providerMetadata: { ollama: finish?.metadata },
      warnings: [],
      answer: { ...responseMetadata, body },
    },
  };
}

/** What has to be the same whether an answer was streamed or not. A failure in mid-stream has no status of its own. */
async function summarize(recording: Recording) {
  const outcome = await generate(replaying({ recording, framing: chunks => chunks }));
  if (outcome.thrown) return { reason: outcome.thrown.reason, text: outcome.thrown.text };
  const { content, finishReason, usage } = outcome.result;
  return {
    text: content.map(piece => (piece.type === 'text' ? piece.text : '')).join(''),
    thinking: content.map(piece => (piece.type === 'reasoning' ? piece.text : '')).join(''),
    calls: content.flatMap(piece => {
      if (piece.type !== 'tool-call') return [];
      const input: unknown = JSON.parse(piece.input);
      return [{ name: piece.toolName, input }];
    }),
    finishReason,
    usage,
  };
}

/** The content of a stream. A part at the wrong place shows as a piece of content that no recording has. */
function assemble(parts: ChatStreamPart[]): (ChatContent | { misplaced: ChatStreamPart })[] {
  const content: (ChatContent | { misplaced: ChatStreamPart })[] = [];
  let open: { id: string; text: string } | undefined;
  let lastInput: { id: string; text: string } | undefined;
  for (const part of parts) {
    switch (part.type) {
      case 'reasoning-start':
      case 'text-start':
      case 'tool-input-start':
        if (open) content.push({ misplaced: part });
        open = { id: part.id, text: '' };
        break;
      case 'reasoning-delta':
      case 'text-delta':
      case 'tool-input-delta':
        if (open?.id === part.id) open.text += part.delta;
        else content.push({ misplaced: part });
        break;
      case 'reasoning-end':
        content.push({ type: 'reasoning', text: open?.text ?? '' });
        open = undefined;
        break;
      case 'text-end':
        content.push({ type: 'text', text: open?.text ?? '' });
        open = undefined;
        break;
      case 'tool-input-end':
        lastInput = open;
        open = undefined;
        break;
      case 'tool-call':
        content.push(
          lastInput?.id === part.toolCallId && lastInput.text === part.input
            ? part
            : { misplaced: part },
        );
        break;
      case 'finish':
        if (open) content.push({ misplaced: part });
        break;
      case 'stream-start':
      case 'response-metadata':
      case 'raw':
      case 'error':
        break;
    }
  }
  return content;
}

function describeError(error: unknown) {
  if (!APICallError.isInstance(error)) throw error;
  const { data, statusCode, isRetryable, message } = error;
  const reason: unknown = Object(data).reason;
  return { reason, statusCode, isRetryable, text: inOneLine(message) };
}

function matching(error: ExpectedError) {
  const text: unknown = expect.stringContaining(inOneLine(error.text));
  return { ...error, text };
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
