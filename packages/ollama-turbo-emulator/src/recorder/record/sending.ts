import type { SentRequest } from '../secrets/blank-request.js';

/** A request on its way to a host. */
export interface Sending {
  /** What is sent, once its body is read. */
  request: Promise<SentRequest>;
  /** The host that it goes to. */
  server: string;
  /** The client's. */
  signal: AbortSignal | undefined;
  send: () => Promise<Response>;
}

type Fetch = typeof globalThis.fetch;

/** Where a URL without a host points. */
const BASE_URL = 'http://localhost:11434';

/** Headers that are about one connection, and so are none of the next one's. */
const HOP_BY_HOP =
  /^(?:connection|keep-alive|proxy-connection|proxy-authenticate|proxy-authorization|te|trailer|transfer-encoding|upgrade|expect|host|content-length)$/;

/** A request that is sent as it is; a copy of its body is read. */
export function sendAsIs(options: {
  fetch: Fetch;
  input: string | URL | Request;
  init: RequestInit | undefined;
}): Sending {
  const { fetch, input, init } = options;
  const body = init?.body;
  const [sent, kept] = body instanceof ReadableStream ? body.tee() : [body, body];
  const copy = copyOf(input, { ...init, body: kept });
  const { origin } = new URL(copy.url);
  return {
    request: readRequest(copy),
    server: origin,
    signal: signalOf(input, init),
    send: () => fetch(input, body === sent ? init : { ...init, body: sent }),
  };
}

/** A request that is sent to another host, with all that is not about its connection. */
export function sendTo(options: {
  fetch: Fetch;
  target: string;
  input: string | URL | Request;
  init: RequestInit | undefined;
}): Sending {
  const { fetch, target, input, init } = options;
  const copy = copyOf(input, init);
  const signal = signalOf(input, init);
  const request = readRequest(copy);
  return {
    request,
    server: new URL(target).origin,
    signal,
    async send() {
      const { method, path, headers, body } = await request;
      return fetch(target.replace(/\/+$/, '') + path, {
        method,
        headers: passedOn(headers),
        redirect: copy.redirect,
        ...(signal !== undefined && { signal }),
        ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body }),
      });
    },
  };
}

function copyOf(input: string | URL | Request, init: RequestInit | undefined): Request {
  const source = input instanceof Request ? input.clone() : new URL(input, BASE_URL);
  const isStream = init?.body instanceof ReadableStream;
  // A signal is not copied: what was sent is recorded also when the client leaves.
  const copied = { ...init, signal: null, ...(isStream && { duplex: 'half' }) };
  return new Request(source, copied);
}

async function readRequest(copy: Request): Promise<SentRequest> {
  const { pathname, search } = new URL(copy.url);
  const { method, headers } = copy;
  const bytes = new Uint8Array(await copy.arrayBuffer());
  return { method, path: pathname + search, headers, body: bytes.length > 0 ? bytes : undefined };
}

/** The caller's own signal, because a Request's copy of it loses the reason in some runtimes. */
function signalOf(
  input: string | URL | Request,
  init: RequestInit | undefined,
): AbortSignal | undefined {
  const inherited = input instanceof Request ? input.signal : undefined;
  return init?.signal ?? inherited;
}

function passedOn(headers: Headers): Headers {
  const named = (headers.get('connection') ?? '').split(',').map(name => name.trim().toLowerCase());
  const kept = [...headers].filter(([name]) => !HOP_BY_HOP.test(name) && !named.includes(name));
  const passed = new Headers(kept);
  // A recording is to be readable, and `fetch` would hand out what was packed without saying in which pieces it came.
  passed.set('accept-encoding', 'identity');
  return passed;
}
