import { InvalidArgumentError } from '@ai-sdk/provider';
import type { FetchFunction } from '@ai-sdk/provider-utils';
import { checkAbortSignal, untilAborted } from './abort.js';
import { slotTimedOut, type Exchange } from './api-error.js';
import type { ApiKeySetting } from './api-key.js';
import { authorize } from './authorize.js';
import { OLLAMA_COM, parseBaseUrl, type BaseUrl } from './base-url.js';
import { readEnvironment } from './environment.js';
import { fetchAnswer } from './fetch-answer.js';
import { createRedactor } from './redact.js';
import { createSlots, type ReleaseSlot } from './slots.js';
import { isHeaderRecord, toRequestHeaders, type HeaderRecord } from './request-headers.js';

/** How a host is reached. */
export interface ConnectionSettings {
  /**
   * The address of the Ollama host, in any spelling: `https://ollama.com`, `localhost:11434`,
   * `http://my-server:11434/prefix/api`. Default: the environment variable `OLLAMA_BASE_URL`, else
   * `https://ollama.com`. Without a scheme, http is meant for the own machine and network and for port 11434, https
   * for all others.
   */
  baseURL?: string;
  /**
   * The API key, with or without a leading `Bearer`, or a function that returns it for each request and may be async.
   * Default: for ollama.com the environment variable `OLLAMA_API_KEY`; for other hosts none. Never sent over plain http
   * to a public host.
   */
  apiKey?: ApiKeySetting;
  /**
   * Headers for each request, or a function that returns them and may be async. An `Authorization` among them is sent
   * as it is given, and then no key is needed. Those of a call win.
   */
  headers?: HeaderRecord | (() => HeaderRecord | PromiseLike<HeaderRecord>);
  /** A `fetch` of one's own: for proxies, longer timeouts, tests. Default: the `fetch` of the runtime. */
  fetch?: FetchFunction;
  /**
   * How many chat and embedding requests run at once; others wait in their order. Default: no limit. Ollama Turbo's
   * plans allow few at a time. A streamed answer counts until it has been read to its end or is cancelled.
   */
  maxConcurrentRequests?: number;
  /**
   * How long a request waits for others to end, in milliseconds, before it fails with the reason `slot-timeout`.
   * Default: 10 minutes; `Infinity` waits for ever.
   */
  slotTimeout?: number;
  /**
   * Allows to send a key from a web page, where every visitor can read it. Default `false`: such a request is refused.
   */
  dangerouslyAllowBrowser?: boolean;
}

/** A request to a host. */
export interface HostRequest {
  /** Default `POST`. */
  method?: 'GET' | 'POST';
  /** From the host's root: `/api/chat`. */
  path: string;
  /** Sent as JSON. */
  body?: object;
  /** Whether ollama.com answers it without a key, too; one that is there is sent all the same. Default false. */
  isPublic?: boolean;
  /** Headers of this call; they win over those of the settings. */
  headers?: HeaderRecord;
  abortSignal?: AbortSignal;
}

/** The way to one host, the only place that sees the key. */
export interface Connection {
  /** The setting `baseURL` as it was given; undefined where `OLLAMA_BASE_URL` or the default decides. */
  readonly baseUrlSetting: string | undefined;
  /**
   * The host that requests go to; reads `OLLAMA_BASE_URL` at each call when no `baseURL` was set.
   *
   * @throws InvalidArgumentError when `OLLAMA_BASE_URL` is not valid
   */
  baseUrl(): BaseUrl;
  /**
   * Sends a request; resolves with its answer once that has begun with a status of 2xx.
   *
   * @throws APICallError when the host is not reached or refuses; `data.reason` names the case
   * @throws LoadAPIKeyError when the host is ollama.com, the request needs a key, and there is none
   * @throws InvalidArgumentError when a setting, a header or the body cannot be sent, or `abortSignal` is no AbortSignal
   * @throws the reason of `abortSignal` at once, as it is; also what a function given as setting throws
   */
  send(request: HostRequest): Promise<{ response: Response; exchange: Exchange }>;
  /**
   * Takes one of the slots that `maxConcurrentRequests` sets, for a request and what belongs to it; undefined where
   * there is no limit.
   *
   * @throws APICallError with the reason `slot-timeout` after `slotTimeout`
   * @throws the reason of `abortSignal` at once
   */
  takeSlot(
    request: Pick<HostRequest, 'path' | 'body' | 'abortSignal'>,
  ): Promise<ReleaseSlot | undefined>;
}

/**
 * Connects to the host that the settings name. Sends nothing by itself, and reads no key before a request.
 *
 * @throws InvalidArgumentError when a setting has a wrong type or `baseURL` is no URL
 */
export function createConnection(settings: ConnectionSettings): Connection {
  checkTypes(settings);
  const { baseURL } = settings;
  const fixedBaseUrl =
    baseURL === undefined ? undefined : parseBaseUrl({ value: baseURL, source: 'baseURL' });
  const baseUrl = () => fixedBaseUrl ?? environmentBaseUrl();
  const { maxConcurrentRequests: limit, slotTimeout: timeout } = settings;
  const takeSlot = createSlots({ limit, timeout });
  return {
    baseUrlSetting: baseURL,
    baseUrl,
    send: async request => send({ settings, baseUrl: baseUrl(), request }),
    takeSlot: async ({ path, body = {}, abortSignal }) => {
      const { href, host } = baseUrl();
      checkAbortSignal(abortSignal);
      return takeSlot({
        abortSignal,
        onTimeout: waited =>
          slotTimedOut({ url: `${href}${path}`, host, requestBody: body, limit, waited }),
      });
    },
  };
}

function checkTypes(settings: ConnectionSettings): void {
  const { baseURL, apiKey, headers, fetch, dangerouslyAllowBrowser } = settings;
  const { maxConcurrentRequests, slotTimeout } = settings;
  checkType('baseURL', 'a text', baseURL, typeof baseURL === 'string');
  const isKey = typeof apiKey === 'string' || typeof apiKey === 'function';
  checkType('apiKey', 'a text or a function', apiKey, isKey);
  const isHeaders = isHeaderRecord(headers) || typeof headers === 'function';
  checkType('headers', 'an object or a function', headers, isHeaders);
  checkType('fetch', 'a function', fetch, typeof fetch === 'function');
  checkCount('maxConcurrentRequests', 'a whole number from 1', maxConcurrentRequests, value =>
    Number.isSafeInteger(value),
  );
  checkCount('slotTimeout', 'a number of milliseconds above 0', slotTimeout, () => true);
  const isFlag = typeof dangerouslyAllowBrowser === 'boolean';
  checkType('dangerouslyAllowBrowser', 'a boolean', dangerouslyAllowBrowser, isFlag);
}

function checkType(setting: string, expected: string, value: unknown, isRight: boolean): void {
  if (value === undefined || isRight) return;
  throw new InvalidArgumentError({
    argument: setting,
    message: `The setting "${setting}" has to be ${expected}, not ${value === null ? 'null' : `a value of type ${typeof value}`}.`,
  });
}

function checkCount(
  setting: string,
  expected: string,
  value: unknown,
  isRight: (value: number) => boolean,
): void {
  const isCount = typeof value === 'number' && value > 0 && isRight(value);
  if (value === undefined || isCount) return;
  throw new InvalidArgumentError({
    argument: setting,
    message: `The setting "${setting}" has to be ${expected}, not ${typeof value === 'number' ? value : `a value of type ${typeof value}`}.`,
  });
}

function environmentBaseUrl(): BaseUrl {
  const value = readEnvironment('OLLAMA_BASE_URL');
  return value === undefined
    ? parseBaseUrl({ value: OLLAMA_COM, source: 'baseURL' })
    : parseBaseUrl({ value, source: 'OLLAMA_BASE_URL' });
}

async function send(options: {
  settings: ConnectionSettings;
  baseUrl: BaseUrl;
  request: HostRequest;
}): Promise<{ response: Response; exchange: Exchange }> {
  const { settings, baseUrl, request } = options;
  const { abortSignal } = request;
  const body = request.body === undefined ? undefined : toJson(request.body);
  checkAbortSignal(abortSignal);
  abortSignal?.throwIfAborted();
  const ownHeaders = await untilAborted({
    promise: resolveHeaders(settings.headers),
    abortSignal,
  });
  const authorized = authorize({
    headers: toRequestHeaders({ settings: ownHeaders, call: request.headers }),
    apiKey: settings.apiKey,
    allowBrowser: settings.dangerouslyAllowBrowser === true,
    isPublic: request.isPublic === true,
    baseUrl,
  });
  const { headers, source } = await untilAborted({ promise: authorized, abortSignal });
  const exchange = toExchange({ baseUrl, request, headers, source });
  const init = { method: request.method ?? 'POST', headers, body, signal: abortSignal };
  return fetchAnswer({ exchange, init, fetch: settings.fetch, abortSignal });
}

function toJson(body: object): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw new InvalidArgumentError({
      argument: 'body',
      message: `The request cannot be written as JSON (${cause instanceof Error ? cause.message : 'unknown reason'}): it holds a BigInt, or an object that contains itself.`,
    });
  }
}

async function resolveHeaders(
  setting: ConnectionSettings['headers'],
): Promise<HeaderRecord | undefined> {
  return typeof setting === 'function' ? setting() : setting;
}

function toExchange(options: {
  baseUrl: BaseUrl;
  request: HostRequest;
  headers: Record<string, string>;
  source: Exchange['authorizationSource'];
}): Exchange {
  const { baseUrl, request, headers, source } = options;
  const { href, host, isOllamaCom, isLocalDaemon } = baseUrl;
  return {
    url: `${href}${request.path}`,
    host,
    isOllamaCom,
    isLocalDaemon,
    requestBody: request.body ?? {},
    authorizationSource: source,
    environmentKeyWithheld: source === undefined && readEnvironment('OLLAMA_API_KEY') !== undefined,
    redact: createRedactor(headers),
  };
}
