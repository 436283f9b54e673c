import type { FailStep, ReplayStep } from '../steps.js';
import { BrokenConnection, STATUSES_WITHOUT_BODY, type Answer } from './answer.js';
import { goJson } from './go-text.js';
import { wholeAnswer } from './framing.js';

/** Headers that belong to a connection and a moment, not to a response. */
const OWN_HEADERS = /^(?:connection|content-length|date|keep-alive)$/i;

/** The answer of a step that does not ask any model. */
export function verbatimAnswer(step: ReplayStep | FailStep): Answer {
  return step.kind === 'replay' ? replayAnswer(step) : failAnswer(step);
}

function replayAnswer({ response }: ReplayStep): Answer {
  const chunks = response.chunks.map(({ text }) => new TextEncoder().encode(text));
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const names = Object.keys(response.headers);
  const isMeasured = names.some(name => /^content-length$/i.test(name));
  const kept = Object.entries(response.headers).filter(([name]) => !OWN_HEADERS.test(name));
  return {
    status: response.status,
    headers: {
      ...Object.fromEntries(kept),
      ...(isMeasured && { 'Content-Length': String(length) }),
    },
    async *body() {
      yield* chunks;
      if (response.complete === false) throw new BrokenConnection('close');
    },
  };
}

function failAnswer({ failure }: FailStep): Answer {
  const { status = 500, headers } = failure;
  const body =
    failure.body ?? (STATUSES_WITHOUT_BODY.has(status) ? '' : { error: 'something went wrong' });
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const isTyped = Object.keys(headers ?? {}).some(name => /^content-type$/i.test(name));
  return wholeAnswer({
    status,
    headers: { ...(!isTyped && { 'Content-Type': type }), ...headers },
    text: isText ? body : goJson(body),
  });
}
