import type { Connection } from './connection.js';

/** Where a URL without a host points. */
const BASE_URL = 'http://localhost:11434';

/** As many as `fetch` follows. */
const MOST_REDIRECTS = 20;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** A request that can be sent more than once. */
interface RepeatableRequest {
  url: URL;
  method: string;
  headers: Headers;
  body: ArrayBuffer | undefined;
}

/**
 * `fetch` without a socket. Redirects are followed as `fetch` does, or handed out with `redirect: 'manual'`, or an error
 * with `redirect: 'error'`.
 *
 * Rejects as `fetch` does: with the reason of the signal, or a `TypeError`.
 */
export async function fetchInProcess(options: {
  serve: (request: Request, connection: Connection) => Response | Promise<Response>;
  input: string | URL | Request;
  init: RequestInit | undefined;
}): Promise<Response> {
  const { serve, input, init } = options;
  const request = new Request(input instanceof Request ? input : new URL(input, BASE_URL), init);
  // The caller's own signal, because a Request's copy of it loses the reason in some runtimes.
  const inherited = input instanceof Request ? input.signal : undefined;
  const signal = init?.signal ?? inherited ?? new AbortController().signal;
  signal.throwIfAborted();
  let next = await repeatable(request);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    signal.throwIfAborted();
    const response = await serve(toRequest(next), { signal, isLoopback: true });
    const location = response.headers.get('location');
    const isFinal = !REDIRECTS.has(response.status) || location === null;
    if (isFinal || request.redirect === 'manual') return located(response, next.url, redirects > 0);
    await response.arrayBuffer();
    if (request.redirect === 'error') throw failed('unexpected redirect');
    next = redirected({ request: next, status: response.status, location });
  }
  throw failed('redirect count exceeded');
}

async function repeatable(request: Request): Promise<RepeatableRequest> {
  const { url, method, headers } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? await request.arrayBuffer() : undefined;
  return { url: new URL(url), method, headers: new Headers(headers), body };
}

function toRequest({ url, method, headers, body }: RepeatableRequest): Request {
  return new Request(url, { method, headers, ...(body !== undefined && { body }) });
}

/** The request to where a response points: 303 is read, and so is 301 or 302 of a POST; the rest is sent again. */
function redirected(options: {
  request: RepeatableRequest;
  status: number;
  location: string;
}): RepeatableRequest {
  const { request, status, location } = options;
  const url = new URL(location, request.url);
  const headers = new Headers(request.headers);
  if (url.origin !== request.url.origin) {
    for (const name of ['authorization', 'cookie']) headers.delete(name);
  }
  const isPost = request.method === 'POST';
  const isRead = status === 303 ? request.method !== 'HEAD' : isPost && status < 303;
  if (!isRead) return { ...request, url, headers };
  for (const name of ['content-type', 'content-length']) headers.delete(name);
  return { url, method: 'GET', headers, body: undefined };
}

/** A `Response` that was made, not fetched, knows no URL of its own. */
function located(response: Response, url: URL, isRedirected: boolean): Response {
  const { href } = url;
  return Object.defineProperties(response, {
    url: { value: href.replace(/#.*$/s, '') },
    redirected: { value: isRedirected },
  });
}

function failed(reason: string): TypeError {
  return new TypeError('fetch failed', { cause: new Error(reason) });
}
