import { loadRecordings, type Recording } from 'recordings';
import { describe, expect, test } from 'vitest';
import {
  errorFromLine,
  errorFromResponse,
  type Exchange,
  type OllamaErrorData,
} from './api-error.js';
import type { OllamaErrorReason } from './error-reason.js';

/**
 * The reason of every recorded error, the same on both servers. Recordings that are added later are only held to what
 * their status allows.
 */
const REASONS: Record<string, OllamaErrorReason> = {
  'account/me-offline': 'overloaded',
  'catalog/copy-unknown': 'model-not-found',
  'catalog/pull-offline': 'unreachable',
  'catalog/pull-offline-whole': 'unreachable',
  'catalog/show-no-model': 'invalid-request',
  'catalog/show-unknown': 'model-not-found',
  'cloud/disabled-chat': 'cloud-disabled',
  'cloud/disabled-show': 'cloud-disabled',
  'cloud/disabled-web-search': 'cloud-disabled',
  'cloud/down': 'unreachable',
  'cloud/unauthorized': 'unauthorized',
  'cloud/usage-limit': 'usage-limit',
  'embed/number': 'invalid-request',
  'embed/too-long': 'context-too-long',
  'embed/unknown-model': 'model-not-found',
  'errors/array': 'invalid-request',
  'errors/both-suffixes': 'invalid-request',
  'errors/broken-json': 'invalid-request',
  'errors/embedding-model': 'unsupported',
  'errors/empty-body': 'invalid-request',
  'errors/invalid-name': 'invalid-request',
  'errors/messages-string': 'invalid-request',
  'errors/no-model': 'invalid-request',
  'errors/not-json': 'invalid-request',
  'errors/option-stop-string': 'invalid-request',
  'errors/option-type': 'invalid-request',
  'errors/path': 'unknown',
  'errors/prompt-too-long': 'context-too-long',
  'errors/stream-text': 'invalid-request',
  'errors/tools-object': 'invalid-request',
  'errors/unknown-model': 'model-not-found',
  'errors/unknown-model-tag': 'model-not-found',
  'faults/foreign-host': 'unknown',
  'faults/runner-killed': 'runner-failed',
  'format/bad-schema': 'invalid-request',
  'format/invalid-name': 'invalid-request',
  'format/number': 'invalid-request',
  'generate/no-model': 'model-not-found',
  'generate/suffix': 'unsupported',
  'harmony/broken-call': 'tool-call-failed',
  'harmony/broken-call-whole': 'tool-call-failed',
  'images/data-url': 'invalid-request',
  'images/not-base64': 'invalid-request',
  'images/unsupported': 'unsupported',
  'images/url': 'invalid-request',
  'load/keep-alive-text': 'invalid-request',
  'logprobs/negative': 'invalid-request',
  'logprobs/too-many': 'invalid-request',
  'thinking/invalid-level': 'invalid-request',
  'thinking/invalid-type': 'invalid-request',
  'thinking/unsupported': 'unsupported',
  'thinking/unsupported-level': 'unsupported',
  'tools/result-arguments-string': 'invalid-request',
  'tools/unsupported': 'unsupported',
  'v1/error': 'model-not-found',
  'web/search-daemon-empty': 'invalid-request',
};

/** What a status alone may mean, worked out without the code under test. */
const REASONS_OF_STATUS: Record<number, OllamaErrorReason[]> = {
  // An error line in a stream: anything that a status would have said, had it not been sent.
  200: [
    'runner-failed',
    'tool-call-failed',
    'invalid-request',
    'context-too-long',
    'model-not-found',
    'unauthorized',
    'usage-limit',
    'concurrency-limit',
    'rate-limit',
    'overloaded',
    'unreachable',
  ],
  400: ['invalid-request', 'unsupported', 'context-too-long'],
  401: ['unauthorized'],
  402: ['usage-limit'],
  403: ['subscription-required', 'cloud-disabled', 'unknown'],
  404: ['model-not-found', 'unknown'],
  405: ['unknown'],
  410: ['model-not-found'],
  429: ['usage-limit', 'concurrency-limit', 'rate-limit'],
  500: [
    'unreachable',
    'runner-failed',
    'invalid-request',
    'tool-call-failed',
    'unsupported',
    'context-too-long',
  ],
  502: ['unreachable'],
  503: ['overloaded'],
  504: ['unreachable'],
};

interface RecordedError {
  recording: Recording;
  /** The whole body, or the last line of a stream. */
  text: string;
  isLine: boolean;
}

const errors = loadRecordings()
  .filter(({ request }) => request.method === 'POST')
  .flatMap(recording => findError(recording) ?? []);
const known = errors.filter(({ recording }) => REASONS[recording.name] !== undefined);

function findError(recording: Recording): RecordedError | undefined {
  const { status, chunks } = recording.response;
  const body = chunks.map(({ text }) => text).join('');
  if (status >= 400) return { recording, text: body, isLine: false };
  const line = body.trimEnd().split('\n').at(-1) ?? '';
  return line.startsWith('{"error"') ? { recording, text: line, isLine: true } : undefined;
}

function toError({ recording, text, isLine }: RecordedError) {
  const { request, response } = recording;
  const exchange: Exchange = {
    url: `http://localhost:11434${request.path}`,
    host: 'localhost:11434',
    isOllamaCom: false,
    isLocalDaemon: true,
    requestBody: typeof request.body === 'object' && request.body !== null ? request.body : {},
    statusCode: response.status,
    redact: given => given,
  };
  return isLine
    ? errorFromLine(exchange, JSON.parse(text) as Record<string, unknown>, text)
    : errorFromResponse(exchange, text);
}

/** The innermost message of a body in any of the recorded forms, worked out without the code under test. */
function innermostMessage(text: string): string {
  if (!text.startsWith('{')) return text;
  const { error } = JSON.parse(text) as { error: string | { message: string } };
  return typeof error === 'string' ? innermostMessage(error) : error.message;
}

describe('the reason of every recorded error', () => {
  test.each(known.map(error => [error.recording.id, error] as const))('%s', (_id, error) => {
    const { name, response } = error.recording;
    const { data, statusCode, responseBody, message } = toError(error);
    expect((data as OllamaErrorData).reason).toBe(REASONS[name]);
    expect([statusCode, responseBody]).toEqual([response.status, error.text]);
    const start = innermostMessage(error.text);
    expect(message.slice(0, start.length)).toBe(start);
  });

  test.each(errors.map(error => [error.recording.id, error] as const))(
    '%s fits its status',
    (_id, error) => {
      const allowed = REASONS_OF_STATUS[error.recording.response.status];
      const { reason } = toError(error).data as OllamaErrorData;
      expect(allowed).toContain(reason);
    },
  );

  test('stands in no table without a recording', () => {
    const names = new Set(errors.map(({ recording }) => recording.name));
    expect(Object.keys(REASONS).filter(name => !names.has(name))).toEqual([]);
  });
});
