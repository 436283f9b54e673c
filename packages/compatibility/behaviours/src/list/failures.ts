import { cut, errorLine, fail, reply, stall } from 'ollama-turbo-emulator';
import { defineBehaviour } from '../behaviour.ts';
import { findFailure } from '../describe-error.ts';
import { judgeRefusal } from '../judge-refusal.ts';
import type { StreamOutcome } from '../sdk.ts';

const OVERLOADED = {
  status: 503,
  body: { error: 'Server overloaded, please retry shortly (ref: 1)' },
  headers: { 'Retry-After-Ms': '1' },
};
const RATE_LIMIT = {
  status: 429,
  body: { error: 'too many requests' },
  headers: { 'Retry-After-Ms': '1' },
};

/** A short line, and one that is longer than {@link SHORT_LINE_AND_MORE}. */
const SHORT_AND_LONG = reply({ content: ['One', ' and so on'.repeat(200)] });
/** Bytes: the short line is whole by then, the long one is not. */
const SHORT_LINE_AND_MORE = 600;

export const failureBehaviours = [
  defineBehaviour({
    name: 'a wrong key is an error that is not tried again',
    script: () => [reply({ content: 'never sent' })],
    run: async (sdk, host) => {
      const settings = { ...host.settings, apiKey: 'wrong' };
      const call = { ...host, settings, prompt: 'Hello' };
      const failure = await findFailure(sdk.generateText(call));
      return { failure, requests: host.requests.length };
    },
    expected: {
      failure: { name: 'AI_APICallError', statusCode: 401, reason: 'unauthorized' },
      requests: 1,
    },
    judge: judgeRefusal,
  }),

  defineBehaviour({
    name: 'a host that is overloaded and then at its limit is asked again',
    isRetried: true,
    script: () => [fail(OVERLOADED), fail(RATE_LIMIT), reply({ content: 'Now.' })],
    run: async (sdk, host) => {
      const { text } = await sdk.generateText({ ...host, prompt: 'Hello' });
      return { text, statuses: host.requests.map(({ status }) => status) };
    },
    expected: { text: 'Now.', statuses: [503, 429, 200] },
  }),

  defineBehaviour({
    name: 'a stream that could not start is asked for again',
    isRetried: true,
    script: () => [fail(OVERLOADED), reply({ content: 'Now.' })],
    run: async (sdk, host) => {
      const { events, heard } = await sdk.streamText({ ...host, prompt: 'Hello' });
      return { events, heard, statuses: host.requests.map(({ status }) => status) };
    },
    expected: {
      events: [
        { type: 'text', text: 'Now.' },
        { type: 'finish', finishReason: 'stop' },
      ],
      heard: [],
      statuses: [503, 200],
    },
  }),

  defineBehaviour({
    name: 'without retries the reason is told at once',
    script: () => [fail(RATE_LIMIT)],
    run: (sdk, host) => findFailure(sdk.generateText({ ...host, prompt: 'Hello', maxRetries: 0 })),
    expected: { name: 'AI_APICallError', statusCode: 429, reason: 'rate-limit' },
  }),

  defineBehaviour({
    name: 'onError hears of an error in mid-stream, and the text so far is kept',
    script: () => [errorLine('the model runner has crashed', reply({ content: ['One', ' two'] }))],
    run: (sdk, host) => streamFailing(sdk.streamText({ ...host, prompt: 'Count.' })),
    expected: failedStream('runner-failed', 'One two'),
    endings: 'any',
  }),

  defineBehaviour({
    name: 'onError hears of a stream that breaks off',
    script: () => [cut({ afterBytes: SHORT_LINE_AND_MORE }, SHORT_AND_LONG)],
    run: (sdk, host) => streamFailing(sdk.streamText({ ...host, prompt: 'Count.' })),
    expected: failedStream('incomplete-answer', 'One'),
  }),

  defineBehaviour<StreamEnd>({
    name: 'aborting a stream ends the request at the host',
    script: () => [stall({ afterBytes: SHORT_LINE_AND_MORE }, SHORT_AND_LONG)],
    run: async (sdk, host) => {
      const controller = new AbortController();
      const { events, heard, thrown } = await sdk.streamText({
        ...host,
        prompt: 'Count from one to five hundred in words.',
        abortSignal: controller.signal,
        onEvent: ({ type }) => {
          if (type === 'text' || type === 'reasoning') controller.abort();
        },
      });
      return { events, heard, thrown: thrown?.name };
    },
    expected: {
      events: [{ type: 'text', text: 'One' }, { type: 'abort' }],
      heard: [],
      thrown: undefined,
    },
    differences: {
      4: {
        reason: 'a stream of AI SDK 4 has no part for it, and throws',
        expected: { events: [{ type: 'text', text: 'One' }], heard: [], thrown: 'AbortError' },
      },
    },
    endings: ['aborted'],
    judge: ({ events, heard, thrown }, verdict) => {
      const last = events.at(-1)?.type;
      if (last === 'finish') return verdict.leaveOpen('the answer was over before it was aborted');
      verdict.check(last === 'abort' || thrown === 'AbortError', 'the stream was not aborted');
      verdict.check(heard.length === 0, 'onError heard of an error');
    },
  }),
];

interface StreamEnd {
  events: StreamOutcome['events'];
  heard: unknown[];
  thrown: string | undefined;
}

async function streamFailing(stream: Promise<StreamOutcome>) {
  const { events, heard, thrown } = await stream;
  return {
    events: events.map(event => (event.type === 'error' ? event.error.reason : event)),
    heard: heard.map(({ reason }) => reason),
    thrown,
  };
}

function failedStream(reason: string, text: string) {
  return {
    events: [
      { type: 'text' as const, text },
      reason,
      { type: 'finish' as const, finishReason: 'error' },
    ],
    heard: [reason],
    thrown: undefined,
  };
}
