import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour } from '../behaviour.ts';
import type { StreamEvent } from '../sdk.ts';

const PROMPT = 'Count from one to five in words.';
const COUNT = reply({ content: ['one ', 'two ', 'three '] });
const STREAMS = ['first', 'second'];

export const slotBehaviours = [
  defineBehaviour({
    name: 'with maxConcurrentRequests 1 a second stream begins when the first has ended',
    script: () => [COUNT, COUNT],
    // Slow enough for both to run at the same time, if nothing held the second back.
    pace: { tokensPerSecond: 50 },
    run: async (sdk, host) => {
      const settings = { ...host.settings, maxConcurrentRequests: 1 };
      const shown: string[] = [];
      const outcomes = await Promise.all(
        STREAMS.map(name => {
          const onEvent = ({ type }: StreamEvent) => {
            if (type === 'text' && shown.at(-1) !== name) shown.push(name);
          };
          return sdk.streamText({ ...host, settings, prompt: PROMPT, onEvent });
        }),
      );
      return { shown, texts: outcomes.map(({ outcome }) => outcome?.text) };
    },
    expected: { shown: STREAMS, texts: ['one two three ', 'one two three '] },
    judge: ({ shown, texts }, verdict) => {
      verdict.check(texts.every(Boolean), 'a stream has no text');
      verdict.check(shown.length === STREAMS.length, 'the streams ran at the same time');
    },
  }),
];
