import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour } from '../behaviour.ts';
import type { Fields, ObjectOutcome } from '../sdk.ts';
import type { Verdict } from '../verdict.ts';

const schema: Fields = { name: 'string', population: 'number' };
const prompt = 'The name and the population of the capital of Italy, as JSON.';

const script = () => [reply({ content: ['{"name": "Rome", ', '"population": 2800000}'] })];

const expected: ObjectOutcome = {
  object: { name: 'Rome', population: 2_800_000 },
  finishReason: 'stop',
};

function judge({ object, finishReason }: ObjectOutcome, verdict: Verdict): void {
  const { name, population } = Object(object) as Record<string, unknown>;
  verdict.check(typeof name === 'string', 'the name is no text');
  verdict.check(typeof population === 'number', 'the population is no number');
  verdict.check(finishReason === 'stop', 'the finish reason is not "stop"');
}

export const objectBehaviours = [
  defineBehaviour({
    name: 'generateObject gives an object that fits its schema',
    script,
    run: (sdk, host) => sdk.generateObject({ ...host, schema, prompt }),
    expected,
    judge,
  }),

  defineBehaviour({
    name: 'streamObject lets an object grow',
    script,
    run: (sdk, host) => sdk.streamObject({ ...host, schema, prompt }),
    expected,
    judge,
  }),

  defineBehaviour({
    name: 'generateText gives an object as its output',
    script,
    run: (sdk, host) => sdk.generateOutput({ ...host, schema, prompt }),
    expected,
    judge,
  }),
];
