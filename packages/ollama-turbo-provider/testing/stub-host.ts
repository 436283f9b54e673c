import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { createOllama, type OllamaProviderSettings } from '../src/provider.js';

export interface StubRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface StubAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** What each network read brings. */
  reads?: (string | Uint8Array)[];
  /** A body of one's own instead of `reads`. */
  stream?: ReadableStream<Uint8Array>;
}

/** A host that gives the answers in turn and keeps the requests. */
export class StubHost {
  readonly requests: StubRequest[] = [];
  /** How many reads of the answers' bodies have been asked for. */
  readCount = 0;
  /** Why the body of the last answer was cancelled, once it was. */
  cancelReason: { value: unknown } | undefined;
  private readonly answers: StubAnswer[];

  constructor(...answers: StubAnswer[]) {
    this.answers = answers;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    this.requests.push({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: text === '' ? undefined : JSON.parse(text),
    });
    const answer = this.answers[this.requests.length - 1];
    if (!answer) throw new Error(`The host has no answer to request ${this.requests.length}.`);
    return new Response(answer.stream ?? this.body(answer.reads ?? []), {
      status: answer.status ?? 200,
      headers: answer.headers ?? { 'Content-Type': 'application/x-ndjson' },
    });
  };

  /** A field of the body of the last request. */
  sent(field: string): unknown {
    return (this.requests.at(-1)?.body as Record<string, unknown> | undefined)?.[field];
  }

  private body(reads: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
    const remaining = [...reads];
    return new ReadableStream<Uint8Array>(
      {
        pull: controller => {
          this.readCount += 1;
          const next = remaining.shift();
          if (next === undefined) return controller.close();
          controller.enqueue(typeof next === 'string' ? new TextEncoder().encode(next) : next);
        },
        cancel: reason => {
          this.cancelReason = { value: reason };
        },
      },
      { highWaterMark: 0 },
    );
  }
}

/** A line of an answer. */
export function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** A line with a message, in the form of a daemon's. */
export function messageLine(message: object, rest: object = {}): string {
  return line({
    model: 'm',
    created_at: '2026-01-02T03:04:05.678901234Z',
    message: { role: 'assistant', content: '', ...message },
    done: false,
    ...rest,
  });
}

/** A final line. */
export function doneLine(rest: object = {}): string {
  return messageLine({}, { done: true, done_reason: 'stop', ...rest });
}

/** The answer "Hi", for tests that are about the request. */
export const HI: StubAnswer = { reads: [messageLine({ content: 'Hi' }), doneLine()] };

export const HELLO: LanguageModelV4CallOptions['prompt'] = [
  { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
];

/** A model `m` of a daemon that gives these answers in turn. */
export function modelWith(options: {
  answers: StubAnswer[];
  settings?: OllamaProviderSettings;
  modelId?: string;
}) {
  const host = new StubHost(...options.answers);
  const ollama = createOllama({
    baseURL: 'http://127.0.0.1:11434',
    fetch: host.fetch,
    generateId: countingIds(),
    ...options.settings,
  });
  return { host, model: ollama(options.modelId ?? 'm') };
}

/** The parts of a stream, read to its end. */
export async function partsOf<Part>(stream: ReadableStream<Part>): Promise<Part[]> {
  const parts: Part[] = [];
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
  }
  return parts;
}

function countingIds(): () => string {
  let count = 0;
  return () => `id-${count++}`;
}
