import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour } from '../behaviour.ts';
import { describeError } from '../describe-error.ts';
import { city, SEEN_CALL, weather, WEATHER_CALL } from '../example-tools.ts';
import type { Tool } from '../sdk.ts';

const brokenWeather: Tool = {
  ...weather,
  execute: () => {
    throw new Error('The station does not answer.');
  },
};

export const toolBehaviours = [
  defineBehaviour({
    name: 'a loop of three steps calls two tools in turn and answers',
    needs: ['tools'],
    script: () => [
      reply({ toolCalls: [{ id: 'call_1', name: 'city', arguments: { person: 'Ada' } }] }),
      reply({ toolCalls: [{ id: 'call_2', name: 'weather', arguments: { city: 'Rome' } }] }),
      reply({ content: 'Ada has sun.' }),
    ],
    run: async (sdk, host) => {
      const outcome = await sdk.generateText({
        ...host,
        prompt: 'What is the weather in the city where Ada lives? Use the tools.',
        tools: { city, weather },
        maxSteps: 5,
      });
      const { text, toolCalls, toolResults, finishReasons } = outcome;
      return { text, toolCalls, toolResults, finishReasons };
    },
    expected: {
      text: 'Ada has sun.',
      toolCalls: [
        { id: 'call_1', name: 'city', input: { person: 'Ada' } },
        { id: 'call_2', name: 'weather', input: { city: 'Rome' } },
      ],
      toolResults: [
        { id: 'call_1', name: 'city', output: { person: 'Ada', city: 'Rome' } },
        { id: 'call_2', name: 'weather', output: 'It is sunny in Rome.' },
      ],
      finishReasons: ['tool-calls', 'tool-calls', 'stop'],
    },
    judge: ({ toolCalls, toolResults, finishReasons }, verdict) => {
      if (toolCalls.length === 0) return verdict.leaveOpen('the model called no tool');
      const ids = new Set(toolCalls.map(({ id }) => id));
      verdict.check(ids.size === toolCalls.length, 'two calls have the same id');
      verdict.check(toolResults.length === toolCalls.length, 'a call has no result');
      verdict.check(finishReasons[0] === 'tool-calls', 'the first step does not end in its calls');
    },
  }),

  defineBehaviour({
    name: 'a streamed call shows its input, then its result, then the answer',
    needs: ['tools'],
    script: () => [reply({ toolCalls: [WEATHER_CALL] }), reply({ content: 'Sunny.' })],
    run: async (sdk, host) => {
      const { events } = await sdk.streamText({
        ...host,
        prompt: 'What is the weather in Rome? Use the tool.',
        tools: { weather },
        maxSteps: 2,
      });
      return events;
    },
    expected: [
      { type: 'tool-input', id: 'call_1', text: '{"city":"Rome"}' },
      { type: 'tool-call', ...SEEN_CALL },
      { type: 'tool-result', id: 'call_1', name: 'weather', output: 'It is sunny in Rome.' },
      { type: 'text', text: 'Sunny.' },
      { type: 'finish', finishReason: 'stop' },
    ],
    judge: (events, verdict) => {
      const types = events.map(({ type }) => type);
      if (!types.includes('tool-call')) return verdict.leaveOpen('the model called no tool');
      const call = types.indexOf('tool-call');
      verdict.check(types.indexOf('tool-input') < call, 'the input does not come before its call');
      verdict.check(types.indexOf('tool-result') > call, 'the call is not followed by its result');
      verdict.check(types.at(-1) === 'finish', 'the stream does not end with its finish');
    },
  }),

  defineBehaviour<unknown>({
    name: 'the model is told of a tool that throws',
    needs: ['tools'],
    script: () => [reply({ toolCalls: [WEATHER_CALL] }), reply({ content: 'I do not know.' })],
    run: async (sdk, host) => {
      const call = { ...host, prompt: 'Weather?', tools: { weather: brokenWeather }, maxSteps: 2 };
      const outcome = await sdk.generateText(call).catch(describeError);
      if ('message' in outcome) return { error: outcome };
      return { text: outcome.text, told: host.requests.at(-1)?.body.messages.at(-1) };
    },
    expected: {
      text: 'I do not know.',
      told: {
        role: 'tool',
        content: 'Error: The station does not answer.',
        tool_name: 'weather',
        tool_call_id: 'call_1',
      },
    },
    differences: {
      4: {
        reason: 'AI SDK 4 does not tell the model of a tool that throws, but its caller',
        expected: {
          error: {
            name: 'AI_ToolExecutionError',
            message: 'Error executing tool weather: The station does not answer.',
          },
        },
      },
    },
  }),

  defineBehaviour<unknown>({
    name: 'the model is told of a call whose input does not fit',
    needs: ['tools'],
    script: () => [
      reply({ toolCalls: [{ ...WEATHER_CALL, arguments: { town: 'Rome' } }] }),
      reply({ content: 'I do not know.' }),
    ],
    run: async (sdk, host) => {
      const call = { ...host, prompt: 'Weather?', tools: { weather }, maxSteps: 2 };
      const outcome = await sdk.generateText(call).catch(describeError);
      if ('message' in outcome) return { error: outcome.name };
      const { role, content } = host.requests.at(-1)?.body.messages.at(-1) ?? {};
      const isTold = content?.includes('Invalid input for tool weather');
      return { text: outcome.text, role, isTold };
    },
    expected: { text: 'I do not know.', role: 'tool', isTold: true },
    differences: {
      4: {
        reason: 'AI SDK 4 does not tell the model, but its caller',
        expected: { error: 'AI_InvalidToolArgumentsError' },
      },
      '5.0.0': {
        reason: 'AI SDK 5 told its caller at first, and only later the model',
        expected: { error: 'AI_InvalidToolInputError' },
      },
    },
  }),

  defineBehaviour({
    name: 'a conversation goes on after a call',
    needs: ['tools'],
    script: () => [
      reply({ toolCalls: [WEATHER_CALL] }),
      reply({ content: 'Sunny.' }),
      reply({ content: 'You are welcome.' }),
    ],
    run: async (sdk, host) => {
      const first = await sdk.generateText({
        ...host,
        prompt: 'What is the weather in Rome? Use the tool.',
        tools: { weather },
        maxSteps: 2,
      });
      const { text } = await sdk.generateText({
        ...host,
        history: first.history,
        prompt: 'Thank you!',
        tools: { weather },
      });
      const roles = host.requests.at(-1)?.body.messages.map(({ role }) => role);
      return { calls: first.toolCalls.length, roles, text };
    },
    expected: {
      calls: 1,
      roles: ['user', 'assistant', 'tool', 'assistant', 'user'],
      text: 'You are welcome.',
    },
    judge: ({ calls, text }, verdict) => {
      if (calls === 0) return verdict.leaveOpen('the model called no tool');
      verdict.check(text !== '', 'the text is empty');
    },
  }),
];
