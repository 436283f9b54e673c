import { BrokenConnection, STATUSES_WITHOUT_BODY, type Answer } from '../answer/answer.js';
import type { Connection } from './connection.js';
import type { OpenRequest } from './request-log.js';

interface Exchange {
  answer: Answer;
  connection: Connection;
  request: OpenRequest;
}

/**
 * Sends an answer. Resolves with the first bytes of the body, as Ollama sends not even a status before; then each read
 * of the body asks for one more chunk. A client that leaves ends the answer.
 *
 * Rejects with the reason of the client's signal, or a `TypeError` as `fetch` does when the connection breaks.
 */
export async function respond(exchange: Exchange): Promise<Response> {
  const { answer, connection, request } = exchange;
  const headers = { ...answer.headers, Date: new Date().toUTCString() };
  if (request.method === 'HEAD' || STATUSES_WITHOUT_BODY.has(answer.status)) {
    request.end('complete');
    return new Response(null, { status: answer.status, headers });
  }
  const gone = new AbortController();
  const chunks = answer.body(gone.signal)[Symbol.asyncIterator]();
  onceAborted(connection.signal, () => {
    request.end('aborted');
    gone.abort(connection.signal.reason);
  });
  onceAborted(request.hostBreaks, () => {
    breakConnection(exchange, 'close');
    gone.abort(brokenBody());
  });
  const first = await nextChunk(chunks, exchange);
  if (request.outcome === 'broken') throw brokenFetch();
  gone.signal.throwIfAborted();
  if (first === undefined || first.done) {
    request.end('complete');
    return new Response(null, { status: answer.status, headers });
  }
  const body = new ReadableStream(new AnswerSource({ ...exchange, chunks, first, gone }), {
    highWaterMark: 0,
  });
  return new Response(body, { status: answer.status, headers });
}

type Chunk = IteratorResult<Uint8Array, unknown>;

class AnswerSource implements UnderlyingDefaultSource<Uint8Array> {
  readonly #exchange: Exchange;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #gone: AbortController;
  #first: Chunk | undefined;

  constructor(
    options: Exchange & {
      chunks: AsyncIterator<Uint8Array>;
      first: Chunk;
      gone: AbortController;
    },
  ) {
    this.#exchange = options;
    this.#chunks = options.chunks;
    this.#first = options.first;
    this.#gone = options.gone;
  }

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    onceAborted(this.#gone.signal, () => controller.error(this.#gone.signal.reason));
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const next = this.#first ?? (await nextChunk(this.#chunks, this.#exchange));
    this.#first = undefined;
    if (this.#gone.signal.aborted) return;
    if (next === undefined) return controller.error(brokenBody());
    if (!next.done) return controller.enqueue(next.value);
    this.#exchange.request.end('complete');
    controller.close();
  }

  cancel(reason: unknown): void {
    this.#exchange.request.end('aborted');
    this.#gone.abort(reason);
  }
}

/** Undefined when the connection breaks instead. */
async function nextChunk(
  chunks: AsyncIterator<Uint8Array>,
  exchange: Exchange,
): Promise<Chunk | undefined> {
  try {
    return await chunks.next();
  } catch (error) {
    if (!(error instanceof BrokenConnection)) {
      exchange.request.end('broken');
      throw error;
    }
    breakConnection(exchange, error.kind);
    return undefined;
  }
}

function breakConnection({ connection, request }: Exchange, kind: 'reset' | 'close'): void {
  request.end('broken');
  connection.onBreak?.(kind);
}

function onceAborted(signal: AbortSignal, action: () => void): void {
  if (signal.aborted) action();
  else signal.addEventListener('abort', action, { once: true });
}

/** What `fetch` says of a connection that was reset before any answer. */
function brokenFetch(): TypeError {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  return new TypeError('fetch failed', { cause });
}

/** What `fetch` says of a connection that broke inside the body. */
function brokenBody(): TypeError {
  const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  return new TypeError('terminated', { cause });
}
