import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import { STATUSES_WITHOUT_BODY } from '../../answer/answer.js';
import { PieceQueue } from './piece-queue.js';

interface AskedRequest {
  url: URL;
  method: string;
  headers: Headers;
  body: Uint8Array | undefined;
  signal: AbortSignal | undefined;
}

/**
 * A `fetch` of Node whose reads are the chunks that the host sent: Node's own joins those that arrive together. Bodies are
 * bytes, redirects are handed out, and no header is added but `Host` and the length.
 *
 * Rejects with the reason of the signal, or a `TypeError` as `fetch` does.
 */
export async function fetchByChunk(
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  const { method = 'GET', headers, body, signal } = init;
  const asked = {
    url: new URL(input instanceof Request ? input.url : input),
    method,
    headers: new Headers(headers),
    body: body instanceof Uint8Array ? body : undefined,
    signal: signal ?? undefined,
  };
  asked.signal?.throwIfAborted();
  try {
    const incoming = await send(asked);
    return await toResponse(incoming, asked);
  } catch (cause) {
    asked.signal?.throwIfAborted();
    throw new TypeError('fetch failed', { cause });
  }
}

/** Asks again when a connection that was open turns out to be closed by now. */
async function send(asked: AskedRequest): Promise<IncomingMessage> {
  const outgoing = await open(asked);
  try {
    return await answerTo(outgoing, asked.body);
  } catch (error) {
    const isStale = error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
    if (!isStale || !outgoing.reusedSocket) throw error;
    return answerTo(await open(asked), asked.body);
  }
}

async function open({ url, method, headers, body, signal }: AskedRequest): Promise<ClientRequest> {
  // Imported here, so that the recorder also loads where there is no Node.
  const module = url.protocol === 'https:' ? import('node:https') : import('node:http');
  const { request } = await module;
  // Said here, as Node would leave a body behind DELETE unframed.
  const length = body === undefined ? {} : { 'content-length': body.length };
  const options = { method, headers: { ...Object.fromEntries(headers), ...length } };
  return request(url, { ...options, ...(signal !== undefined && { signal }) });
}

function answerTo(outgoing: ClientRequest, body: Uint8Array | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve);
    // Also behind the answer: its body tells of what happens then.
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function toResponse(incoming: IncomingMessage, asked: AskedRequest): Promise<Response> {
  const { statusCode: status = 0, statusMessage: statusText = '' } = incoming;
  const headers = new Headers();
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '');
  }
  if (asked.method === 'HEAD' || STATUSES_WITHOUT_BODY.has(status)) {
    incoming.resume();
    return new Response(null, { status, statusText, headers });
  }
  const queue = new PieceQueue();
  const unpacked = await unpack(incoming, headers.get('content-encoding') ?? '');
  const fail = (cause: unknown) =>
    queue.end(
      asked.signal?.aborted === true ? asked.signal.reason : new TypeError('terminated', { cause }),
    );
  unpacked.on('data', (piece: Uint8Array) => queue.push(new Uint8Array(piece)));
  unpacked.once('end', () => queue.end());
  unpacked.once('error', fail);
  unpacked.once('close', () => fail(new Error('The connection was closed.')));
  const body = queue.stream(() => incoming.destroy());
  return new Response(body, { status, statusText, headers });
}

/** As `fetch` does, for a host that packs what it was asked not to. */
async function unpack(incoming: IncomingMessage, encoding: string): Promise<Readable> {
  if (encoding === '') return incoming;
  const [{ pipeline }, zlib] = await Promise.all([import('node:stream'), import('node:zlib')]);
  // Who reads hears of failures.
  const through = (unpacker: Duplex) => pipeline(incoming, unpacker, () => {});
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return through(zlib.createGunzip());
    case 'deflate':
      return through(zlib.createInflate());
    case 'br':
      return through(zlib.createBrotliDecompress());
    default:
      return incoming;
  }
}
