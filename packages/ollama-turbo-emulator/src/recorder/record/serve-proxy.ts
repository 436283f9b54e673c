import { failureReason } from '../failure-reason.js';

/** Headers of an answer that are about the connection it came over. */
const HOP_BY_HOP =
  /^(?:connection|keep-alive|proxy-authenticate|proxy-connection|te|trailer|transfer-encoding|upgrade)$/;

/**
 * Serves a socket's requests from another host, through a `fetch` that knows where it is. A host that cannot be reached is
 * 502, with an error that says so.
 */
export function serveProxy(fetch: typeof globalThis.fetch, target: string) {
  return async (request: Request, connection: { signal: AbortSignal }): Promise<Response> => {
    const { method, url, headers } = request;
    const { signal } = connection;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const body = hasBody ? await request.arrayBuffer() : undefined;
    const init = { method, headers, signal, redirect: 'manual' as const };
    try {
      return passedOn(await fetch(url, { ...init, ...(body !== undefined && { body }) }));
    } catch (error) {
      signal.throwIfAborted();
      return unreachable(target, error);
    }
  };
}

function passedOn(response: Response): Response {
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  const named = (headers.get('connection') ?? '').split(',').map(name => name.trim().toLowerCase());
  // `fetch` hands out unpacked what was packed.
  const packed = headers.has('content-encoding') ? ['content-encoding', 'content-length'] : [];
  const dropped = [...headers.keys()].filter(name => HOP_BY_HOP.test(name));
  for (const name of [...dropped, ...named.filter(Boolean), ...packed]) headers.delete(name);
  return new Response(body, { status, statusText, headers });
}

function unreachable(target: string, error: unknown): Response {
  const reason = `${new URL(target).origin} cannot be reached: ${failureReason(error)}`;
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  return new Response(JSON.stringify({ error: reason }), { status: 502, headers });
}
