import { withFault } from '../answer/fault.js';
import { refusalAnswer } from '../answer/framing.js';
import type { Answer } from '../answer/answer.js';
import { verbatimAnswer } from '../answer/verbatim-answer.js';
import type { Host } from '../host.js';
import { Refusal } from '../refusal.js';
import type { ReplyOptions } from '../reply.js';
import { checkTopLogprobs, readBody } from '../request/accept-request.js';
import type { ModelBody } from '../request/chat-body.js';
import type { GoType } from '../request/go-type.js';
import type { Fault, Step } from '../steps.js';

/** What differs between `/api/chat` and `/api/generate`. */
export interface ModelEndpoint<Body extends ModelBody> {
  body: GoType<Body>;
  /** Makes the checks; throws a {@link Refusal}. */
  prepare(body: Body, host: Host): PreparedAnswer;
}

/** An answer that needs no model (loading and unloading one), or what makes one. */
export type PreparedAnswer =
  | { kind: 'direct'; answer: Answer }
  | {
      kind: 'model';
      answer: (spoken: Spoken) => Answer;
    };

/** What a script says of an answer that the model gives. */
interface Spoken {
  /** What the model says; undefined for the demo model's own words. */
  reply: ReplyOptions | undefined;
  /** What the model fails with in the end. */
  error: string | undefined;
}

/**
 * Answers by the next step of the script, or by the demo model.
 *
 * A recording or a scripted error is sent whatever the request says. For a reply the request is checked first, and one
 * that is refused, or that only loads a model, leaves the step to the next.
 *
 * @param request.translate what another API makes of all answers but recorded ones
 */
export function answerModelRequest<Body extends ModelBody>(
  endpoint: ModelEndpoint<Body>,
  request: { bytes: Uint8Array; host: Host; translate?: (answer: Answer) => Answer },
): Answer {
  const { host, translate = answer => answer } = request;
  const step = host.script[0];
  const { core, faults } = unwrap(step);
  if (core?.kind === 'replay' || core?.kind === 'fail') {
    host.script.shift();
    const answer = verbatimAnswer(core);
    return faults.reduce(withFault, core.kind === 'fail' ? translate(answer) : answer);
  }
  const { error, others } = ownFailure(faults);
  const made = modelAnswer(endpoint, { ...request, spoken: { reply: core?.reply, error } });
  if (!made.isFromStep) return translate(made.answer);
  host.script.shift();
  return others.reduce(withFault, translate(made.answer));
}

/**
 * A model that is made to fail is like one that fails by itself: before its first line there is a status. Whether its
 * body is split before or after makes no difference.
 */
function ownFailure(faults: readonly Fault[]): { error: string | undefined; others: Fault[] } {
  const position = faults.findIndex(({ kind }) => kind !== 'split');
  const failure = faults[position];
  return failure?.kind === 'errorLine'
    ? { error: failure.text, others: faults.toSpliced(position, 1) }
    : { error: undefined, others: [...faults] };
}

/** The step that answers, and what goes wrong with it, innermost first. */
function unwrap(step: Step | undefined): {
  core: Exclude<Step, { kind: 'fault' }> | undefined;
  faults: Fault[];
} {
  if (step?.kind !== 'fault') return { core: step, faults: [] };
  const { core, faults } = unwrap(step.step);
  return { core, faults: [...faults, step.fault] };
}

function modelAnswer<Body extends ModelBody>(
  endpoint: ModelEndpoint<Body>,
  request: { bytes: Uint8Array; host: Host; spoken: Spoken },
): { isFromStep: boolean; answer: Answer } {
  let stream = true;
  try {
    const body = readBody(request.bytes, endpoint.body);
    stream = body.stream !== false;
    checkTopLogprobs(body);
    const prepared = endpoint.prepare(body, request.host);
    return prepared.kind === 'direct'
      ? { isFromStep: false, answer: prepared.answer }
      : { isFromStep: true, answer: prepared.answer(request.spoken) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { isFromStep: false, answer: refusalAnswer(error, { stream }) };
  }
}
