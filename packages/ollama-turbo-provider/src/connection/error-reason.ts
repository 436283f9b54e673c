import { isRecord } from '@ai-sdk/provider-utils';

/**
 * What went wrong, in `error.data.reason` of every `APICallError` of this provider.
 *
 * | reason | when | retried by the AI SDK |
 * |---|---|---|
 * | `unauthorized` | no key, a wrong or revoked one, or a daemon that is not signed in (401) | no |
 * | `subscription-required` | the account's plan does not include the model | no |
 * | `usage-limit` | a quota window of the account is used up | no |
 * | `concurrency-limit` | more requests in flight than the plan allows | yes |
 * | `rate-limit` | any other 429; `retry-after` is in `error.responseHeaders` | yes |
 * | `overloaded` | the host has no capacity for now (503) | yes |
 * | `unreachable` | no connection, or a gateway or timeout in between | yes |
 * | `model-not-found` | the host does not have the model, or no longer | no |
 * | `context-too-long` | the prompt does not fit the model's context | no |
 * | `unsupported` | the model lacks tools, thinking, vision or the like | no |
 * | `invalid-request` | the host refused a field of the request | no |
 * | `tool-call-failed` | the host could not read the call that its model wrote | yes, unless `num_predict` was set |
 * | `runner-failed` | the model stopped with an error | yes |
 * | `incomplete-answer` | the answer broke off | yes |
 * | `malformed-answer` | the answer is not Ollama's format | yes |
 * | `cloud-disabled` | the daemon's cloud models are switched off | no |
 * | `slot-timeout` | other requests took all of `maxConcurrentRequests` for longer than `slotTimeout` | no |
 * | `unknown` | anything else | no |
 */
export type OllamaErrorReason = (typeof ERROR_REASONS)[number];

/** All reasons. */
export const ERROR_REASONS = [
  'unauthorized',
  'subscription-required',
  'usage-limit',
  'concurrency-limit',
  'rate-limit',
  'overloaded',
  'unreachable',
  'model-not-found',
  'context-too-long',
  'unsupported',
  'invalid-request',
  'tool-call-failed',
  'runner-failed',
  'incomplete-answer',
  'malformed-answer',
  'cloud-disabled',
  'slot-timeout',
  'unknown',
] as const;

export function isErrorReason(value: unknown): value is OllamaErrorReason {
  return (ERROR_REASONS as readonly unknown[]).includes(value);
}

/** What a failed answer says of itself. */
interface Failure {
  /** The HTTP status; 200 for an error line in a stream. */
  status: number;
  text: string;
  /** A page to sign in at: only a 401 has one, also where a stream could not carry its status. */
  signinUrl?: string;
}

interface Rule {
  reason: OllamaErrorReason;
  text: RegExp;
  /** The only status that the text counts for; without, every one. */
  status?: number;
}

/**
 * What texts say, the first that fits. They go before the status, which lines in a stream do not have. Texts that quote
 * the model or the request come first and are matched from their beginning, for what they quote may say anything.
 */
const RULES: readonly Rule[] = [
  {
    // The parser of gpt-oss, and those of Qwen and GLM, which pass on what Go's XML reader says.
    reason: 'tool-call-failed',
    text: /^(?:(?:error parsing|failed to parse) (?:tool call|xml)|xml syntax error|expected element type <|empty function name|mismatched arg_key)/i,
  },
  {
    // A wrong option or format is a 500, or a line in the stream of a model that thought first.
    reason: 'invalid-request',
    text: /^(?:option ["']|invalid (?:option|format|json schema)|failed to (?:parse|load) grammar)/i,
  },
  { reason: 'model-not-found', text: /^model .*not found/i },
  // Of a pull: what the registry does not have, what the daemon is too old for, a registry that was not reached.
  { reason: 'model-not-found', text: /^pull model manifest: file does not exist/i },
  { reason: 'unsupported', text: /^pull model manifest: .*newer version of ollama/is },
  { reason: 'unreachable', text: /^(?:pull model manifest: (?:get|head) "|max retries exceeded)/i },
  { reason: 'model-not-found', text: /\bmodel\b/i, status: 404 },
  { reason: 'cloud-disabled', text: /\bcloud is disabled/i },
  { reason: 'subscription-required', text: /requires? (?:an? )?(?:\w+ )?subscription/i },
  { reason: 'subscription-required', text: /subscription|upgrade/i, status: 403 },
  // Before the usage limits: both texts may offer an upgrade.
  { reason: 'concurrency-limit', text: /concurrent request/i },
  { reason: 'usage-limit', text: /usage limit/i },
  { reason: 'concurrency-limit', text: /concurren|\bslots?\b/i, status: 429 },
  {
    reason: 'usage-limit',
    text: /\busage\b|\bquota\b|(?:hourly|daily|weekly|monthly|session) limit|upgrade/i,
    status: 429,
  },
  { reason: 'rate-limit', text: /rate limit|too many requests/i },
  { reason: 'overloaded', text: /server (?:is )?(?:overloaded|busy)/i },
  {
    reason: 'context-too-long',
    text: /(?:exceed|longer than|larger than|too long).*\bcontext[ _](?:length|size|window)|context[ _](?:length|size|window)[ _](?:(?:is|was) )?exceeded|maximum context length|(?:prompt|input)(?: is)? too long/is,
  },
  {
    reason: 'unsupported',
    text: /(?:does not|doesn't) support (?:tool|think|vision|image|multimodal|audio|chat|generat|insert|embed|completion)|missing data required for image input/i,
  },
  { reason: 'unauthorized', text: /^unauthorized\b/i, status: 200 },
];

/** Names a failure by its text and its status. */
export function classify(failure: Failure): OllamaErrorReason {
  const { status, text, signinUrl } = failure;
  if (signinUrl !== undefined) return 'unauthorized';
  // These two say more than any text: a 402 may well speak of subscriptions.
  if (status === 401 || status === 402) return reasonOfStatus(status);
  const rule = RULES.find(
    candidate =>
      (candidate.status === undefined || candidate.status === status) && candidate.text.test(text),
  );
  return rule?.reason ?? reasonOfStatus(status);
}

/** Whether asking again may help; `requestBody` tells whether a token limit was set. */
export function isRetryable(reason: OllamaErrorReason, requestBody: object): boolean {
  switch (reason) {
    case 'concurrency-limit':
    case 'rate-limit':
    case 'overloaded':
    case 'unreachable':
    case 'runner-failed':
    case 'incomplete-answer':
    case 'malformed-answer':
      return true;
    case 'tool-call-failed':
      // A call that the limit cut off is cut off each time.
      return tokenLimit(requestBody) === undefined;
    case 'unauthorized':
    case 'subscription-required':
    case 'usage-limit':
    case 'model-not-found':
    case 'context-too-long':
    case 'unsupported':
    case 'invalid-request':
    case 'cloud-disabled':
    case 'slot-timeout':
    case 'unknown':
      return false;
  }
}

/** The request's `num_predict` where it limits anything: Ollama takes 0 and less for "no limit". */
export function tokenLimit(requestBody: object): number | undefined {
  const options = isRecord(requestBody) ? requestBody['options'] : undefined;
  const limit = isRecord(options) ? options['num_predict'] : undefined;
  return typeof limit === 'number' && limit > 0 ? limit : undefined;
}

/** What a status means when the text says nothing more exact. */
function reasonOfStatus(status: number): OllamaErrorReason {
  if (UNREACHABLE_STATUSES.has(status)) return 'unreachable';
  if (INVALID_REQUEST_STATUSES.has(status)) return 'invalid-request';
  switch (status) {
    case 200:
    case 500:
      return 'runner-failed';
    case 401:
      return 'unauthorized';
    case 402:
      return 'usage-limit';
    case 410:
      return 'model-not-found';
    case 429:
      return 'rate-limit';
    case 503:
    case 529:
      return 'overloaded';
    default:
      return 'unknown';
  }
}

/** Gateways that got no answer, and Cloudflare's 52x of the same meaning. */
const UNREACHABLE_STATUSES: ReadonlySet<number> = new Set([
  408, 502, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530,
]);

/** What servers and proxies say of a request that they will not take in this form. */
const INVALID_REQUEST_STATUSES: ReadonlySet<number> = new Set([400, 411, 413, 414, 415, 422, 431]);
