import { reply } from 'ollama-turbo-emulator';
import { defineBehaviour, type Differences } from '../behaviour.ts';
import { describeGrowth } from '../describe-growth.ts';
import { CAPITAL, isCity, ROME, ROME_JSON, SLOW } from '../example-object.ts';
import { lacking, seeUnlessLacking } from '../lacking.ts';
import type { ModelCall, ObjectCall, Sdk, Shape } from '../sdk.ts';

type Kind = Shape['kind'];
type Growth = ReturnType<typeof describeGrowth>;
type Call = ModelCall & Pick<ObjectCall, 'shape' | 'prompt'>;

/** A shape, an answer of it, and what an app makes of any such answer. */
interface Example {
  what: string;
  shape: Shape;
  prompt: string;
  content: string[];
  object: unknown;
  /** Of a stream: a choice is shown once it can be no other. */
  growth: Growth;
  fits: (object: unknown) => boolean;
}

const EXAMPLES: Example[] = [
  {
    what: 'an object',
    ...CAPITAL,
    content: ROME_JSON,
    object: ROME,
    growth: 'grows',
    fits: isCity,
  },
  {
    what: 'an array',
    shape: { kind: 'array', element: { city: 'string' } },
    prompt: 'Three cities of Italy, as JSON.',
    content: ['{"elements": [', '{"city": "Rome"}, ', '{"city": "Milan"}', ']}'],
    object: [{ city: 'Rome' }, { city: 'Milan' }],
    growth: 'grows',
    fits: object => Array.isArray(object) && object.every(isCityName),
  },
  {
    what: 'a choice',
    shape: { kind: 'choice', options: ['hot', 'cold'] },
    prompt: 'Is it hot or cold at the North Pole? Answer in JSON.',
    content: ['{"result": ', '"cold"}'],
    object: 'cold',
    growth: 'in one piece',
    fits: object => object === 'hot' || object === 'cold',
  },
  {
    what: 'JSON without a schema',
    shape: { kind: 'json' },
    prompt: 'The name and the population of the capital of Italy, as a JSON object.',
    content: ['{"name": "Rome", ', '"districts": [1, ', '2]}'],
    object: { name: 'Rome', districts: [1, 2] },
    growth: 'grows',
    fits: object => typeof object === 'object' && object !== null,
  },
];

interface SeenObject {
  object: unknown;
  finishReason: string | undefined;
  /** Of one that is streamed. */
  growth?: Growth;
}

type Seen = SeenObject | { lacks: string };

/** A function of the AI SDK that gives objects. */
interface Way {
  name: string;
  streams?: true;
  run(sdk: Sdk, call: Call): Promise<SeenObject>;
  lacks?: (kind: Kind) => Differences<Seen>;
}

const WAYS: Way[] = [
  {
    name: 'generateObject gives',
    run: async (sdk, call) => {
      const { object, finishReason } = await sdk.generateObject(call);
      return { object, finishReason };
    },
  },
  {
    name: 'streamObject streams',
    streams: true,
    run: async (sdk, call) => {
      const { outcome, partials, error } = await sdk.streamObject(call);
      if (!outcome) throw new Error(error?.message);
      const { object, finishReason } = outcome;
      return { object, finishReason, growth: describeGrowth(partials, object) };
    },
    lacks: kind =>
      kind === 'choice' ? { 4: lacking('streamObject of AI SDK 4 has no enum.') } : {},
  },
  {
    name: 'generateText outputs',
    run: async (sdk, { shape, ...call }) => {
      const { output, finishReasons } = await sdk.generateText({ ...call, output: shape });
      return { object: output, finishReason: finishReasons.at(-1) };
    },
    lacks: lacksOutput,
  },
  {
    name: 'streamText streams as its output',
    streams: true,
    run: async (sdk, { shape, ...call }) => {
      const { outcome, partials, heard } = await sdk.streamText({ ...call, output: shape });
      if (!outcome) throw new Error(heard[0]?.message);
      const { output: object, finishReasons } = outcome;
      const growth = describeGrowth(partials, object);
      return { object, finishReason: finishReasons.at(-1), growth };
    },
    lacks: lacksOutput,
  },
];

export const objectBehaviours = WAYS.flatMap(way =>
  EXAMPLES.map(({ what, shape, prompt, content, object, growth, fits }) =>
    defineBehaviour<Seen>({
      name: `${way.name} ${what}`,
      script: () => [reply({ content })],
      ...(way.streams && { pace: SLOW }),
      run: (sdk, host) => seeUnlessLacking(way.run(sdk, { ...host, shape, prompt })),
      expected: { object, finishReason: 'stop', ...(way.streams && { growth }) },
      differences: way.lacks?.(shape.kind) ?? {},
      judge: (seen, verdict) => {
        if ('lacks' in seen) return verdict.leaveOpen(seen.lacks);
        verdict.check(fits(seen.object), 'the object does not fit what was asked for');
        verdict.check(seen.finishReason === 'stop', 'the finish reason is not "stop"');
        verdict.check(seen.growth !== 'jumps', 'what was streamed does not grow into the object');
      },
    }),
  ),
);

function lacksOutput(kind: Kind): Differences<Seen> {
  if (kind === 'object') return {};
  return {
    4: lacking(`AI SDK 4 has no Output.${kind}.`),
    5: lacking(`AI SDK 5 has no Output.${kind}.`),
  };
}

function isCityName(element: unknown): boolean {
  const { city } = Object(element) as Record<string, unknown>;
  return typeof city === 'string';
}
