import { APICallError } from '@ai-sdk/provider';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  errorFromFetch,
  errorFromLine,
  errorFromRead,
  errorFromResponse,
  incompleteAnswer,
  malformedAnswer,
  type Exchange,
} from './api-error.js';
import type { OllamaErrorReason } from './error-reason.js';

const CLOUD: Exchange = {
  url: 'https://ollama.com/api/chat',
  host: 'ollama.com',
  isOllamaCom: true,
  isLocalDaemon: false,
  requestBody: { model: 'm' },
  authorizationSource: 'apiKey',
  statusCode: 200,
  redact: text => text,
};

const DAEMON: Exchange = {
  ...CLOUD,
  url: 'http://localhost:11434/api/chat',
  host: 'localhost:11434',
  isOllamaCom: false,
  isLocalDaemon: true,
  authorizationSource: undefined,
};

const OTHER: Exchange = {
  ...DAEMON,
  url: 'https://example.com/api/chat',
  host: 'example.com',
  isLocalDaemon: false,
};

interface Case {
  /** What the case is about. */
  about: string;
  exchange?: Exchange;
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  requestBody?: object;
  reason: OllamaErrorReason;
  retryable?: boolean;
  signinUrl?: string;
  message: string;
}

const CASES: Case[] = [
  {
    about: 'a key that ollama.com refuses',
    status: 401,
    body: { error: 'unauthorized' },
    reason: 'unauthorized',
    message:
      'unauthorized. ollama.com did not accept the key from "apiKey": check at https://ollama.com/settings/keys that it is complete and not revoked. It was sent as "Authorization: Bearer <key>".',
  },
  {
    about: 'a key of the environment that ollama.com refuses in plain text',
    exchange: { ...CLOUD, authorizationSource: 'OLLAMA_API_KEY' },
    status: 401,
    body: 'unauthorized',
    reason: 'unauthorized',
    message:
      'unauthorized. ollama.com did not accept the key from OLLAMA_API_KEY: check at https://ollama.com/settings/keys that it is complete and not revoked. It was sent as "Authorization: Bearer <key>".',
  },
  {
    about: 'an Authorization header that ollama.com refuses',
    exchange: { ...CLOUD, authorizationSource: 'headers' },
    status: 401,
    body: { error: 'Unauthorized' },
    reason: 'unauthorized',
    message:
      'Unauthorized. ollama.com did not accept the key from "headers": check at https://ollama.com/settings/keys that it is complete and not revoked. The Authorization of the setting or call option "headers" was sent as it was given; keys are normally sent as "Bearer <key>".',
  },
  {
    about: 'a daemon that is not signed in',
    exchange: DAEMON,
    status: 401,
    body: { error: 'unauthorized', signin_url: 'https://ollama.com/connect?name=h&key=k' },
    reason: 'unauthorized',
    signinUrl: 'https://ollama.com/connect?name=h&key=k',
    message:
      'unauthorized. The Ollama daemon at localhost:11434 is not signed in to ollama.com: run "ollama signin" on its machine, or open https://ollama.com/connect?name=h&key=k in a browser.',
  },
  {
    about: 'a 401 of the cloud that a daemon passes on',
    exchange: DAEMON,
    status: 401,
    body: { error: 'unauthorized' },
    reason: 'unauthorized',
    message:
      'unauthorized. localhost:11434 wants a key, and none was sent: pass it as the setting "apiKey". If localhost:11434 is an Ollama daemon and this a cloud model, run "ollama signin" on its machine instead.',
  },
  {
    about: 'a host that is not given the key of the environment',
    exchange: { ...OTHER, environmentKeyWithheld: true },
    status: 401,
    body: '',
    reason: 'unauthorized',
    message:
      'example.com answered with status 401 and no text. The key in OLLAMA_API_KEY was not sent to example.com: this variable is sent to ollama.com only. If example.com should get a key, pass it as the setting "apiKey".',
  },
  {
    about: 'a host that refuses a key of the setting',
    exchange: { ...OTHER, authorizationSource: 'apiKey' },
    status: 401,
    body: { error: { message: 'Invalid API key!' } },
    reason: 'unauthorized',
    message: 'Invalid API key! example.com did not accept the key: check the setting "apiKey".',
  },
  {
    about: 'a model that the plan does not include',
    status: 403,
    body: {
      error:
        'this model requires a subscription, upgrade for access: https://ollama.com/upgrade (ref: 1)',
    },
    reason: 'subscription-required',
    message:
      'this model requires a subscription, upgrade for access: https://ollama.com/upgrade (ref: 1). The ollama.com account behind ollama.com does not include the model "m": choose another model, or another plan at https://ollama.com/upgrade.',
  },
  {
    about: 'another wording of the same',
    status: 403,
    body: { error: 'upgrade your plan' },
    reason: 'subscription-required',
    message:
      'upgrade your plan. The ollama.com account behind ollama.com does not include the model "m": choose another model, or another plan at https://ollama.com/upgrade.',
  },
  {
    about: 'a quota that is used up',
    status: 429,
    body: { error: 'you (x) have reached your hourly usage limit, upgrade for higher limits' },
    reason: 'usage-limit',
    message:
      'you (x) have reached your hourly usage limit, upgrade for higher limits. The quota of the ollama.com account behind ollama.com is used up: asking again at once does not help; wait until it is renewed, or choose another plan.',
  },
  {
    about: 'a quota in other words',
    status: 429,
    body: { error: 'weekly limit reached' },
    reason: 'usage-limit',
    message:
      'weekly limit reached. The quota of the ollama.com account behind ollama.com is used up: asking again at once does not help; wait until it is renewed, or choose another plan.',
  },
  {
    about: 'a payment that is required',
    status: 402,
    body: { error: 'payment required' },
    reason: 'usage-limit',
    message:
      'payment required. The quota of the ollama.com account behind ollama.com is used up: asking again at once does not help; wait until it is renewed, or choose another plan.',
  },
  {
    about: 'more requests than slots',
    status: 429,
    body: { error: 'too many concurrent requests' },
    reason: 'concurrency-limit',
    retryable: true,
    message:
      'too many concurrent requests. ollama.com runs as many requests of this account at a time as its plan allows: send fewer at once, or try again later.',
  },
  {
    about: 'more requests than slots, with an offer',
    status: 429,
    body: { error: 'too many concurrent requests, upgrade for higher limits: https://x' },
    reason: 'concurrency-limit',
    retryable: true,
    message:
      'too many concurrent requests, upgrade for higher limits: https://x. ollama.com runs as many requests of this account at a time as its plan allows: send fewer at once, or try again later.',
  },
  {
    about: 'a wait for a slot',
    status: 429,
    body: { error: 'timed out waiting for a slot' },
    reason: 'concurrency-limit',
    retryable: true,
    message:
      'timed out waiting for a slot. ollama.com runs as many requests of this account at a time as its plan allows: send fewer at once, or try again later.',
  },
  {
    about: 'any other 429, with seconds to wait',
    status: 429,
    headers: { 'retry-after': '3' },
    body: { error: 'slow down' },
    reason: 'rate-limit',
    retryable: true,
    message: 'slow down. ollama.com takes no more requests for now: try again later, in 3 seconds.',
  },
  {
    about: 'a 429 with a date to wait for',
    status: 429,
    headers: { 'retry-after': 'Mon, 23 Nov 2026 10:00:00 GMT' },
    body: '',
    reason: 'rate-limit',
    retryable: true,
    message:
      'ollama.com answered with status 429 and no text. ollama.com takes no more requests for now: try again later, after Mon, 23 Nov 2026 10:00:00 GMT.',
  },
  {
    about: 'a server under load',
    status: 503,
    body: { error: 'Server overloaded, please retry shortly (ref: 1)' },
    reason: 'overloaded',
    retryable: true,
    message:
      'Server overloaded, please retry shortly (ref: 1). ollama.com has no capacity for now: try again later.',
  },
  {
    about: 'a gateway with an HTML page',
    status: 502,
    body: '<html>\n<head><title>502 Bad\n Gateway</title></head><body>nginx</body></html>',
    reason: 'unreachable',
    retryable: true,
    message:
      'ollama.com answered with status 502 and an HTML page ("502 Bad Gateway"). A gateway at ollama.com got no answer from the server behind it: try again.',
  },
  {
    about: 'a gateway with a page without title',
    status: 524,
    body: `<!DOCTYPE html><style>p { color: red }</style><script>let a = "</p>";</script><p>A <b>timeout</b> occurred</p>${'<p>long</p>'.repeat(5000)}`,
    reason: 'unreachable',
    retryable: true,
    message: `ollama.com answered with status 524 and an HTML page ("A timeout occurred ${'long '.repeat(36)}l…"). A gateway at ollama.com got no answer from the server behind it: try again.`,
  },
  {
    about: 'a model that a daemon does not have',
    exchange: DAEMON,
    status: 404,
    body: { error: "model 'm' not found" },
    reason: 'model-not-found',
    message:
      'model \'m\' not found. localhost:11434 does not have the model "m": "ollama list" on that machine names the models that it has, "ollama pull" gets others.',
  },
  {
    about: 'a model that ollama.com does not have',
    status: 404,
    body: { error: 'model "m" not found' },
    reason: 'model-not-found',
    message:
      'model "m" not found. ollama.com does not have the model "m": models.list() of the provider, or https://ollama.com/api/tags, lists the models that it has; some are retired from time to time.',
  },
  {
    about: 'a model that is gone',
    status: 410,
    body: { error: 'retired' },
    requestBody: {},
    reason: 'model-not-found',
    message:
      'retired. ollama.com does not have the model: models.list() of the provider, or https://ollama.com/api/tags, lists the models that it has; some are retired from time to time.',
  },
  {
    about: 'a page that does not exist',
    exchange: OTHER,
    status: 404,
    body: '404 page not found',
    reason: 'unknown',
    message:
      "404 page not found. Nothing at https://example.com/api/chat takes Ollama's requests: check the base URL.",
  },
  {
    about: 'a method that is not allowed, after a redirect',
    exchange: { ...OTHER, redirectedTo: 'https://www.example.com/api/chat' },
    status: 405,
    body: { detail: 'Method Not Allowed' },
    reason: 'unknown',
    message:
      "Method Not Allowed. Nothing at https://example.com/api/chat takes Ollama's requests: check the base URL. The request was redirected to https://www.example.com/api/chat, on which way a POST may become a GET: set the base URL to that address.",
  },
  {
    about: 'a prompt that is too long for a daemon',
    exchange: DAEMON,
    status: 400,
    body: {
      error:
        '{"error":{"code":400,"message":"request (9 tokens) exceeds the available context size (8 tokens), try increasing it","type":"exceed_context_size_error"}}',
    },
    reason: 'context-too-long',
    message:
      'request (9 tokens) exceeds the available context size (8 tokens), try increasing it. The prompt is too long for the model "m" on localhost:11434: shorten it, or raise providerOptions.ollama.options.num_ctx.',
  },
  {
    about: 'a prompt that is too long for ollama.com',
    status: 400,
    body: { error: 'prompt too long; exceeded max context length by 4 tokens' },
    reason: 'context-too-long',
    message:
      'prompt too long; exceeded max context length by 4 tokens. The prompt is too long for the model "m" on ollama.com: shorten it, or choose a model with a longer context.',
  },
  ...[
    { status: 400, error: 'maximum context length is 4096 tokens, you requested 5000' },
    { status: 400, error: 'prompt is too long: 5000 tokens > 4096 maximum' },
    { status: 500, error: 'context length exceeded' },
  ].map(({ status, error }): Case => ({
    about: `a prompt that is too long in other words: ${error}`,
    status,
    body: { error },
    reason: 'context-too-long',
    message: `${error}. The prompt is too long for the model "m" on ollama.com: shorten it, or choose a model with a longer context.`,
  })),
  {
    about: 'a 401 of the cloud that a daemon repeats in a 500',
    exchange: DAEMON,
    status: 500,
    body: { StatusCode: 401, Status: '401 Unauthorized', error: 'unauthorized' },
    reason: 'unauthorized',
    message:
      'unauthorized. localhost:11434 wants a key, and none was sent: pass it as the setting "apiKey". If localhost:11434 is an Ollama daemon and this a cloud model, run "ollama signin" on its machine instead.',
  },
  {
    about: 'lists without end',
    exchange: OTHER,
    status: 400,
    body: `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    reason: 'invalid-request',
    message: `${'['.repeat(1000)}… example.com refused the request: correct what this text names.`,
  },
  {
    about: 'a prompt that may not be shifted',
    exchange: DAEMON,
    status: 400,
    body: {
      error:
        'the prompt is longer than the context length currently available to the model; shorten it',
    },
    reason: 'context-too-long',
    message:
      'the prompt is longer than the context length currently available to the model; shorten it. The prompt is too long for the model "m" on localhost:11434: shorten it, or raise providerOptions.ollama.options.num_ctx.',
  },
  {
    about: 'a model without tools',
    exchange: DAEMON,
    status: 400,
    body: { error: 'registry.ollama.ai/library/m:latest does not support tools' },
    reason: 'unsupported',
    message:
      'registry.ollama.ai/library/m:latest does not support tools. On localhost:11434, the model "m" has no tools: leave out "tools", or choose another model.',
  },
  {
    about: 'a model without thinking',
    exchange: DAEMON,
    status: 400,
    body: { error: '"m" does not support thinking' },
    reason: 'unsupported',
    message:
      '"m" does not support thinking. On localhost:11434, the model "m" has no thinking: leave out "reasoning" and providerOptions.ollama.think, or choose another model.',
  },
  {
    about: 'a model without vision',
    exchange: DAEMON,
    status: 500,
    body: { error: 'this model is missing data required for image input' },
    reason: 'unsupported',
    message:
      'this model is missing data required for image input. On localhost:11434, the model "m" has no vision: leave out the images, or choose another model.',
  },
  {
    about: 'an engine that cannot embed',
    exchange: DAEMON,
    status: 501,
    body: { error: { code: 501, message: 'This server does not support embeddings.' } },
    reason: 'unsupported',
    message:
      'This server does not support embeddings. On localhost:11434, the model "m" cannot do this: choose another model.',
  },
  {
    about: 'a combination of fields that sounds like it',
    exchange: DAEMON,
    status: 400,
    body: { error: 'raw mode does not support template, system, or context' },
    reason: 'invalid-request',
    message:
      'raw mode does not support template, system, or context. localhost:11434 refused the request: correct what this text names.',
  },
  {
    about: 'an option of a wrong type',
    exchange: DAEMON,
    status: 500,
    body: { error: 'option "temperature" must be of type float32' },
    reason: 'invalid-request',
    message:
      'option "temperature" must be of type float32. localhost:11434 refused the request: correct what this text names.',
  },
  {
    about: 'a format that quotes what means something else',
    exchange: DAEMON,
    status: 500,
    body: { error: 'invalid format: "the usage limit"; expected "json"' },
    reason: 'invalid-request',
    message:
      'invalid format: "the usage limit"; expected "json". localhost:11434 refused the request: correct what this text names.',
  },
  {
    about: 'a 500 for what the engine calls a 400',
    exchange: DAEMON,
    status: 500,
    body: { error: '{"error":{"code":400,"message":"bad grammar"}}' },
    reason: 'invalid-request',
    message: 'bad grammar. localhost:11434 refused the request: correct what this text names.',
  },
  {
    about: 'a body that is too large for a proxy',
    exchange: OTHER,
    status: 413,
    body: { message: 'Request Entity Too Large' },
    reason: 'invalid-request',
    message:
      'Request Entity Too Large. example.com refused the request: correct what this text names.',
  },
  {
    about: 'a tool call that quotes what means something else',
    status: 500,
    body: { error: "error parsing tool call: raw='usage limit', err=unexpected end" },
    reason: 'tool-call-failed',
    retryable: true,
    message:
      'error parsing tool call: raw=\'usage limit\', err=unexpected end. ollama.com could not read the tool call that the model "m" wrote: try again.',
  },
  {
    about: 'a tool call with a token limit that is none',
    status: 500,
    body: { error: 'XML syntax error on line 4: unexpected EOF' },
    requestBody: { model: 'm', options: { num_predict: 0 } },
    reason: 'tool-call-failed',
    retryable: true,
    message:
      'XML syntax error on line 4: unexpected EOF. ollama.com could not read the tool call that the model "m" wrote: try again.',
  },
  {
    about: 'a tool call that a token limit cut off',
    status: 500,
    body: { error: 'failed to parse XML: EOF' },
    requestBody: { model: 'm', options: { num_predict: 20 } },
    reason: 'tool-call-failed',
    message:
      'failed to parse XML: EOF. ollama.com could not read the tool call that the model "m" wrote, probably because the limit of 20 tokens cut it off: raise or remove "maxOutputTokens" (num_predict).',
  },
  {
    about: 'any other 500',
    exchange: DAEMON,
    status: 500,
    body: { error: 'model runner has unexpectedly stopped' },
    reason: 'runner-failed',
    retryable: true,
    message:
      'model runner has unexpectedly stopped. localhost:11434 failed while it ran the model "m": try again. If it fails each time, the log of that server says more.',
  },
  {
    about: 'a daemon without cloud',
    exchange: DAEMON,
    status: 403,
    body: { error: 'ollama cloud is disabled: remote model is unavailable' },
    reason: 'cloud-disabled',
    message:
      'ollama cloud is disabled: remote model is unavailable. The Ollama daemon at localhost:11434 was told not to use cloud models: remove OLLAMA_NO_CLOUD from its environment (or disable_ollama_cloud from its ~/.ollama/server.json) and start it again.',
  },
  {
    about: 'the Host and Origin checks of a daemon',
    exchange: DAEMON,
    status: 403,
    body: '',
    reason: 'unknown',
    message:
      "localhost:11434 answered with status 403 and no text. An Ollama daemon answers so when it does not accept the Host or the Origin of a request: set OLLAMA_HOST=0.0.0.0 on the machine of localhost:11434 so that it is reached by any name, or add the page's origin to OLLAMA_ORIGINS.",
  },
  {
    about: 'an empty 403 of ollama.com, which makes no such checks',
    status: 403,
    body: '',
    reason: 'unknown',
    message:
      'ollama.com answered with status 403 and no text. ollama.com does not allow this request.',
  },
  {
    about: 'another 403',
    exchange: OTHER,
    status: 403,
    body: '"Forbidden"',
    reason: 'unknown',
    message: 'Forbidden. example.com does not allow this request.',
  },
  {
    about: 'a redirect that is not followed',
    exchange: { ...OTHER, redirectedTo: 'https://login.example.com/' },
    status: 302,
    body: '',
    reason: 'unknown',
    message:
      "example.com answered with status 302 and no text. Check that https://example.com/api/chat is Ollama's API, and what stands between. The request was redirected to https://login.example.com/, on which way a POST may become a GET: set the base URL to that address.",
  },
  {
    about: 'JSON without a message',
    exchange: OTHER,
    status: 418,
    body: { teapot: true },
    reason: 'unknown',
    message:
      '{"teapot":true}. Check that https://example.com/api/chat is Ollama\'s API, and what stands between.',
  },
  {
    about: 'a list of errors',
    exchange: OTHER,
    status: 400,
    body: { errors: [{ message: 'first' }, { message: 'second' }] },
    reason: 'invalid-request',
    message: 'first. example.com refused the request: correct what this text names.',
  },
  {
    about: 'a very long text',
    exchange: OTHER,
    status: 400,
    body: `[${'x'.repeat(5000)}`,
    reason: 'invalid-request',
    message: `[${'x'.repeat(999)}… example.com refused the request: correct what this text names.`,
  },
];

/** As much of a body is kept in an error, in UTF-16 code units. */
const SHOWN_BODY = 16 * 1024;

describe('an answer with a status', () => {
  test.each(CASES)('$status: $about', ({ exchange = CLOUD, status, body, ...rest }) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const requestBody = rest.requestBody ?? exchange.requestBody;
    const { headers: responseHeaders, signinUrl } = rest;
    const answered = { ...exchange, requestBody, responseHeaders, statusCode: status };
    const { reason, message, retryable = false } = rest;
    expect(errorFromResponse(answered, text)).toEqual(
      new APICallError({
        message,
        url: exchange.url,
        requestBodyValues: requestBody,
        statusCode: status,
        responseHeaders,
        responseBody: text.length > SHOWN_BODY ? `${text.slice(0, SHOWN_BODY)}…` : text,
        isRetryable: retryable,
        data: signinUrl === undefined ? { reason } : { reason, signinUrl },
      }),
    );
  });
});

describe('an error line in a stream', () => {
  test.each<[line: Record<string, unknown>, OllamaErrorReason, retryable: boolean, status: number]>(
    [
      [
        { error: 'an error was encountered while running the model: x' },
        'runner-failed',
        true,
        200,
      ],
      [{ error: 'error parsing tool call: raw=' }, 'tool-call-failed', true, 200],
      [{ error: 'you (x) have reached your weekly usage limit' }, 'usage-limit', false, 200],
      [{ error: 'too many concurrent requests' }, 'concurrency-limit', true, 200],
      [{ error: 'rate limit exceeded' }, 'rate-limit', true, 200],
      [{ error: 'Server overloaded, please retry shortly' }, 'overloaded', true, 200],
      [{ error: 'this model requires a Pro subscription' }, 'subscription-required', false, 200],
      [{ error: "model 'x' not found" }, 'model-not-found', false, 200],
      [{ error: 'invalid JSON schema in format' }, 'invalid-request', false, 200],
      [{ error: '{"error":{"code":400,"message":"no"}}' }, 'invalid-request', false, 200],
      [{ error: 'unauthorized' }, 'unauthorized', false, 200],
      [{ error: 'x', signin_url: 'https://ollama.com/connect' }, 'unauthorized', false, 200],
      [
        { StatusCode: 404, Status: '404 Not Found', error: 'no model' },
        'model-not-found',
        false,
        404,
      ],
      [{ StatusCode: 502, Status: '502 Bad Gateway', error: '' }, 'unreachable', true, 502],
      [{ error: '<html><title>524</title></html>' }, 'runner-failed', true, 200],
      [{ error: { message: 'x' } }, 'runner-failed', true, 200],
    ],
  )('%j', (line, reason, retryable, status) => {
    const text = JSON.stringify(line);
    const error = errorFromLine(CLOUD, line, text);
    expect(error.data).toMatchObject({ reason });
    expect([error.isRetryable, error.statusCode, error.responseBody]).toEqual([
      retryable,
      status,
      text,
    ]);
  });

  test('tells the text of the host first', () => {
    const line = { StatusCode: 404, Status: '404 Not Found', error: "model 'm' not found" };
    expect(errorFromLine(DAEMON, line, '…').message).toBe(
      'model \'m\' not found. localhost:11434 does not have the model "m": "ollama list" on that machine names the models that it has, "ollama pull" gets others.',
    );
  });
});

/** The errors of fetch as Node, Bun, Deno and browsers throw them. */
function nodeError(code: string, message: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

const START = 'Start Ollama with "ollama serve" or its app, or set the base URL to where it runs.';
const TIMEOUT =
  'Node\'s fetch gives up after 300 seconds without a byte: raise that with the setting "fetch", for example (url, init) => fetch(url, { ...init, dispatcher: new Agent({ headersTimeout: 0, bodyTimeout: 0 }) }) with fetch and Agent of the package undici.';

describe('a request without an answer', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.each<[about: string, exchange: Exchange, cause: unknown, message: string]>([
    [
      'refused by Node',
      DAEMON,
      nodeError('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:11434'),
      `Cannot reach localhost:11434: connect ECONNREFUSED 127.0.0.1:11434. ${START}`,
    ],
    [
      'refused by Node at each address of a name',
      DAEMON,
      new TypeError('fetch failed', {
        cause: Object.assign(
          new AggregateError([
            Object.assign(new Error('connect ECONNREFUSED ::1:11434'), { code: 'ECONNREFUSED' }),
            new Error('connect ECONNREFUSED 127.0.0.1:11434'),
          ]),
          { code: 'ECONNREFUSED' },
        ),
      }),
      `Cannot reach localhost:11434: connect ECONNREFUSED ::1:11434; connect ECONNREFUSED 127.0.0.1:11434. ${START}`,
    ],
    [
      'refused by Bun',
      OTHER,
      Object.assign(new Error('Unable to connect. Is the computer able to access the url?'), {
        code: 'ConnectionRefused',
      }),
      'Cannot reach example.com: Unable to connect. Is the computer able to access the url? Check the base URL, and that Ollama listens there and not only on its own machine (OLLAMA_HOST=0.0.0.0).',
    ],
    [
      'refused by Deno',
      DAEMON,
      new TypeError('error sending request: tcp connect error: Connection refused (os error 111)'),
      `Cannot reach localhost:11434: error sending request: tcp connect error: Connection refused (os error 111). ${START}`,
    ],
    [
      'to a name that does not exist',
      OTHER,
      nodeError('ENOTFOUND', 'getaddrinfo ENOTFOUND example.com'),
      'Cannot reach example.com: getaddrinfo ENOTFOUND example.com. The name was not found: check the base URL and the network.',
    ],
    [
      'to a host with a certificate of its own',
      OTHER,
      nodeError('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'),
      'Cannot reach example.com: self-signed certificate. No secure connection to example.com: check http or https in the base URL; Node trusts a certificate of your own when NODE_EXTRA_CA_CERTS names it.',
    ],
    [
      'within the time that Node waits',
      CLOUD,
      nodeError('UND_ERR_HEADERS_TIMEOUT', 'Headers Timeout Error'),
      `Cannot reach ollama.com: Headers Timeout Error. ${TIMEOUT}`,
    ],
    [
      'for a reason that only has a code',
      CLOUD,
      nodeError('ENETUNREACH', ''),
      'Cannot reach ollama.com: ENETUNREACH. Check the network.',
    ],
    [
      'for no reason',
      CLOUD,
      new Error(),
      'Cannot reach ollama.com: no reason given. Check the network.',
    ],
    [
      'for a reason that is no error',
      CLOUD,
      'offline',
      'Cannot reach ollama.com: offline. Check the network.',
    ],
  ])('%s', (_about, exchange, cause, message) => {
    const error = errorFromFetch({ ...exchange, statusCode: undefined }, cause);
    expect([error.message, error.isRetryable, error.data, error.statusCode]).toEqual([
      message,
      true,
      { reason: 'unreachable' },
      undefined,
    ]);
  });

  test('in a browser names what browsers hide', () => {
    vi.stubGlobal('window', { document: {} });
    expect(errorFromFetch(DAEMON, new TypeError('Failed to fetch')).message).toBe(
      "Cannot reach localhost:11434: Failed to fetch. Browsers do not say why: localhost:11434 may not run, or may not allow this page; for an Ollama daemon, add the page's origin to OLLAMA_ORIGINS.",
    );
  });

  test('keeps a copy of every cause that a runtime gave', () => {
    const causes = [nodeError('ECONNREFUSED', 'first'), 'second', { message: 'third' }];
    const { cause } = errorFromFetch(CLOUD, new AggregateError(causes, 'all'));
    const { message, errors } = cause as AggregateError;
    const copies = errors as Error[];
    expect([message, ...copies.map(({ message: text }) => text)]).toEqual([
      'all',
      'fetch failed',
      'second',
      'third',
    ]);
    expect(copies[0]?.cause).toMatchObject({ message: 'first', code: 'ECONNREFUSED' });
  });

  test('keeps a copy of the cause, however deep or circular', () => {
    const circular: Error & { cause?: unknown } = new Error('round');
    circular.cause = circular;
    const error = errorFromFetch(CLOUD, circular);
    const copy = error.cause as Error;
    expect(error.message).toBe('Cannot reach ollama.com: round. Check the network.');
    expect(copy).not.toBe(circular);
    expect([copy.message, (copy.cause as Error).message]).toEqual(['round', 'round']);
  });
});

describe('an answer that goes wrong on its way', () => {
  test.each<[about: string, error: APICallError, reason: OllamaErrorReason, message: string]>([
    [
      'is reset',
      errorFromRead(
        CLOUD,
        new TypeError('terminated', {
          cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
        }),
      ),
      'incomplete-answer',
      'The answer of ollama.com broke off: other side closed. The host, or a proxy in between, closed the connection: try again.',
    ],
    [
      'stalls',
      errorFromRead(
        CLOUD,
        new TypeError('terminated', {
          cause: Object.assign(new Error('Body Timeout Error'), { code: 'UND_ERR_BODY_TIMEOUT' }),
        }),
      ),
      'unreachable',
      `The answer of ollama.com broke off: Body Timeout Error. ${TIMEOUT}`,
    ],
    [
      'ends without done',
      incompleteAnswer(DAEMON),
      'incomplete-answer',
      'The answer of localhost:11434 ended before it was complete (no "done": true). Either the connection was cut on its way, by a proxy or between a daemon and the cloud, or Ollama stopped because the model repeated itself without end: try again.',
    ],
    [
      'is empty',
      malformedAnswer(OTHER, { problem: 'an empty body', text: '' }),
      'malformed-answer',
      "example.com answered with an empty body instead of Ollama's format. Try again; if it stays, check that https://example.com/api/chat is Ollama's API, and what stands between.",
    ],
    [
      'is not JSON',
      malformedAnswer(OTHER, {
        problem: 'a line that is not JSON',
        text: `data: "${'x'.repeat(500)}`,
      }),
      'malformed-answer',
      `example.com answered with a line that is not JSON ("data: \\"${'x'.repeat(193)}…") instead of Ollama's format. Try again; if it stays, check that https://example.com/api/chat is Ollama's API, and what stands between.`,
    ],
    [
      'is a page, after a redirect',
      malformedAnswer(
        { ...OTHER, redirectedTo: 'https://login.example.com/' },
        { problem: 'a line that is not JSON', text: '<!doctype html><title>Sign in</title>' },
      ),
      'malformed-answer',
      'example.com answered with an HTML page ("Sign in") instead of Ollama\'s format. Try again; if it stays, check that https://example.com/api/chat is Ollama\'s API, and what stands between. The request was redirected to https://login.example.com/, on which way a POST may become a GET: set the base URL to that address.',
    ],
  ])('%s', (_about, error, reason, message) => {
    expect([error.message, error.isRetryable, error.data, error.statusCode]).toEqual([
      message,
      true,
      { reason },
      200,
    ]);
  });
});
