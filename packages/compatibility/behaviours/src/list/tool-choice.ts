import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour, type Behaviour, type Host } from '../behaviour.ts';
import { describeError, withoutMessage, type Failure } from '../describe-error.ts';
import { describeSent, type SentWish } from '../describe-sent.ts';
import { CAPITAL, isCity, ROME, ROME_JSON } from '../example-object.ts';
import { city, weather, WEATHER_CALL } from '../example-tools.ts';
import { lacking, seeUnlessLacking } from '../lacking.ts';
import type { ErrorOutcome, ModelCall, Outcome, Sdk, StreamEvent, TextCall } from '../sdk.ts';
import type { Verdict } from '../verdict.ts';

/** Choices that a model has to be asked twice for: it answers in words first, then with the call in JSON. */
const CHOICES: (Pick<TextCall, 'toolChoice'> & {
  what: string;
  tools: NonNullable<TextCall['tools']>;
  offered: string[];
  json: string;
})[] = [
  {
    what: 'the tool that toolChoice names',
    tools: { city, weather },
    toolChoice: { toolName: 'weather' },
    offered: ['weather'],
    json: '{"city":"Rome"}',
  },
  {
    what: 'the only tool when a call is required',
    tools: { weather },
    toolChoice: 'required',
    offered: ['weather'],
    json: '{"city":"Rome"}',
  },
  {
    what: 'one of several tools when a call is required',
    tools: { city, weather },
    toolChoice: 'required',
    offered: ['city', 'weather'],
    json: '{"tool": "weather", "arguments": {"city": "Rome"}}',
  },
];

const WORDS = 'Let me see.';
const prompt = 'What is the weather in Rome? Use the tool.';

const CALL = { name: 'weather', input: { city: 'Rome' } };
const OUTPUT = 'It is sunny in Rome.';
const STREAMED_CALL = [
  { type: 'tool-input', text: '{"city":"Rome"}' },
  { type: 'tool-call', ...CALL },
  { type: 'tool-result', name: 'weather', output: OUTPUT },
];

/** What comes of a forced choice; an AI SDK that checks it fails where there is no call. */
type Seen = (
  | {
      calls: { name: string; input: unknown }[];
      outputs: unknown[];
      finishReasons: string[];
      hasIds: boolean;
      isToldOfEmulation: boolean;
    }
  | { failure: Failure }
) & {
  sent: SentWish[];
  /** Of the last request's messages. */
  roles: string[] | undefined;
};

interface SeenStream {
  events: SeenEvent[];
  heard: ErrorOutcome[];
  sent: SentWish[];
}

type SeenEvent = { type: string; [field: string]: unknown };

const ASKED_TWICE = {
  sent: [
    { tools: ['weather'], hasFormat: false },
    { tools: [], hasFormat: true },
  ],
  roles: ['system', 'user', 'assistant', 'user'],
};

const UNCHECKED: Seen = {
  calls: [],
  outputs: [],
  finishReasons: ['stop'],
  hasIds: true,
  isToldOfEmulation: true,
  ...ASKED_TWICE,
};

const CHECKED = {
  reason: 'AI SDK 6 and 7 check that a tool was called when one has to be',
  expected: { failure: { name: 'AI_ToolChoiceViolationError' }, ...ASKED_TWICE },
};

type SeenObject = { object: unknown; tools: string[] | undefined } | { lacks: string };

const IN_TOOL_MODE = {
  needs: ['tools'],
  run: (sdk, host) => {
    const call = sdk.generateObject({ ...host, ...CAPITAL, mode: 'tool' });
    return seeUnlessLacking(
      call.then(({ object }) => ({ object, tools: describeSent(host.requests)[0]?.tools })),
    );
  },
  expected: { object: ROME, tools: ['json'] },
  differences: {
    5: lacking('generateObject of AI SDK 5 has no mode.'),
    6: lacking('generateObject of AI SDK 6 has no mode.'),
    7: lacking('generateObject of AI SDK 7 has no mode.'),
  },
} satisfies Omit<Behaviour<SeenObject>, 'name' | 'script'>;

export const toolChoiceBehaviours = [
  defineBehaviour({
    name: 'tools are not sent when toolChoice is none',
    needs: ['tools'],
    script: () => [reply({ content: 'I cannot know.' })],
    run: async (sdk, host) => {
      const { text, toolCalls, warnings } = await sdk.generateText({
        ...host,
        prompt: 'What is the weather in Rome?',
        tools: { weather },
        toolChoice: 'none',
      });
      return { text, toolCalls, warnings, tools: host.requests[0]?.body.tools };
    },
    expected: { text: 'I cannot know.', toolCalls: [], warnings: [], tools: undefined },
    judge: ({ text, toolCalls }, verdict) => {
      verdict.check(text !== '', 'the text is empty');
      verdict.check(toolCalls.length === 0, 'a tool was called');
    },
  }),

  defineBehaviour({
    name: 'a conversation with calls goes on when toolChoice is none',
    needs: ['tools'],
    script: () => [
      reply({ toolCalls: [WEATHER_CALL] }),
      reply({ content: 'Sunny.' }),
      reply({ content: 'You are welcome.' }),
    ],
    run: async (sdk, host) => {
      const tools = { weather };
      const first = await sdk.generateText({ ...host, prompt, tools, maxSteps: 2 });
      const { text, toolCalls } = await sdk.generateText({
        ...host,
        history: first.history,
        prompt: 'Thank you!',
        tools,
        toolChoice: 'none',
      });
      const last = host.requests.at(-1)?.body;
      const roles = last?.messages.map(({ role }) => role);
      return { calls: first.toolCalls.length, roles, tools: last?.tools, text, toolCalls };
    },
    expected: {
      calls: 1,
      roles: ['user', 'assistant', 'tool', 'assistant', 'user'],
      tools: undefined,
      text: 'You are welcome.',
      toolCalls: [],
    },
    judge: ({ calls, tools, text, toolCalls }, verdict) => {
      if (calls === 0) return verdict.leaveOpen('the model called no tool');
      verdict.check(tools === undefined, 'tools were sent');
      verdict.check(text !== '', 'the text is empty');
      verdict.check(toolCalls.length === 0, 'a tool was called');
    },
  }),

  defineBehaviour<Seen>({
    name: 'a tool that is named by toolChoice is the only one sent',
    needs: ['tools'],
    script: () => [reply({ toolCalls: [WEATHER_CALL] })],
    run: (sdk, host) => {
      const choice = { prompt, tools: { city, weather }, toolChoice: { toolName: 'weather' } };
      return seeChoice(sdk, { host, choice });
    },
    expected: {
      calls: [CALL],
      outputs: [OUTPUT],
      hasIds: true,
      finishReasons: ['tool-calls'],
      isToldOfEmulation: true,
      sent: [{ tools: ['weather'], hasFormat: false }],
      roles: ['system', 'user'],
    },
    judge: (seen, verdict) => {
      verdict.check(seen.sent[0]?.tools.join() === 'weather', 'another tool was sent');
      judgeCalls(seen, verdict);
    },
  }),

  ...CHOICES.flatMap(({ what, tools, toolChoice, offered, json }) => {
    const sent = [
      { tools: offered, hasFormat: false },
      { tools: [], hasFormat: true },
      { tools: offered, hasFormat: false },
    ];
    // The choice holds for the second step, too, where the model calls by itself.
    const script = () => [
      reply({ content: WORDS }),
      reply({ content: json }),
      reply({ toolCalls: [WEATHER_CALL] }),
    ];
    const choice = { prompt, tools, toolChoice, maxSteps: 2 };
    return [
      defineBehaviour<Seen>({
        name: `generateText gets a call of ${what}`,
        needs: ['tools'],
        script,
        run: (sdk, host) => seeChoice(sdk, { host, choice }),
        expected: {
          calls: [CALL, CALL],
          outputs: [OUTPUT, OUTPUT],
          hasIds: true,
          finishReasons: ['tool-calls', 'tool-calls'],
          isToldOfEmulation: true,
          sent,
          roles: ['system', 'user', 'assistant', 'tool'],
        },
        judge: judgeCalls,
      }),

      defineBehaviour<SeenStream>({
        name: `streamText gets a call of ${what}`,
        needs: ['tools'],
        script,
        run: async (sdk, host) => {
          const { events, heard } = await sdk.streamText({ ...host, ...choice });
          return { events: events.map(withoutId), heard, sent: describeSent(host.requests) };
        },
        expected: {
          events: [
            { type: 'text', text: WORDS },
            ...STREAMED_CALL,
            ...STREAMED_CALL,
            { type: 'finish', finishReason: 'tool-calls' },
          ],
          heard: [],
          sent,
        },
        judge: ({ events, heard }, verdict) => {
          verdict.check(heard.every(isViolation), 'onError heard of an error');
          const types = events.map(({ type }) => type);
          const call = types.indexOf('tool-call');
          if (call === -1) return verdict.leaveOpen('the model called no tool');
          verdict.check(types.indexOf('tool-result') > call, 'the call has no result');
        },
      }),
    ];
  }),

  defineBehaviour<Seen>({
    name: 'a model that calls no tool is asked once more, and not again',
    needs: ['tools'],
    script: () => [reply({ content: WORDS }), reply({ content: WORDS })],
    run: (sdk, host) => {
      const choice = { prompt, tools: { weather }, toolChoice: 'required' } as const;
      return seeChoice(sdk, { host, choice });
    },
    expected: UNCHECKED,
    differences: {
      6: CHECKED,
      '6.0.0': { reason: 'AI SDK 6 did not check it at first', expected: UNCHECKED },
      7: CHECKED,
      '7.0.0': { reason: 'AI SDK 7 did not check it at first', expected: UNCHECKED },
    },
  }),

  defineBehaviour<SeenObject>({
    ...IN_TOOL_MODE,
    name: 'generateObject in the mode "tool" makes an object of a call',
    script: () => [reply({ toolCalls: [{ name: 'json', arguments: ROME }] })],
    judge: (seen, verdict) => {
      if ('lacks' in seen) return verdict.leaveOpen(seen.lacks);
      verdict.check(isCity(seen.object), 'the object does not fit');
    },
  }),

  defineBehaviour<SeenObject>({
    ...IN_TOOL_MODE,
    name: 'generateObject in the mode "tool" makes an object of words and then its arguments',
    script: () => [reply({ content: WORDS }), reply({ content: ROME_JSON })],
  }),
];

async function seeChoice(
  sdk: Sdk,
  options: { host: Host; choice: Omit<TextCall, keyof ModelCall> },
): Promise<Seen> {
  const { host, choice } = options;
  const calls = await sdk.generateText({ ...host, ...choice }).then(seeCalls, seeViolation);
  const roles = host.requests.at(-1)?.body.messages.map(({ role }) => role);
  return { ...calls, sent: describeSent(host.requests), roles };
}

function seeCalls({ toolCalls, toolResults, finishReasons, warnings }: Outcome) {
  const ids = new Set(toolCalls.map(({ id }) => id));
  return {
    calls: toolCalls.map(({ name, input }) => ({ name, input })),
    outputs: toolResults.map(({ output }) => output),
    finishReasons,
    hasIds: ids.size === toolCalls.length && !ids.has(''),
    isToldOfEmulation: warnings.some(warning => warning.includes('emulated')),
  };
}

/** @throws every other error */
function seeViolation(error: unknown): { failure: Failure } {
  const failure = withoutMessage(describeError(error));
  if (!isViolation(failure)) throw error;
  return { failure };
}

function isViolation({ name }: Failure): boolean {
  return name === 'AI_ToolChoiceViolationError';
}

function judgeCalls(seen: Seen, verdict: Verdict): void {
  const isAskedForJson = seen.sent.some(({ tools, hasFormat }) => hasFormat && tools.length === 0);
  if ('failure' in seen || seen.calls.length === 0) {
    verdict.check(isAskedForJson, 'the model called no tool, and was not asked for the call');
    return verdict.leaveOpen('the model called no tool, not even when it was asked for the call');
  }
  const { calls, outputs, finishReasons, hasIds, isToldOfEmulation } = seen;
  verdict.check(outputs.length === calls.length, 'a call has no result');
  verdict.check(finishReasons[0] === 'tool-calls', 'the first step does not end in its calls');
  verdict.check(hasIds, 'two calls have the same id');
  verdict.check(isToldOfEmulation, 'there is no warning that the choice is emulated');
}

/** Without the id of a call, which the provider makes up. */
function withoutId(event: StreamEvent): SeenEvent {
  if (!('id' in event)) return event;
  const { id: _id, ...rest } = event;
  return rest;
}
