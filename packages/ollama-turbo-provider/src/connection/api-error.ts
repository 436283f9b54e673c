import { AISDKError, APICallError } from '@ai-sdk/provider';
import { isAbort } from './abort.js';
import { adviseOnFailure, type FailedRequest } from './error-advice.js';
import { classify, isRetryable, type OllamaErrorReason } from './error-reason.js';
import { excerpt, readErrorText, shorten, type ErrorText } from './error-text.js';
import { adviseOnNetwork } from './network-advice.js';
import { describeNetworkFailure } from './network-failure.js';
import { copyError } from './redact.js';

/** One request and what is known of its answer. Nothing in it shows the key. */
export interface Exchange extends FailedRequest {
  /** Removes the key from a text that came from outside: hosts and proxies echo requests. */
  readonly redact: (text: string) => string;
}

/** `error.data` of every `APICallError` of this provider. */
export interface OllamaErrorData {
  reason: OllamaErrorReason;
  /** Where a daemon that is not signed in to ollama.com can be, as its 401 says. */
  signinUrl?: string;
}

/** Whether an error of `fetch` or of a body is thrown as it is: aborts, and errors that the AI SDK knows. */
export function isPassedOn(error: unknown): boolean {
  return isAbort(error) || AISDKError.isInstance(error);
}

/** The error of an answer with a status other than 2xx. */
export function errorFromResponse(exchange: Exchange, bodyText: string): APICallError {
  return errorFromText(exchange, { body: readErrorText(exchange.redact(bodyText)), raw: bodyText });
}

/**
 * The error of a line in a stream that has an `error`. Its status is the answer's, 200, unless the line names one.
 *
 * @param text the line as it came
 */
export function errorFromLine(
  exchange: Exchange,
  line: Record<string, unknown>,
  text: string,
): APICallError {
  const body = readErrorText(line);
  const statusCode = body.statusCode ?? exchange.statusCode;
  return errorFromText({ ...exchange, statusCode }, { body, raw: text });
}

/** The error of a request that brought no answer: `cause` is what `fetch` threw, unless it was an abort. */
export function errorFromFetch(exchange: Exchange, cause: unknown): APICallError {
  const failure = describeNetworkFailure(cause);
  const text = excerpt(exchange.redact(failure.text), 300);
  return createError(exchange, {
    reason: 'unreachable',
    message: `Cannot reach ${exchange.host}: ${sentence(text)} ${adviseOnNetwork(exchange, failure)}`,
    cause,
  });
}

/** The error of an answer whose body could not be read to its end: `cause` is what the read threw. */
export function errorFromRead(exchange: Exchange, cause: unknown): APICallError {
  const failure = describeNetworkFailure(cause);
  const text = excerpt(exchange.redact(failure.text), 300);
  const isTimeout = failure.kind === 'timeout';
  const advice = isTimeout
    ? adviseOnNetwork(exchange, failure)
    : 'The host, or a proxy in between, closed the connection: try again.';
  return createError(exchange, {
    reason: isTimeout ? 'unreachable' : 'incomplete-answer',
    message: `The answer of ${exchange.host} broke off: ${sentence(text)} ${advice}`,
    cause,
  });
}

/**
 * The error of an answer that ended without `done: true`. That looks the same when a proxy or the cloud behind a daemon
 * broke off, and when Ollama itself stopped: after the 31st equal token in a row it ends the body without a final line.
 */
export function incompleteAnswer(exchange: Exchange): APICallError {
  return createError(exchange, {
    reason: 'incomplete-answer',
    message: `The answer of ${exchange.host} ended before it was complete (no "done": true). Either the connection was cut on its way, by a proxy or between a daemon and the cloud, or Ollama stopped because the model repeated itself without end: try again.${adviseOnRedirect(exchange)}`,
  });
}

/** The error of a request that was never sent, because others that run at the time did not end. */
export function slotTimedOut(options: {
  url: string;
  host: string;
  requestBody: object;
  /** How many may run at once. */
  limit: number | undefined;
  /** Milliseconds. */
  waited: number;
}): APICallError {
  const { url, host, requestBody, limit, waited } = options;
  return new APICallError({
    message: `No request to ${host} could be sent for ${waited} ms, because as many run as "maxConcurrentRequests" allows (${limit}). A stream counts until it has been read to its end or cancelled: streams that nobody reads are a common cause. Read or cancel them, pass an "abortSignal", or raise "slotTimeout" or "maxConcurrentRequests".`,
    url,
    requestBodyValues: requestBody,
    isRetryable: isRetryable('slot-timeout', requestBody),
    data: { reason: 'slot-timeout' } satisfies OllamaErrorData,
  });
}

/** The error of a download by a daemon whose report ended without the line that says it is done. */
export function incompletePull(exchange: Exchange): APICallError {
  return createError(exchange, {
    reason: 'incomplete-answer',
    message: `The answer of ${exchange.host} ended before the model was downloaded (no "status": "success"): the host stopped, or the connection was cut on its way. Pull it again; what has been downloaded is kept.${adviseOnRedirect(exchange)}`,
  });
}

/**
 * The error of an answer with status 200 that is not Ollama's format.
 *
 * @param options.problem what came, as in "a line that is not JSON"
 * @param options.text the text that came; empty when there is none, or when it is too long to be shown
 */
export function malformedAnswer(
  exchange: Exchange,
  options: { problem: string; text: string },
): APICallError {
  const { problem } = options;
  const text = showBody(exchange, options.text);
  const { text: title, isHtml } = readErrorText(text);
  const shown = excerpt(isHtml ? title : text, 200);
  const quoted = shown === '' ? '' : ` (${JSON.stringify(shown)})`;
  return createError(exchange, {
    reason: 'malformed-answer',
    message: `${exchange.host} answered with ${isHtml ? 'an HTML page' : problem}${quoted} instead of Ollama's format. Try again; if it stays, check that ${exchange.url} is Ollama's API, and what stands between.${adviseOnRedirect(exchange)}`,
    responseBody: options.text,
  });
}

/**
 * The beginning of a body without the key. What is kept in an error is bounded: an answer may have many megabytes, and
 * to look for the key in all of them takes seconds. The margin lets a key be found that the end would cut in two.
 */
function showBody({ redact }: Exchange, text: string): string {
  const begin = text.slice(0, MAX_SHOWN_BODY + KEY_MARGIN);
  const shown = redact(begin);
  const isWhole = begin.length === text.length && shown.length <= MAX_SHOWN_BODY;
  return isWhole ? shown : `${shown.slice(0, MAX_SHOWN_BODY)}…`;
}

/** In UTF-16 code units. */
const MAX_SHOWN_BODY = 16 * 1024;
const KEY_MARGIN = 8 * 1024;

function errorFromText(
  exchange: Exchange,
  { body, raw }: { body: ErrorText; raw: string },
): APICallError {
  const text = shorten({ text: exchange.redact(body.text), isHtml: body.isHtml });
  const signinUrl = body.signinUrl === undefined ? undefined : exchange.redact(body.signinUrl);
  const reason = classify({ status: decisiveStatus(exchange, body), text, signinUrl });
  const advice = adviseOnFailure({ reason, request: exchange, text, signinUrl });
  return createError(exchange, {
    reason,
    message: `${describe(exchange, body, text)} ${advice}${adviseOnRedirect(exchange)}`,
    responseBody: raw,
    signinUrl,
  });
}

/**
 * A daemon may answer 500 and repeat the cloud's status in the body. A stream has no status of its own, and a 500 is
 * often what the engine called a 400.
 */
function decisiveStatus({ statusCode = 200 }: Exchange, body: ErrorText): number {
  if (body.statusCode !== undefined) return body.statusCode;
  const isVague = statusCode === 200 || statusCode === 500;
  return isVague ? (body.engineCode ?? statusCode) : statusCode;
}

function describe(exchange: Exchange, { isHtml }: ErrorText, text: string): string {
  const { host, statusCode } = exchange;
  if (isHtml) {
    return `${host} answered with status ${statusCode} and an HTML page (${JSON.stringify(text)}).`;
  }
  return text === '' ? `${host} answered with status ${statusCode} and no text.` : sentence(text);
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function adviseOnRedirect({ redirectedTo, redact }: Exchange): string {
  if (redirectedTo === undefined) return '';
  return ` The request was redirected to ${redact(redirectedTo)}, on which way a POST may become a GET: set the base URL to that address.`;
}

function createError(
  exchange: Exchange,
  error: {
    reason: OllamaErrorReason;
    message: string;
    responseBody?: string;
    signinUrl?: string;
    cause?: unknown;
  },
): APICallError {
  const { reason, message, responseBody, signinUrl, cause } = error;
  const { url, requestBody, statusCode, responseHeaders, redact } = exchange;
  return new APICallError({
    message,
    url,
    requestBodyValues: requestBody,
    statusCode,
    responseHeaders,
    responseBody: responseBody === undefined ? undefined : showBody(exchange, responseBody),
    cause: cause === undefined ? undefined : copyError(cause, redact),
    isRetryable: isRetryable(reason, requestBody),
    data: {
      reason,
      ...(signinUrl !== undefined && { signinUrl }),
    } satisfies OllamaErrorData,
  });
}
