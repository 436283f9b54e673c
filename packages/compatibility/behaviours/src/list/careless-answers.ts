import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour } from '../behaviour.ts';
import { findFailure, withoutMessage, type Failure } from '../describe-error.ts';
import { describeGrowth } from '../describe-growth.ts';
import { CAPITAL, ROME, ROME_JSON, SLOW } from '../example-object.ts';
import { judgeRefusal } from '../judge-refusal.ts';
import type { ModelCall, Sdk, StreamEvent, TextCall, Usage } from '../sdk.ts';

/*
 * What is done for models that do not keep to a schema. The scripts hold in both modes: a provider that knows of Ollama
 * Turbo says the schema in the prompt, one that takes the host for a daemon sends it as format.
 */

const { shape, prompt } = CAPITAL;

const MISFIT = ['{"name": "Rome", ', '"population": "millions"}'];
const PROSE = 'Rome has a great many people.';

const FIRST_USAGE = { prompt_eval_count: 20, eval_count: 4 };
const SECOND_USAGE = { prompt_eval_count: 30, eval_count: 6 };
const USAGE: Usage = { inputTokens: 50, outputTokens: 10, totalTokens: 60 };

const MISMATCH: Failure = { name: 'AI_InvalidResponseDataError', reason: 'schema-mismatch' };

const UNAUTHORIZED: Failure = {
  name: 'AI_APICallError',
  statusCode: 401,
  reason: 'unauthorized',
};

/** What an app sees of an output that does not fit: it has read it by then. */
const MISFIT_STREAM: {
  events: (StreamEvent | string | undefined)[];
  heard: Failure[];
  last: unknown;
  requests: number;
} = {
  events: [
    { type: 'text', text: MISFIT.join('') },
    'schema-mismatch',
    { type: 'finish', finishReason: 'error' },
  ],
  heard: [MISMATCH],
  last: { name: 'Rome', population: 'millions' },
  requests: 1,
};

const CARELESS_ANSWERS = [
  { what: 'in a code fence', content: ['```json\n', ...ROME_JSON, '\n```'] },
  { what: 'between words', content: ['Here you are: ', ...ROME_JSON, '\nAnything else?'] },
  { what: 'behind leftover thinking', content: ['<think>Italy…</think>\n', ...ROME_JSON] },
  {
    what: 'with slips of punctuation',
    content: ["{name: 'Rome', ", '"population": 2800000, // about\n}'],
  },
];

/** The two functions of the AI SDK that give an object once it is whole. */
const GENERATE = [
  {
    name: 'generateObject',
    run: async (sdk: Sdk, call: ModelCall & Pick<TextCall, 'options'>) => {
      const { object, usage } = await sdk.generateObject({ ...call, ...CAPITAL });
      return { object, usage };
    },
  },
  {
    name: 'generateText with an output',
    run: async (sdk: Sdk, call: ModelCall & Pick<TextCall, 'options'>) => {
      const { output, usage } = await sdk.generateText({ ...call, output: shape, prompt });
      return { object: output, usage };
    },
  },
];

export const carelessAnswerBehaviours = [
  ...CARELESS_ANSWERS.map(({ what, content }) =>
    defineBehaviour({
      name: `an object ${what} is taken for what it is`,
      script: () => [reply({ content }), reply({ content })],
      run: async (sdk, host) => {
        const { object } = await sdk.generateObject({ ...host, ...CAPITAL });
        const { outcome } = await sdk.streamObject({ ...host, ...CAPITAL });
        return { objects: [object, outcome?.object], requests: host.requests.length };
      },
      expected: { objects: [ROME, ROME], requests: 2 },
    }),
  ),

  ...GENERATE.flatMap(({ name, run }) => [
    defineBehaviour({
      name: `${name} asks again for what does not fit, and adds up the tokens`,
      script: () => [
        reply({ content: MISFIT, metrics: FIRST_USAGE }),
        reply({ content: ROME_JSON, metrics: SECOND_USAGE }),
      ],
      run: async (sdk, host) => {
        const { object, usage } = await run(sdk, host);
        return { object, usage, requests: host.requests.length };
      },
      expected: { object: ROME, usage: USAGE, requests: 2 },
    }),

    defineBehaviour({
      name: `${name} fails after two answers that do not fit, which the AI SDK does not repeat`,
      script: () => [reply({ content: MISFIT }), reply({ content: PROSE })],
      run: async (sdk, host) => {
        const failure = await findFailure(run(sdk, host));
        return { failure, requests: host.requests.length };
      },
      expected: { failure: MISMATCH, requests: 2 },
    }),

    defineBehaviour({
      name: `${name} fails at once when structuredOutputRetries is 0`,
      script: () => [reply({ content: MISFIT })],
      run: async (sdk, host) => {
        const call = { ...host, options: { structuredOutputRetries: 0 } };
        const failure = await findFailure(run(sdk, call));
        return { failure, requests: host.requests.length };
      },
      expected: { failure: MISMATCH, requests: 1 },
    }),

    defineBehaviour({
      name: `${name} takes one request to learn that the key is wrong`,
      script: () => [reply({ content: 'never sent' })],
      run: async (sdk, host) => {
        const settings = { ...host.settings, apiKey: 'wrong' };
        const failure = await findFailure(run(sdk, { ...host, settings }));
        return { failure, requests: host.requests.length };
      },
      expected: { failure: UNAUTHORIZED, requests: 1 },
      judge: judgeRefusal,
    }),
  ]),

  defineBehaviour({
    name: 'streamObject asks again for an answer without JSON, and streams the second one',
    pace: SLOW,
    script: () => [
      reply({ content: PROSE, metrics: FIRST_USAGE }),
      reply({ content: ROME_JSON, metrics: SECOND_USAGE }),
    ],
    run: async (sdk, host) => {
      const { outcome, partials } = await sdk.streamObject({ ...host, ...CAPITAL });
      const growth = describeGrowth(partials, outcome?.object);
      return { outcome, growth, requests: host.requests.length };
    },
    expected: {
      outcome: { object: ROME, finishReason: 'stop', usage: USAGE },
      growth: 'grows',
      requests: 2,
    },
  }),

  defineBehaviour({
    name: 'streamText asks again for an output without JSON, and streams the second one',
    pace: SLOW,
    script: () => [
      reply({ content: PROSE, metrics: FIRST_USAGE }),
      reply({ content: ROME_JSON, metrics: SECOND_USAGE }),
    ],
    run: async (sdk, host) => {
      const call = { ...host, output: shape, prompt };
      const { events, outcome, partials } = await sdk.streamText(call);
      const { output, usage } = outcome ?? {};
      const growth = describeGrowth(partials, output);
      return { events, output, usage, growth, requests: host.requests.length };
    },
    expected: {
      events: [
        { type: 'text', text: ROME_JSON.join('') },
        { type: 'finish', finishReason: 'stop' },
      ],
      output: ROME,
      usage: USAGE,
      growth: 'grows',
      requests: 2,
    },
  }),

  defineBehaviour({
    name: 'streamObject ends in an error when what was streamed does not fit',
    script: () => [reply({ content: MISFIT })],
    run: async (sdk, host) => {
      const { error, partials, finishReason } = await sdk.streamObject({ ...host, ...CAPITAL });
      const failure = error && withoutMessage(error);
      return { failure, last: partials.at(-1), finishReason, requests: host.requests.length };
    },
    expected: {
      failure: MISMATCH,
      last: { name: 'Rome', population: 'millions' },
      finishReason: 'error',
      requests: 1,
    },
  }),

  defineBehaviour<typeof MISFIT_STREAM>({
    name: 'streamText ends in an error when the output that was streamed does not fit',
    script: () => [reply({ content: MISFIT })],
    run: async (sdk, host) => {
      const call = { ...host, output: shape, prompt };
      const { events, heard, partials } = await sdk.streamText(call);
      return {
        events: events.map(event => (event.type === 'error' ? event.error.reason : event)),
        heard: heard.map(withoutMessage),
        last: partials.at(-1),
        requests: host.requests.length,
      };
    },
    expected: MISFIT_STREAM,
    differences: {
      4: {
        reason: 'AI SDK 4 ends every step that has an output with a text, be it empty',
        expected: {
          ...MISFIT_STREAM,
          events: MISFIT_STREAM.events.toSpliced(-1, 0, { type: 'text', text: '' }),
        },
      },
    },
  }),

  defineBehaviour({
    name: 'streamObject fails at once for an answer without JSON when structuredOutputRetries is 0',
    script: () => [reply({ content: PROSE })],
    run: async (sdk, host) => {
      const { error, partials, finishReason } = await sdk.streamObject({
        ...host,
        ...CAPITAL,
        options: { structuredOutputRetries: 0 },
      });
      const failure = error && withoutMessage(error);
      return { failure, partials, finishReason, requests: host.requests.length };
    },
    expected: { failure: MISMATCH, partials: [], finishReason: 'error', requests: 1 },
  }),

  defineBehaviour({
    name: 'streamObject takes one request to learn that the key is wrong',
    script: () => [reply({ content: 'never sent' })],
    run: async (sdk, host) => {
      const settings = { ...host.settings, apiKey: 'wrong' };
      const { error } = await sdk.streamObject({ ...host, settings, ...CAPITAL });
      return { failure: error && withoutMessage(error), requests: host.requests.length };
    },
    expected: { failure: UNAUTHORIZED, requests: 1 },
    judge: judgeRefusal,
  }),
];
