import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour } from '../behaviour.ts';

export const reasoningBehaviours = [
  defineBehaviour({
    name: 'generateText tells the thinking apart from the text',
    needs: ['thinking'],
    script: () => [reply({ thinking: 'Two and two.', content: 'Four.' })],
    run: async (sdk, host) => {
      const { text, reasoning } = await sdk.generateText({
        ...host,
        prompt: 'What is 2 + 2?',
        options: { think: true },
      });
      return { text, reasoning, think: host.requests[0]?.body.think };
    },
    expected: { text: 'Four.', reasoning: 'Two and two.', think: true },
    judge: ({ text, reasoning }, verdict) => {
      verdict.check(text !== '', 'the text is empty');
      verdict.check(reasoning !== '', 'there is no reasoning');
    },
  }),

  defineBehaviour({
    name: 'streamText streams the thinking before the text',
    needs: ['thinking'],
    script: () => [reply({ thinking: 'Light scatters.', content: 'Rayleigh scattering.' })],
    run: async (sdk, host) => {
      const { events } = await sdk.streamText({
        ...host,
        prompt: 'Why is the sky blue? Answer in one sentence.',
        options: { think: true },
      });
      return events;
    },
    expected: [
      { type: 'reasoning', text: 'Light scatters.' },
      { type: 'text', text: 'Rayleigh scattering.' },
      { type: 'finish', finishReason: 'stop' },
    ],
    judge: (events, verdict) => {
      const types = events.map(({ type }) => type);
      verdict.check(types[0] === 'reasoning', 'the stream does not begin with reasoning');
      verdict.check(types.at(-1) === 'finish', 'the stream does not end with its finish');
    },
  }),

  defineBehaviour({
    name: 'the reasoning option asks for thinking',
    needs: ['thinking'],
    script: () => [reply({ thinking: 'Two and two.', content: 'Four.' })],
    run: async (sdk, host) => {
      const call = { ...host, prompt: 'What is 2 + 2?', reasoning: 'high' } as const;
      const { text, warnings } = await sdk.generateText(call);
      const isOffered = sdk.major === 7;
      return { text, warnings, isOffered, think: host.requests[0]?.body.think };
    },
    expected: { text: 'Four.', warnings: [], isOffered: false, think: undefined },
    differences: {
      7: {
        reason: 'AI SDK 7 brought the option; before, there is only providerOptions.ollama.think',
        expected: { text: 'Four.', warnings: [], isOffered: true, think: 'high' },
      },
    },
    judge: ({ text, isOffered, think }, verdict) => {
      if (!isOffered) verdict.leaveOpen('this AI SDK has no such option');
      verdict.check(think === (isOffered ? 'high' : undefined), 'think was not sent as asked for');
      verdict.check(text !== '', 'the text is empty');
    },
  }),

  defineBehaviour({
    name: 'the thinking before a call is sent back with its result',
    needs: ['thinking', 'tools'],
    script: () => [
      reply({ thinking: 'A clock knows.', toolCalls: [{ id: 'call_1', name: 'clock' }] }),
      reply({ content: 'Noon.' }),
    ],
    run: async (sdk, host) => {
      const { reasoning } = await sdk.generateText({
        ...host,
        prompt: 'What time is it? Use the tool.',
        options: { think: true },
        tools: { clock: { description: 'The time of day', input: {}, execute: () => '12:00' } },
        maxSteps: 2,
      });
      const { messages = [] } = host.requests.at(-1)?.body ?? {};
      return { reasoning, sent: messages.map(({ role, thinking }) => ({ role, thinking })) };
    },
    expected: {
      reasoning: 'A clock knows.',
      sent: [
        { role: 'user', thinking: undefined },
        { role: 'assistant', thinking: 'A clock knows.' },
        { role: 'tool', thinking: undefined },
      ],
    },
    judge: ({ reasoning, sent }, verdict) => {
      if (sent.at(-1)?.role !== 'tool') return verdict.leaveOpen('the model called no tool');
      if (reasoning === '') return verdict.leaveOpen('the model did not think');
      const thinking = sent.at(-2)?.thinking ?? '';
      verdict.check(reasoning.startsWith(thinking), 'what was sent back is not what was thought');
    },
  }),
];
