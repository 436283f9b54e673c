import type { Fault } from '../steps.js';
import { BrokenConnection, isStreamed, type Answer } from './answer.js';
import { failingBody } from './failing-body.js';
import { jsonAnswer } from './framing.js';
import { joinBytes } from './join-bytes.js';
import { waitUntil } from './pace.js';

type Body = Answer['body'];

/** The answer with something wrong with it. */
export function withFault(answer: Answer, fault: Fault): Answer {
  switch (fault.kind) {
    case 'cut':
      return { ...answer, headers: unmeasured(answer), body: cutBody(answer.body, fault) };
    case 'reset':
      return { ...answer, body: resetBody(answer.body, fault.afterBytes) };
    case 'stall':
      return { ...answer, body: stalledBody(answer.body, fault.afterBytes) };
    case 'split':
      return { ...answer, body: splitBody(answer.body, fault.everyBytes) };
    case 'errorLine':
      return isStreamed(answer)
        ? { ...answer, body: failingBody(answer.body, fault.text) }
        : jsonAnswer(500, { error: fault.text });
  }
}

/** A cut body has not the length that it was to have. */
function unmeasured(answer: Answer): Answer['headers'] {
  const kept = Object.entries(answer.headers).filter(([name]) => !/^content-length$/i.test(name));
  return { ...Object.fromEntries(kept), 'Transfer-Encoding': 'chunked' };
}

function cutBody(body: Body, fault: { afterBytes: number; isProper: boolean }): Body {
  return async function* cutOff(signal) {
    yield* firstBytes(body(signal), fault.afterBytes);
    if (!fault.isProper) throw new BrokenConnection('close');
  };
}

function resetBody(body: Body, afterBytes: number): Body {
  return async function* resetAfterwards(signal) {
    yield* firstBytes(body(signal), afterBytes);
    throw new BrokenConnection('reset');
  };
}

function stalledBody(body: Body, afterBytes: number): Body {
  return async function* stallAfterwards(signal) {
    yield* firstBytes(body(signal), afterBytes);
    await waitUntil(signal);
  };
}

function splitBody(body: Body, everyBytes: number): Body {
  return async function* inPieces(signal) {
    let rest = joinBytes([]);
    for await (const chunk of body(signal)) {
      rest = joinBytes([rest, chunk]);
      while (rest.length >= everyBytes) {
        yield rest.slice(0, everyBytes);
        rest = rest.slice(everyBytes);
      }
    }
    if (rest.length > 0) yield rest;
  };
}

async function* firstBytes(
  body: AsyncIterable<Uint8Array>,
  count: number,
): AsyncGenerator<Uint8Array> {
  let room = count;
  if (room === 0) return;
  for await (const chunk of body) {
    yield chunk.slice(0, room);
    room -= Math.min(room, chunk.length);
    if (room === 0) return;
  }
}
