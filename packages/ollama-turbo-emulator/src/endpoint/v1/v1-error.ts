import type { Answer } from '../../answer/answer.js';
import { jsonAnswer, wholeAnswer } from '../../answer/framing.js';
import { goJson } from '../../answer/go-text.js';

/** What the OpenAI-compatible side says of a request that it cannot take: a charset, and no newline. */
export function v1Refusal(status: number, message: string): Answer {
  return jsonAnswer(status, v1Error(status, message));
}

/**
 * An error of Ollama's own API in OpenAI's shape, with a newline at its end. An error of another shape, which only a script
 * gives, stays as it is.
 */
export function translateError(native: Answer): Answer {
  const message = errorText(native.text ?? '');
  if (message === undefined) return native;
  const kept = Object.entries(native.headers).filter(
    ([name]) => !/^content-(?:type|length)$/i.test(name),
  );
  return wholeAnswer({
    status: native.status,
    headers: { ...Object.fromEntries(kept), 'Content-Type': 'application/json' },
    text: `${goJson(v1Error(native.status, message))}\n`,
  });
}

function v1Error(status: number, message: string): object {
  return { error: { message, type: typeOf(status), param: null, code: null } };
}

function typeOf(status: number): string {
  switch (status) {
    case 400:
      return 'invalid_request_error';
    case 404:
      return 'not_found_error';
    default:
      return 'api_error';
  }
}

function errorText(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}
