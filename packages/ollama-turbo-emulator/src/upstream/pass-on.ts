import type { Answer } from '../answer/answer.js';
import { jsonAnswer, wholeAnswer } from '../answer/framing.js';
import type { EndpointRequest } from '../endpoint/endpoint-request.js';
import { dialError } from './dial-error.js';
import { passedHeaders } from './passed-headers.js';
import { sendUpstream } from './send-upstream.js';

/**
 * Passes a request on to the cloud and the cloud's answer back: status, headers and body as they are, whatever they are,
 * but in chunks where the cloud said a length. A cloud that cannot be reached is 502.
 *
 * @param options.body what the daemon makes of the caller's body; undefined for none
 */
export async function passOn(
  request: EndpointRequest,
  options: { path: string; body: string | undefined },
): Promise<Answer> {
  const { method, host, signal } = request;
  const headers = new Headers(passedHeaders(request.headers));
  const query = request.url.searchParams;
  const sent = await sendUpstream({
    request: { ...options, method, headers, query },
    host,
    signal,
  });
  // Nobody is left to see this; it is what Ollama writes.
  if (signal.aborted) return jsonAnswer(499, { error: 'request canceled' });
  if (sent.kind === 'failed') return jsonAnswer(502, { error: dialError({ method, ...sent }) });
  return passedAnswer(sent.response);
}

/** Waits for the first bytes, as a body without any has no chunks. */
async function passedAnswer(response: Response): Promise<Answer> {
  const { status } = response;
  const headers = passedResponseHeaders(response);
  const reader = response.body?.getReader();
  const first = await nextBytes(reader);
  if (reader === undefined || first === undefined)
    return wholeAnswer({ status, headers, text: '' });
  return {
    status,
    headers: { ...headers, 'Transfer-Encoding': 'chunked' },
    async *body(signal) {
      const leave = () => void reader.cancel().catch(() => undefined);
      signal.addEventListener('abort', leave, { once: true });
      try {
        for (let bytes: Uint8Array | undefined = first; bytes; bytes = await nextBytes(reader)) {
          yield bytes;
        }
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
  };
}

/** `fetch` has unpacked the body, which Go's client does not when its caller asks for packing. */
function passedResponseHeaders(response: Response): Record<string, string> {
  const kept = passedHeaders(response.headers).filter(
    ([name]) => name !== 'date' && name !== 'content-encoding',
  );
  return Object.fromEntries(kept);
}

/** Undefined at the end. A cloud that breaks off ends the body like one that is done: only what it says can tell. */
async function nextBytes(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
): Promise<Uint8Array | undefined> {
  try {
    return (await reader?.read())?.value;
  } catch {
    return undefined;
  }
}
