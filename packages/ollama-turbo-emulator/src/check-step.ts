import { STATUSES_WITHOUT_BODY } from './answer/answer.js';
import {
  checkFields,
  headers,
  isObject,
  json,
  jsonObject,
  listOf,
  text,
  wholeNumber,
  yesOrNo,
  type Rule,
} from './check.js';
import type { ReplyOptions } from './reply.js';
import type { Failure, RecordedResponse, Step } from './steps.js';

const KINDS: ReadonlySet<unknown> = new Set<Step['kind']>(['reply', 'replay', 'fail', 'fault']);

export const anyStep: Rule = {
  expected: 'what reply, replay, fail, cut, reset, stall, split or errorLine returns',
  fits: value => isObject(value) && KINDS.has(value['kind']),
};

/** Statuses that a `Response` may have. */
const status = wholeNumber(200, 599);

const texts: Rule = {
  expected: 'a text or a list of texts',
  fits: value => text.fits(value) || listOf(text).fits(value),
};

const reason: Rule = {
  expected: "a text such as 'stop', or null",
  fits: value => value === null || text.fits(value),
};

const token: Rule = {
  expected: 'an object with token and logprob',
  fits: value => isObject(value) && text.fits(value['token']) && number.fits(value['logprob']),
};

const number: Rule = { expected: 'a number', fits: value => Number.isFinite(value) };

const REPLY_FIELDS: Record<keyof ReplyOptions, Rule> = {
  thinking: texts,
  content: texts,
  toolCalls: { expected: 'a list of { name, arguments }', fits: value => Array.isArray(value) },
  doneReason: reason,
  logprobs: listOf(listOf(token)),
  metrics: {
    expected: 'an object of numbers',
    fits: value => isObject(value) && Object.values(value).every(number.fits),
  },
};

const CALL_FIELDS: Record<string, Rule> = {
  name: text,
  arguments: jsonObject,
  id: text,
};

/** All checks throw a `TypeError` that names the field, for callers whose compiler did not. */
export function checkReply(options: ReplyOptions): void {
  checkFields({ of: 'reply', value: options, fields: REPLY_FIELDS });
  for (const [index, call] of (options.toolCalls ?? []).entries()) {
    const of = `reply: toolCalls[${index}]`;
    checkFields({ of, value: call, fields: CALL_FIELDS, required: ['name'] });
  }
}

export function checkRecording(recording: { response: RecordedResponse }): void {
  const response: Rule = { expected: 'a recorded response', fits: isObject };
  checkFields({ of: 'replay', value: recording, fields: { response }, required: ['response'] });
  const chunk: Rule = {
    expected: 'an object with a text',
    fits: value => isObject(value) && text.fits(value['text']),
  };
  checkFields({
    of: 'replay: response',
    value: recording.response,
    fields: { status, headers, chunks: listOf(chunk), complete: yesOrNo },
    required: ['status', 'headers', 'chunks'],
  });
  const isEmpty = recording.response.chunks.every(part => part.text === '');
  checkBody('replay: response', recording.response.status, isEmpty);
}

export function checkFailure(failure: Failure): void {
  checkFields({ of: 'fail', value: failure, fields: { status, body: json, headers } });
  const { body } = failure;
  if (failure.status !== undefined) {
    checkBody('fail', failure.status, body === undefined || body === '');
  }
}

/** What a fault says, and the step that it is about. */
export function checkFault(options: {
  of: string;
  value: unknown;
  fields: Readonly<Record<string, Rule>>;
  required?: readonly string[];
  step: Step | undefined;
}): void {
  const { of, step } = options;
  checkFields(options);
  checkFields({ of, value: { step }, fields: { step: anyStep } });
}

function checkBody(of: string, found: number, isEmpty: boolean): void {
  if (isEmpty || !STATUSES_WITHOUT_BODY.has(found)) return;
  throw new TypeError(`${of}: a response of status ${found} has no body; leave it empty.`);
}
