import type { Host } from '../host.js';
import { sign } from './sign.js';

/** A request to the cloud, before it is signed. */
export interface CloudRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: string | undefined;
}

/** The cloud's response, or why there is none. */
export type CloudResponse =
  | { kind: 'response'; response: Response }
  | { kind: 'failed'; url: URL; error: unknown };

/**
 * Sends a request to the cloud as a daemon does: signed, with the time in its query, by Go's client, in the daemon's
 * version. What the caller had for a credential is replaced.
 */
export async function sendUpstream(options: {
  request: CloudRequest;
  host: Host;
  signal: AbortSignal;
}): Promise<CloudResponse> {
  const { request, host, signal } = options;
  const { method, body } = request;
  const { url: base = '', fetch = globalThis.fetch } = host.upstream ?? {};
  const url = new URL(request.path, base);
  url.search = timed(request.query);
  const headers = new Headers(request.headers);
  // Belong to the connection between caller and daemon, or to no request that fetch sends.
  for (const name of ['host', 'expect']) headers.delete(name);
  headers.set('Authorization', sign({ method, path: url.pathname + url.search }));
  headers.set('X-Ollama-Client-Version', `${host.server}.0`);
  setDefault(headers, 'User-Agent', 'Go-http-client/1.1');
  setDefault(headers, 'Accept-Encoding', 'gzip');
  if (body !== undefined && body !== '') setDefault(headers, 'Content-Type', 'application/json');
  try {
    const init = { method, headers, signal, ...(body !== undefined && { body }) };
    return { kind: 'response', response: await fetch(url, init) };
  } catch (error) {
    return { kind: 'failed', url, error };
  }
}

/** With the time in seconds, sorted by name as Go writes a query. */
function timed(query: URLSearchParams): string {
  const all = new URLSearchParams(query);
  all.set('ts', String(Math.floor(Date.now() / 1000)));
  all.sort();
  return all.toString();
}

function setDefault(headers: Headers, name: string, value: string): void {
  if (!headers.get(name)) headers.set(name, value);
}
