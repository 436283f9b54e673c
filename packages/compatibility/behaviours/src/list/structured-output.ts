import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour } from '../behaviour.ts';
import { describeGrowth } from '../describe-growth.ts';
import { describeSent } from '../describe-sent.ts';
import { CAPITAL, isCity, ROME, ROME_JSON, SLOW } from '../example-object.ts';
import { city } from '../example-tools.ts';
import type { SentRequest } from '../record-requests.ts';

const SAILOR = 'Speak like a sailor.';

/** A call of a tool comes before the object. */
const LOOP = {
  prompt: 'The name and the population of the city where Ada lives, as JSON. Use the tool.',
  tools: { city },
  output: CAPITAL.shape,
  maxSteps: 3,
};
const CITY_CALL = { id: 'call_1', name: 'city', arguments: { person: 'Ada' } };
const CITY_RESULT = { id: 'call_1', name: 'city', output: { person: 'Ada', city: 'Rome' } };
const WITH_TOOLS = { tools: ['city'], hasFormat: false };

export const structuredOutputBehaviours = [
  defineBehaviour({
    name: 'with structuredOutput "prompt" the instructions say the schema',
    script: () => [reply({ content: ROME_JSON })],
    run: async (sdk, host) => {
      const { object } = await sdk.generateObject({
        ...host,
        ...CAPITAL,
        system: SAILOR,
        options: { structuredOutput: 'prompt' },
      });
      return { object, ...describePrompt(host.requests) };
    },
    expected: {
      object: ROME,
      roles: ['system', 'user'],
      saysOwnInstructions: true,
      saysSchema: true,
      hasFormat: true,
    },
    judge: ({ object, saysOwnInstructions, saysSchema }, verdict) => {
      verdict.check(isCity(object), 'the object does not fit');
      verdict.check(saysOwnInstructions, "the app's instructions were not sent");
      verdict.check(saysSchema, 'the instructions do not say the schema');
    },
  }),

  defineBehaviour({
    name: 'with structuredOutput "native" the schema is the format, and nothing else says it',
    script: () => [reply({ content: ROME_JSON })],
    run: async (sdk, host) => {
      const { object } = await sdk.generateObject({
        ...host,
        ...CAPITAL,
        system: SAILOR,
        options: { structuredOutput: 'native' },
      });
      return { object, ...describePrompt(host.requests) };
    },
    expected: {
      object: ROME,
      roles: ['system', 'user'],
      saysOwnInstructions: true,
      saysSchema: false,
      hasFormat: true,
    },
    judge: ({ object, saysOwnInstructions, saysSchema, hasFormat }, verdict) => {
      verdict.check(isCity(object), 'the object does not fit');
      verdict.check(saysOwnInstructions, "the app's instructions were not sent");
      verdict.check(!saysSchema, 'the instructions say the schema');
      verdict.check(hasFormat, 'no format was sent');
    },
  }),

  defineBehaviour({
    name: 'generateText ends a loop of calls in an object',
    needs: ['tools'],
    script: () => [reply({ toolCalls: [CITY_CALL] }), reply({ content: ROME_JSON })],
    run: async (sdk, host) => {
      const outcome = await sdk.generateText({ ...host, ...LOOP });
      const { output, toolResults, finishReasons } = outcome;
      const { saysSchema } = describePrompt(host.requests);
      const sent = describeSent(host.requests);
      return { output, toolResults, finishReasons, saysSchema, sent };
    },
    expected: {
      output: ROME,
      toolResults: [CITY_RESULT],
      finishReasons: ['tool-calls', 'stop'],
      saysSchema: true,
      sent: [WITH_TOOLS, WITH_TOOLS],
    },
    judge: ({ output, toolResults, saysSchema, sent }, verdict) => {
      verdict.check(isCity(output), 'the object does not fit');
      verdict.check(saysSchema, 'the instructions do not say the schema');
      const isMixed = sent.some(({ tools, hasFormat }) => hasFormat && tools.length > 0);
      verdict.check(!isMixed, 'a format was sent along with tools');
      if (toolResults.length === 0) verdict.leaveOpen('the model called no tool');
    },
  }),

  defineBehaviour({
    name: 'streamText ends a loop of calls in an object that grows',
    needs: ['tools'],
    pace: SLOW,
    script: () => [reply({ toolCalls: [CITY_CALL] }), reply({ content: ROME_JSON })],
    run: async (sdk, host) => {
      const { events, outcome, partials } = await sdk.streamText({ ...host, ...LOOP });
      const output = outcome?.output;
      const growth = describeGrowth(partials, output);
      return { events, output, growth, sent: describeSent(host.requests) };
    },
    expected: {
      events: [
        { type: 'tool-input', id: 'call_1', text: '{"person":"Ada"}' },
        { type: 'tool-call', id: 'call_1', name: 'city', input: { person: 'Ada' } },
        { type: 'tool-result', ...CITY_RESULT },
        { type: 'text', text: ROME_JSON.join('') },
        { type: 'finish', finishReason: 'stop' },
      ],
      output: ROME,
      growth: 'grows',
      sent: [WITH_TOOLS, WITH_TOOLS],
    },
    judge: ({ events, output, growth }, verdict) => {
      verdict.check(isCity(output), 'the object does not fit');
      verdict.check(growth !== 'jumps', 'what was streamed does not grow into the object');
      const isCalled = events.some(({ type }) => type === 'tool-call');
      if (!isCalled) verdict.leaveOpen('the model called no tool');
    },
  }),

  defineBehaviour({
    name: 'a loop that ends in words is asked for its object without tools',
    needs: ['tools'],
    script: () => [
      reply({ toolCalls: [CITY_CALL] }),
      reply({ content: 'Ada lives in Rome.' }),
      reply({ content: ROME_JSON }),
    ],
    run: async (sdk, host) => {
      const { output, toolResults } = await sdk.generateText({ ...host, ...LOOP });
      return { output, toolResults, sent: describeSent(host.requests) };
    },
    expected: {
      output: ROME,
      toolResults: [CITY_RESULT],
      sent: [WITH_TOOLS, WITH_TOOLS, { tools: [], hasFormat: true }],
    },
  }),
];

/** Of the first request. */
function describePrompt([first]: readonly SentRequest[]) {
  const { messages = [], format } = first?.body ?? {};
  const instructions = messages[0]?.content ?? '';
  return {
    roles: messages.map(({ role }) => role),
    saysOwnInstructions: instructions.startsWith(SAILOR),
    saysSchema: instructions.includes('"population"'),
    hasFormat: format !== undefined,
  };
}
