import type { Recording } from 'recordings';
import type { Upstream } from '../src/index.js';
import { STATUSES_WITHOUT_BODY } from '../src/answer/answer.js';

/** A request as the cloud behind a daemon gets it. */
export interface SentRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * The cloud that a recorded daemon had behind it: it answers what the daemon passed on, and keeps what it is sent. One that
 * was never reached refuses the connection.
 */
export function recordedCloud(recording: Recording): { upstream: Upstream; sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  const { response } = recording;
  const isReached = (recording.upstream ?? []).length > 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (!isReached) throw refused();
    sent.push(await sentRequest(new Request(input, init)));
    const { status, headers, chunks } = response;
    const text = chunks.map(chunk => chunk.text).join('');
    return new Response(STATUSES_WITHOUT_BODY.has(status) ? null : text, { status, headers });
  };
  return { upstream: { url: 'http://127.0.0.1:18090', fetch }, sent };
}

/** What a recorded daemon sent, without what is its own: its version, its key and the time. */
export function recordedRequests(recording: Recording): SentRequest[] {
  return (recording.upstream ?? []).map(({ method, path, headers, body }) => {
    const text = JSON.stringify(body);
    const { host: _host, 'content-length': length, ...kept } = headers;
    if (Number(length) !== new TextEncoder().encode(text).length) {
      throw new Error(`${recording.id}: the body that was sent has another length.`);
    }
    return comparable({ method, path, headers: kept, body: text });
  });
}

/** A request as far as two daemons agree on it. */
export function comparable({ method, path, headers, body }: SentRequest): SentRequest {
  return {
    method,
    path: path.replace(/\bts=(?:\d{10}|SECONDS)$/, 'ts=…'),
    headers: {
      ...headers,
      'x-ollama-client-version': '…',
      authorization: (headers['authorization'] ?? '').replace(
        /^AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43}:[A-Za-z0-9+/]{86}==$|^AAAAC3Nz…PUBLICKEY:SIGNATURE$/,
        'a signature',
      ),
    },
    body,
  };
}

async function sentRequest(request: Request): Promise<SentRequest> {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  };
}

function refused(): TypeError {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  return new TypeError('fetch failed', { cause });
}
