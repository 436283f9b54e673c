import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour, MODEL_ID } from '../behaviour.ts';
import { judgeUsage } from '../judge-usage.ts';

const METRICS = {
  prompt_eval_count: 11,
  eval_count: 2,
  total_duration: 5_000_000,
  load_duration: 1_000_000,
  prompt_eval_duration: 1_500_000,
  eval_duration: 2_000_000,
};

const SAILOR = {
  model: MODEL_ID,
  messages: [
    { role: 'system', content: 'Speak like a sailor.' },
    { role: 'user', content: 'Hello!' },
  ],
  stream: true,
  keep_alive: '5m',
};

export const textBehaviours = [
  defineBehaviour({
    name: 'generateText answers with text, token counts and timings',
    script: () => [reply({ content: 'Four.', metrics: METRICS })],
    run: async (sdk, host) => {
      const outcome = await sdk.generateText({ ...host, prompt: 'What is 2 + 2?' });
      const { text, finishReasons, usage, warnings, metadata, modelId } = outcome;
      return { text, finishReasons, usage, warnings, metadata, modelId };
    },
    expected: {
      text: 'Four.',
      finishReasons: ['stop'],
      usage: { inputTokens: 11, outputTokens: 2, totalTokens: 13 },
      warnings: [],
      metadata: {
        doneReason: 'stop',
        totalDuration: 5_000_000,
        loadDuration: 1_000_000,
        promptEvalDuration: 1_500_000,
        evalDuration: 2_000_000,
        tokensPerSecond: 1000,
      },
      modelId: MODEL_ID,
    },
    judge: ({ text, finishReasons, usage, metadata, modelId }, verdict) => {
      verdict.check(text !== '', 'the text is empty');
      verdict.check(finishReasons.length === 1, 'there is not exactly one finish reason');
      judgeUsage(usage, verdict);
      verdict.check(typeof metadata?.['doneReason'] === 'string', 'there is no done_reason');
      verdict.check(Number(metadata?.['totalDuration']) > 0, 'there is no total_duration');
      verdict.check(modelId !== '', 'the answer does not name its model');
    },
  }),

  defineBehaviour({
    name: 'streamText streams text and ends with token counts',
    script: () => [reply({ content: ['Because ', 'of ', 'scattering.'], metrics: METRICS })],
    run: async (sdk, host) => {
      const prompt = 'Why is the sky blue? Answer in one sentence.';
      const { events, outcome, heard } = await sdk.streamText({ ...host, prompt });
      return { events, usage: outcome?.usage, modelId: outcome?.modelId, heard };
    },
    expected: {
      events: [
        { type: 'text', text: 'Because of scattering.' },
        { type: 'finish', finishReason: 'stop' },
      ],
      usage: { inputTokens: 11, outputTokens: 2, totalTokens: 13 },
      modelId: MODEL_ID,
      heard: [],
    },
    judge: ({ events, usage, modelId, heard }, verdict) => {
      const hasText = events.some(event => event.type === 'text' && event.text !== '');
      verdict.check(hasText, 'no text was streamed');
      verdict.check(events.at(-1)?.type === 'finish', 'the stream does not end with its finish');
      judgeUsage(usage, verdict);
      verdict.check(Boolean(modelId), 'the answer does not name its model');
      verdict.check(heard.length === 0, 'onError heard of an error');
    },
  }),

  defineBehaviour({
    name: 'settings, instructions and provider options reach the host, and nothing else does',
    script: () => [reply({ content: 'Aye.' })],
    run: async (sdk, host) => {
      await sdk.generateText({
        ...host,
        system: 'Speak like a sailor.',
        prompt: 'Hello!',
        maxOutputTokens: 40,
        options: { options: { num_ctx: 8192 }, keepAlive: '5m' },
      });
      return host.requests.map(({ body }) => body);
    },
    expected: [
      {
        ...SAILOR,
        options: { num_predict: 40, num_ctx: 8192 },
      },
    ],
    differences: {
      4: {
        reason: 'AI SDK 4 asks for a temperature of 0 unless the app says otherwise',
        expected: [{ ...SAILOR, options: { num_predict: 40, temperature: 0, num_ctx: 8192 } }],
      },
    },
    judge: ([body], verdict) => {
      verdict.check(body?.messages[0]?.role === 'system', 'the instructions were not sent');
      verdict.check(body?.options?.['num_ctx'] === 8192, 'the provider options were not sent');
    },
  }),

  defineBehaviour({
    name: 'counts that the host leaves out are unknown, not zero',
    script: () => [reply({ content: 'Hm.', metrics: { prompt_eval_count: 0, eval_count: 0 } })],
    run: async (sdk, host) => (await sdk.generateText({ ...host, prompt: 'Hello!' })).usage,
    expected: { inputTokens: undefined, outputTokens: undefined, totalTokens: undefined },
  }),

  defineBehaviour({
    name: 'an answer that maxOutputTokens cuts says so',
    script: () => [reply({ content: ['one ', 'two ', 'three ', 'four '] })],
    run: async (sdk, host) => {
      const prompt = 'Count from one to one hundred in words.';
      const outcome = await sdk.generateText({ ...host, prompt, maxOutputTokens: 2 });
      const { text, finishReasons, usage } = outcome;
      return { text, finishReasons, outputTokens: usage.outputTokens };
    },
    expected: { text: 'one two ', finishReasons: ['length'], outputTokens: 2 },
    judge: ({ finishReasons, outputTokens }, verdict) => {
      verdict.check(finishReasons[0] === 'length', 'the finish reason is not "length"');
      verdict.check(Number(outputTokens) <= 2, 'the answer is longer than maxOutputTokens');
    },
  }),

  defineBehaviour({
    name: 'a conversation goes on with what the AI SDK kept of it',
    script: () => [reply({ content: 'Hello, Ada.' }), reply({ content: 'Ada.' })],
    run: async (sdk, host) => {
      const first = await sdk.generateText({ ...host, prompt: 'My name is Ada.' });
      const second = await sdk.generateText({
        ...host,
        history: first.history,
        prompt: 'What is my name?',
      });
      const roles = host.requests.at(-1)?.body.messages.map(({ role }) => role);
      return { roles, texts: [first.text, second.text] };
    },
    expected: { roles: ['user', 'assistant', 'user'], texts: ['Hello, Ada.', 'Ada.'] },
    judge: ({ texts }, verdict) => {
      verdict.check(!texts.includes(''), 'a text is empty');
    },
  }),
];
