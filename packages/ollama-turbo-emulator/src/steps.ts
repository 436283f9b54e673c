import { checkFailure, checkFault, checkRecording, checkReply } from './check-step.js';
import { text as anyText, wholeNumber, yesOrNo } from './check.js';
import type { ReplyOptions } from './reply.js';

/** What the host does with one request to `/api/chat`, `/api/generate` or `/v1/chat/completions`. Made by the functions of this module. */
export type Step = ReplyStep | ReplayStep | FailStep | FaultStep;

/** The model says what the script says. */
interface ReplyStep {
  kind: 'reply';
  reply: ReplyOptions;
}

/** The host sends recorded bytes. */
export interface ReplayStep {
  kind: 'replay';
  response: RecordedResponse;
}

/** The host sends an error. */
export interface FailStep {
  kind: 'fail';
  failure: Failure;
}

/** Something goes wrong with the answer of another step. */
interface FaultStep {
  kind: 'fault';
  fault: Fault;
  /** Whose answer it is; undefined for the demo model's. */
  step: Step | undefined;
}

/** A response as it was recorded, byte for byte. */
export interface RecordedResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** One item per HTTP chunk. */
  chunks: readonly { text: string }[];
  /** Whether the body ended as HTTP demands; true by default. */
  complete?: boolean;
}

/** An error of the host. */
export interface Failure {
  /** HTTP status; 500 by default. */
  status?: number;
  /** Sent as JSON, or as it is when it is a text; `{"error": "something went wrong"}` by default. */
  body?: unknown;
  /** Further headers; they win over the usual `Content-Type`. */
  headers?: Readonly<Record<string, string>>;
}

/** What goes wrong. */
export type Fault =
  | { kind: 'cut'; afterBytes: number; isProper: boolean }
  | { kind: 'reset'; afterBytes: number }
  | { kind: 'stall'; afterBytes: number }
  | { kind: 'split'; everyBytes: number }
  | { kind: 'errorLine'; text: string };

const afterBytes = wholeNumber(0);

/**
 * The model says this. The request is checked and answered like any other, so the rules of the model's family and the
 * options of the request apply: `num_predict` and `stop` cut, a generic model's call to a tool that was not offered is
 * dropped.
 */
export function reply(options: ReplyOptions = {}): Step {
  checkReply(options);
  return { kind: 'reply', reply: options };
}

/**
 * The host sends a recorded response: same status, headers and chunks, whatever the request says. Only `Date`,
 * `Connection` and the length are its own.
 */
export function replay(recording: { response: RecordedResponse }): Step {
  checkRecording(recording);
  return { kind: 'replay', response: recording.response };
}

/** The host answers with an error, whatever the request says. */
export function fail(failure: Failure = {}): Step {
  checkFailure(failure);
  return { kind: 'fail', failure };
}

/**
 * The body ends after so many bytes.
 *
 * By default it ends as HTTP demands, which is what a daemon makes of a broken cloud stream: only the missing
 * `"done":true` tells. With `proper: false` the connection is closed in the middle of the body.
 *
 * @param step whose answer is cut; the demo model's by default
 */
export function cut(options: { afterBytes: number; proper?: boolean }, step?: Step): Step {
  const fields = { afterBytes, proper: yesOrNo };
  checkFault({ of: 'cut', value: options, fields, required: ['afterBytes'], step });
  const { proper = true } = options;
  const fault = { kind: 'cut', afterBytes: options.afterBytes, isProper: proper } as const;
  return { kind: 'fault', fault, step };
}

/**
 * The connection is reset after so many bytes of the body; without a number before anything is answered.
 *
 * @param step whose answer is lost; the demo model's by default
 */
export function reset(options: { afterBytes?: number } = {}, step?: Step): Step {
  checkFault({ of: 'reset', value: options, fields: { afterBytes }, step });
  return { kind: 'fault', fault: { kind: 'reset', afterBytes: options.afterBytes ?? 0 }, step };
}

/**
 * Nothing more comes after so many bytes of the body, until the client leaves; without a number not even the status.
 *
 * @param step whose answer stalls; the demo model's by default
 */
export function stall(options: { afterBytes?: number } = {}, step?: Step): Step {
  checkFault({ of: 'stall', value: options, fields: { afterBytes }, step });
  return { kind: 'fault', fault: { kind: 'stall', afterBytes: options.afterBytes ?? 0 }, step };
}

/**
 * The body comes in pieces of so many bytes, wherever lines and characters end.
 *
 * @param step whose answer is split; the demo model's by default
 */
export function split(options: { everyBytes: number }, step?: Step): Step {
  const fields = { everyBytes: wholeNumber(1) };
  checkFault({ of: 'split', value: options, fields, required: ['everyBytes'], step });
  return { kind: 'fault', fault: { kind: 'split', everyBytes: options.everyBytes }, step };
}

/**
 * The stream ends with `{"error": text}` instead of its last line. A call that gpt-oss makes in its last line comes before
 * it in a line of its own; a line that was cut off is lost. An answer that is not streamed becomes a 500 with the text, and
 * so does one whose model fails before its first line.
 *
 * @param step whose answer fails; the demo model's by default
 */
export function errorLine(text: string, step?: Step): Step {
  const fields = { text: anyText };
  checkFault({ of: 'errorLine', value: { text }, fields, required: ['text'], step });
  return { kind: 'fault', fault: { kind: 'errorLine', text }, step };
}
