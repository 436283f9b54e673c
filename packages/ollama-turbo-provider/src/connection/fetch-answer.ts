import { InvalidArgumentError } from '@ai-sdk/provider';
import { extractResponseHeaders, type FetchFunction } from '@ai-sdk/provider-utils';
import { isAbort, untilAborted } from './abort.js';
import { errorFromFetch, errorFromResponse, isPassedOn, type Exchange } from './api-error.js';
import { bodyReader } from './body-reader.js';
import { readText } from './read-text.js';

/** How much of a refusal is read, in bytes: more than any message, less than an endless body. */
const MAX_REFUSAL_SIZE = 256 * 1024;

/**
 * Sends a request and waits for the status of its answer, without reading the body of one that is not refused.
 *
 * @throws APICallError when the host is not reached, or for a status other than 2xx
 * @throws InvalidArgumentError when a `fetch` of one's own gives no Response
 * @throws the reason of `abortSignal` at once, whatever `fetch` makes of it; other abort errors and errors of the AI SDK,
 *   as they are
 */
export async function fetchAnswer(options: {
  exchange: Exchange;
  init: RequestInit;
  fetch: FetchFunction | undefined;
  abortSignal: AbortSignal | undefined;
}): Promise<{ response: Response; exchange: Exchange }> {
  const { exchange: unanswered, init, abortSignal } = options;
  // Looked up at each call: tests and instrumentation replace the global one at any time.
  const promise = callFetch(options.fetch ?? globalThis.fetch, unanswered, init);
  // A fetch of one's own need not know the signal.
  const discard = (late: Response) => void cancelBody(late);
  const response = await untilAborted({ promise, abortSignal, discard });
  const exchange = {
    ...unanswered,
    statusCode: response.status,
    responseHeaders: redactHeaders(extractResponseHeaders(response), unanswered.redact),
    redirectedTo: findRedirect(response, unanswered.url),
  };
  if (response.status >= 200 && response.status < 300) return { response, exchange };
  throw errorFromResponse(exchange, await readRefusal(response, abortSignal));
}

async function callFetch(
  fetch: FetchFunction,
  exchange: Exchange,
  init: RequestInit,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(exchange.url, init);
  } catch (cause) {
    if (isPassedOn(cause)) throw cause;
    throw errorFromFetch(exchange, cause);
  }
  if (isResponse(response)) return response;
  throw new InvalidArgumentError({
    argument: 'fetch',
    message: 'The function given as setting "fetch" has to return a promise of a Response.',
  });
}

/** By its fields, not by its class: HTTP clients bring a Response class of their own. */
function isResponse(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { status, headers } = value as Partial<Response>;
  const isHeaders = typeof headers?.get === 'function' && Symbol.iterator in headers;
  return typeof status === 'number' && isHeaders;
}

/** They end up in errors, and a host may echo the request in them. */
function redactHeaders(
  headers: Record<string, string>,
  redact: Exchange['redact'],
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, redact(value)]));
}

/** `fetch` follows redirects, unless a `fetch` of one's own does not. */
function findRedirect(response: Response, url: string): string | undefined {
  if (response.redirected && response.url !== url) return response.url;
  const isRedirect = response.status >= 300 && response.status < 400;
  return isRedirect ? (response.headers.get('location') ?? undefined) : undefined;
}

/** The status alone is still worth an error when the body cannot be read, breaks off or is without end. */
async function readRefusal(
  response: Response,
  abortSignal: AbortSignal | undefined,
): Promise<string> {
  try {
    return (await readText({ response, abortSignal, maxSize: MAX_REFUSAL_SIZE })) ?? '';
  } catch (error) {
    abortSignal?.throwIfAborted();
    if (isAbort(error)) throw error;
    return '';
  }
}

async function cancelBody(response: Response): Promise<void> {
  try {
    await bodyReader(response).cancel();
  } catch {
    // What cannot be read need not be given up.
  }
}
