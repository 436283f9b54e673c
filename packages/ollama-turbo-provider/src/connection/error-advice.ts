import { isRecord } from '@ai-sdk/provider-utils';
import type { BaseUrl } from './base-url.js';
import { toCloudModelName } from '../chat/request/model-name.js';
import { retirementDate } from '../catalog/retirement-date.js';
import { tokenLimit, type OllamaErrorReason } from './error-reason.js';
import { saysUnknownPath } from './unknown-path.js';

/** What advice depends on: one request and what is known of its answer. */
export interface FailedRequest extends Pick<BaseUrl, 'host' | 'isOllamaCom' | 'isLocalDaemon'> {
  readonly url: string;
  readonly requestBody: object;
  readonly statusCode?: number;
  /** Names in lower case. */
  readonly responseHeaders?: Record<string, string>;
  /** Where the Authorization header came from; undefined when none was sent. */
  readonly authorizationSource?: 'apiKey' | 'OLLAMA_API_KEY' | 'headers';
  /** `OLLAMA_API_KEY` is set, but not sent to this host. */
  readonly environmentKeyWithheld?: boolean;
  /** Where redirects led to, when they led elsewhere. */
  readonly redirectedTo?: string;
}

/** What to do about a failed answer, in one or two sentences that name the host. */
export function adviseOnFailure(options: {
  reason: OllamaErrorReason;
  request: FailedRequest;
  text: string;
  signinUrl?: string;
}): string {
  const { reason, request, text, signinUrl } = options;
  const { host } = request;
  switch (reason) {
    case 'unauthorized':
      return adviseOnUnauthorized(request, signinUrl);
    case 'subscription-required':
      if (modelName(request) === undefined) {
        return `The ollama.com account behind ${host} does not include this: choose another plan at https://ollama.com/upgrade.`;
      }
      return `The ollama.com account behind ${host} does not include ${modelOf(request)}: choose another model, or another plan at https://ollama.com/upgrade.`;
    case 'usage-limit':
      return `The quota of the ollama.com account behind ${host} is used up: asking again at once does not help; wait until it is renewed, or choose another plan.`;
    case 'concurrency-limit':
      return `${host} runs as many requests of this account at a time as its plan allows: send fewer at once, or try again later.`;
    case 'rate-limit':
      return `${host} takes no more requests for now: try again later${retryAfter(request)}.`;
    case 'overloaded':
      return `${host} has no capacity for now: try again later${retryAfter(request)}.`;
    case 'unreachable':
      if (isPull(request)) return adviseOnFailedPull(request);
      return `A gateway at ${host} got no answer from the server behind it: try again.`;
    case 'model-not-found':
      return adviseOnMissingModel(request);
    case 'context-too-long':
      return adviseOnLongContext(request);
    case 'unsupported':
      return adviseOnUnsupported(request, text);
    case 'invalid-request':
      return `${host} refused the request: correct what this text names.`;
    case 'tool-call-failed':
      return adviseOnFailedToolCall(request);
    case 'runner-failed':
      if (isPull(request)) return adviseOnFailedPull(request);
      if (modelName(request) === undefined) return `${host} failed at this request: try again.`;
      return `${host} failed while it ran ${modelOf(request)}: try again. If it fails each time, the log of that server says more.`;
    case 'cloud-disabled':
      return `The Ollama daemon at ${host} was told not to use cloud models: remove OLLAMA_NO_CLOUD from its environment (or disable_ollama_cloud from its ~/.ollama/server.json) and start it again.`;
    case 'incomplete-answer':
    case 'malformed-answer':
    case 'slot-timeout':
    case 'unknown':
      return adviseOnUnknown(request, text);
  }
}

function adviseOnUnauthorized(request: FailedRequest, signinUrl: string | undefined): string {
  const { host, isOllamaCom, authorizationSource, environmentKeyWithheld } = request;
  if (signinUrl !== undefined) {
    return `The Ollama daemon at ${host} is not signed in to ollama.com: run "ollama signin" on its machine, or open ${signinUrl} in a browser.`;
  }
  if (isOllamaCom) return adviseOnRefusedKey(authorizationSource);
  if (environmentKeyWithheld) {
    return `The key in OLLAMA_API_KEY was not sent to ${host}: this variable is sent to ollama.com only. If ${host} should get a key, pass it as the setting "apiKey".${adviseOnSignin(request)}`;
  }
  if (authorizationSource === undefined) {
    return `${host} wants a key, and none was sent: pass it as the setting "apiKey".${adviseOnSignin(request)}`;
  }
  return `${host} did not accept the key: check the setting ${quoteSource(authorizationSource)}.`;
}

function adviseOnRefusedKey(source: FailedRequest['authorizationSource']): string {
  const sent =
    source === 'headers'
      ? 'The Authorization of the setting or call option "headers" was sent as it was given; keys are normally sent as "Bearer <key>".'
      : 'It was sent as "Authorization: Bearer <key>".';
  return `ollama.com did not accept the key from ${quoteSource(source ?? 'apiKey')}: check at https://ollama.com/settings/keys that it is complete and not revoked. ${sent}`;
}

function quoteSource(source: NonNullable<FailedRequest['authorizationSource']>): string {
  return source === 'OLLAMA_API_KEY' ? source : `"${source}"`;
}

/** A daemon passes a 401 of the cloud on as it is, without the page that its own 401 names. */
function adviseOnSignin({ isLocalDaemon, host }: FailedRequest): string {
  return isLocalDaemon
    ? ` If ${host} is an Ollama daemon and this a cloud model, run "ollama signin" on its machine instead.`
    : '';
}

function adviseOnMissingModel(request: FailedRequest): string {
  const { host, isOllamaCom } = request;
  const retirement = adviseOnRetirement(request);
  if (retirement !== undefined) return retirement;
  if (isPull(request)) {
    return `Ollama's library does not have ${modelOf(request)}: https://ollama.com/library lists the names that can be pulled.`;
  }
  const subject = `${host} does not have ${modelOf(request)}`;
  if (isOllamaCom) {
    return `${subject}: ${LIST_ADVICE} lists the models that it has; some are retired from time to time.`;
  }
  return `${subject}: "ollama list" on that machine names the models that it has, "ollama pull" gets others.`;
}

const LIST_ADVICE = 'models.list() of the provider, or https://ollama.com/api/tags,';

/** Of a cloud model, also one that a daemon asked for. What its maker recommends instead is not known here. */
function adviseOnRetirement(request: FailedRequest): string | undefined {
  const name = modelName(request);
  if (name === undefined || isPull(request)) return undefined;
  const isCloudModel = request.isOllamaCom || toCloudModelName(name) !== name.trim();
  const date = isCloudModel ? retirementDate(name) : undefined;
  if (date === undefined) return undefined;
  // A daemon lists its own models.
  const list = request.isOllamaCom ? LIST_ADVICE : 'https://ollama.com/api/tags';
  return `ollama.com took ${modelOf(request)} out of service on ${date}: ${list} lists the models that it has.`;
}

function adviseOnFailedPull(request: FailedRequest): string {
  return `${request.host} could not pull ${modelOf(request)}: try again; what has been downloaded is kept. If it fails each time, the log of that server says more.`;
}

function isPull({ url }: FailedRequest): boolean {
  return url.endsWith('/api/pull');
}

function adviseOnLongContext(request: FailedRequest): string {
  return request.isOllamaCom
    ? `The prompt is too long for ${modelOf(request)} on ${request.host}: shorten it, or choose a model with a longer context.`
    : `The prompt is too long for ${modelOf(request)} on ${request.host}: shorten it, or raise providerOptions.ollama.options.num_ctx.`;
}

function adviseOnUnsupported(request: FailedRequest, text: string): string {
  if (isPull(request)) return `Update the Ollama daemon at ${request.host}, and pull again.`;
  const subject = `On ${request.host}, ${modelOf(request)}`;
  if (/support tool/i.test(text)) {
    return `${subject} has no tools: leave out "tools", or choose another model.`;
  }
  if (/support think/i.test(text)) {
    return `${subject} has no thinking: leave out "reasoning" and providerOptions.ollama.think, or choose another model.`;
  }
  // The engine's own texts speak of multimodal requests.
  if (/vision|image|multimodal/i.test(text)) {
    return `${subject} has no vision: leave out the images, or choose another model.`;
  }
  return `${subject} cannot do this: choose another model.`;
}

function adviseOnFailedToolCall(request: FailedRequest): string {
  const subject = `${request.host} could not read the tool call that ${modelOf(request)} wrote`;
  const limit = tokenLimit(request.requestBody);
  return limit === undefined
    ? `${subject}: try again.`
    : `${subject}, probably because the limit of ${limit} tokens cut it off: raise or remove "maxOutputTokens" (num_predict).`;
}

function adviseOnUnknown(request: FailedRequest, text: string): string {
  const { statusCode, host, url, isOllamaCom } = request;
  if (statusCode === 404 && isWordOfWebEndpoint(request, text)) {
    return `${host} did not find what was asked for: correct what this text names.`;
  }
  if (statusCode === 404 || statusCode === 405) {
    if (url.includes('/api/experimental/')) {
      return `${host} has no web search: if it is an Ollama daemon, update it; else check the base URL.`;
    }
    return `Nothing at ${url} takes Ollama's requests: check the base URL.`;
  }
  if (statusCode === 403 && text === '' && !isOllamaCom) {
    return `An Ollama daemon answers so when it does not accept the Host or the Origin of a request: set OLLAMA_HOST=0.0.0.0 on the machine of ${host} so that it is reached by any name, or add the page's origin to OLLAMA_ORIGINS.`;
  }
  if (statusCode === 403) return `${host} does not allow this request.`;
  return `Check that ${url} is Ollama's API, and what stands between.`;
}

/** Web search and fetch answer 404, in JSON, also for a page that they cannot fetch. */
function isWordOfWebEndpoint({ url, responseHeaders }: FailedRequest, text: string): boolean {
  const isJson = responseHeaders?.['content-type']?.includes('json') === true;
  // JSON without a message is its own text.
  const isMessage = isJson && /^[^{]/.test(text);
  return isMessage && !saysUnknownPath(text) && /\/web_(?:search|fetch)$/.test(url);
}

function retryAfter({ responseHeaders }: FailedRequest): string {
  const value = responseHeaders?.['retry-after'];
  if (value === undefined) return '';
  return /^\d+$/.test(value) ? `, in ${value} seconds` : `, after ${value}`;
}

function modelOf(request: FailedRequest): string {
  const name = modelName(request);
  return name === undefined ? 'the model' : `the model "${name}"`;
}

function modelName({ requestBody }: FailedRequest): string | undefined {
  const name = isRecord(requestBody) ? requestBody['model'] : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
