import type { Recording } from './load-recordings.ts';
import type { RecordedFailure } from './recorded-answer.ts';

/** What went wrong, in one word: the provider's error reasons. */
export type RecordedReason =
  | 'unauthorized'
  | 'subscription-required'
  | 'usage-limit'
  | 'concurrency-limit'
  | 'rate-limit'
  | 'overloaded'
  | 'unreachable'
  | 'model-not-found'
  | 'context-too-long'
  | 'unsupported'
  | 'invalid-request'
  | 'tool-call-failed'
  | 'runner-failed'
  | 'incomplete-answer'
  | 'malformed-answer'
  | 'cloud-disabled'
  | 'unknown';

/** The reason of every recorded failure of `POST /api/chat`, by the name of its case, as judged by hand. */
export const KNOWN_REASONS: ReadonlyMap<string, RecordedReason> = new Map([
  ['cloud/disabled-chat', 'cloud-disabled'],
  ['cloud/down', 'unreachable'],
  ['cloud/unauthorized', 'unauthorized'],
  ['cloud/usage-limit', 'usage-limit'],
  ['errors/array', 'invalid-request'],
  ['errors/both-suffixes', 'invalid-request'],
  ['errors/broken-json', 'invalid-request'],
  ['errors/embedding-model', 'unsupported'],
  ['errors/empty-body', 'invalid-request'],
  ['errors/invalid-name', 'invalid-request'],
  ['errors/messages-string', 'invalid-request'],
  ['errors/no-model', 'invalid-request'],
  ['errors/not-json', 'invalid-request'],
  ['errors/option-stop-string', 'invalid-request'],
  ['errors/option-type', 'invalid-request'],
  ['errors/prompt-too-long', 'context-too-long'],
  ['errors/stream-text', 'invalid-request'],
  ['errors/tools-object', 'invalid-request'],
  ['errors/unknown-model', 'model-not-found'],
  ['errors/unknown-model-tag', 'model-not-found'],
  ['faults/foreign-host', 'unknown'],
  ['faults/runner-killed', 'runner-failed'],
  ['format/bad-schema', 'invalid-request'],
  ['format/invalid-name', 'invalid-request'],
  ['format/number', 'invalid-request'],
  ['harmony/broken-call', 'tool-call-failed'],
  ['harmony/broken-call-whole', 'tool-call-failed'],
  ['images/data-url', 'invalid-request'],
  ['images/not-base64', 'invalid-request'],
  ['images/unsupported', 'unsupported'],
  ['images/url', 'invalid-request'],
  ['load/keep-alive-text', 'invalid-request'],
  ['logprobs/negative', 'invalid-request'],
  ['logprobs/too-many', 'invalid-request'],
  ['thinking/invalid-level', 'invalid-request'],
  ['thinking/invalid-type', 'invalid-request'],
  ['thinking/unsupported', 'unsupported'],
  ['thinking/unsupported-level', 'unsupported'],
  ['tools/result-arguments-string', 'invalid-request'],
  // Not an answer at all: the server shows the prompt that it made, and no `"done": true`.
  ['tools/schema-keywords', 'incomplete-answer'],
  ['tools/unsupported', 'unsupported'],
]);

/** Texts that say the reason whatever the status: the same texts come as a status and as a line of a stream. */
const TEXTS: [RegExp, RecordedReason][] = [
  [/parsing tool call|xml syntax error/i, 'tool-call-failed'],
  [/cloud is disabled/i, 'cloud-disabled'],
  [/usage limit/i, 'usage-limit'],
  [/requires a subscription/i, 'subscription-required'],
  [/concurrent request/i, 'concurrency-limit'],
  [/context (size|length)/i, 'context-too-long'],
  [/(does|do) not support/i, 'unsupported'],
  [/^model .* not found/i, 'model-not-found'],
];

/** The judgement of `KNOWN_REASONS`, else what status and text of the failure mean by rule. */
export function reasonOfRecording(options: {
  recording: Recording;
  failure: RecordedFailure;
}): RecordedReason {
  return KNOWN_REASONS.get(options.recording.name) ?? reasonByRule(options.failure);
}

/** The reason of a failure of which no more is known than its bytes. */
export function reasonByRule(failure: RecordedFailure): RecordedReason {
  switch (failure.kind) {
    case 'incomplete':
      return 'incomplete-answer';
    case 'malformed':
      return 'malformed-answer';
    case 'error':
    case 'refused': {
      const known = TEXTS.find(([pattern]) => pattern.test(failure.text));
      return known ? known[1] : reasonOfStatus(failure);
    }
  }
}

function reasonOfStatus({ status, text }: RecordedFailure): RecordedReason {
  switch (status) {
    case 400:
    case 413:
    case 422:
      return 'invalid-request';
    case 401:
      return 'unauthorized';
    case 402:
      return 'usage-limit';
    case 410:
      return 'model-not-found';
    case 429:
      return 'rate-limit';
    case 502:
    case 504:
    case 524:
      return 'unreachable';
    case 503:
      return 'overloaded';
    case 200:
    case 500:
      // Go's option and format checks come as 500, and as a line once a model has begun to think.
      return /^option |format|grammar|json.schema/i.test(text)
        ? 'invalid-request'
        : 'runner-failed';
    default:
      return 'unknown';
  }
}
