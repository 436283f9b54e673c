import { describe, expect, test } from 'vitest';
import { askModel, MODELS } from '../../../testing/ask-model.js';
import { post, statusAndBody } from '../../../testing/post.js';
import { createEmulator, reply, type Carelessness, type EmulatorOptions } from '../../index.js';

const schema = {
  type: 'object',
  properties: {
    city: { type: 'string' },
    days: { type: 'integer' },
    rainy: { type: 'boolean' },
    plans: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' }, hours: { type: ['number', 'null'] } },
        required: ['name', 'hours'],
      },
    },
  },
  required: ['city', 'days', 'rainy', 'plans'],
};
const asked = { role: 'user', content: "Plans for 3 days in O'Higgins?" };
const messages = [promptFor(schema), asked];
const perfect = {
  city: "O'Higgins",
  days: 3,
  rainy: true,
  plans: [
    { name: expect.any(String), hours: expect.any(Number) },
    { name: expect.any(String), hours: expect.any(Number) },
  ],
};

function promptFor(of: object) {
  const content = `Answer with JSON only. The JSON has to be valid against this JSON Schema:\n${JSON.stringify(of)}`;
  return { role: 'system', content };
}

function emulatorWith(careless: Carelessness | undefined, options: EmulatorOptions = {}) {
  return createEmulator({
    mode: 'cloud',
    models: MODELS,
    ...options,
    ...(careless && { careless }),
  });
}

/** What the model says to the same request so many times. */
async function contentsOf(
  careless: Carelessness | undefined,
  count: number,
  body: object = { messages },
): Promise<string[]> {
  const emulator = emulatorWith(careless);
  const contents: string[] = [];
  for (let asking = 0; asking < count; asking += 1) {
    contents.push((await askModel(emulator, body)).content);
  }
  return contents;
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function isPerfect(content: string): boolean {
  try {
    expect(parsed(content)).toEqual(perfect);
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with an answer, by its looks. */
function kindOf(content: string): string {
  const value = parsed(content);
  if (value !== undefined) return kindOfValue(value);
  if (content.includes('```json\n')) return 'code fence';
  if (/,\s*\}$/.test(content)) return 'trailing comma';
  if (content.startsWith("{'")) return 'single quotes';
  return content.includes('{') ? 'prose around' : 'prose alone';
}

const [perfectContent = ''] = await contentsOf(undefined, 1);
const perfectTypes = typesOf(parsed(perfectContent));

function kindOfValue(value: unknown): string {
  const types = typesOf(value);
  if (!types.every(type => perfectTypes.includes(type))) return 'wrong type';
  return types.length < perfectTypes.length ? 'missing property' : 'perfect';
}

/** `/plans/0/hours number` for each plain value. */
function typesOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path} ${typeof value}`];
  return Object.entries(value).flatMap(([name, part]) => typesOf(part, `${path}/${name}`));
}

describe('the rate', () => {
  test.each([
    [0, 0],
    [0.1, 38],
    [0.3, 86],
    [0.5, 140],
    [1, 300],
  ])('%f makes %d of 300 answers careless', async (rate, count) => {
    const contents = await contentsOf({ rate, seed: 7 }, 300);
    expect(contents.filter(content => !isPerfect(content))).toHaveLength(count);
  });

  test('0 changes nothing', async () => {
    expect(await contentsOf({ rate: 0 }, 20)).toEqual(await contentsOf(undefined, 20));
  });

  test('that is higher keeps what was careless', async () => {
    const low = await contentsOf({ rate: 0.2 }, 50);
    const high = await contentsOf({ rate: 0.6 }, 50);
    expect(low.filter((content, index) => !isPerfect(content) && content !== high[index])).toEqual(
      [],
    );
  });
});

describe('the seed', () => {
  test('is 1 by default, and draws the same each time', async () => {
    const contents = await contentsOf({ rate: 0.5 }, 50);
    expect(await contentsOf({ rate: 0.5, seed: 1 }, 50)).toEqual(contents);
  });

  test.each([0, 2, 3, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER])(
    '%d draws other answers than 1',
    async seed => {
      const contents = await contentsOf({ rate: 0.5 }, 50);
      expect(await contentsOf({ rate: 0.5, seed }, 50)).not.toEqual(contents);
    },
  );

  test('settles the n-th answer whatever the ones before it were', async () => {
    const [, , third] = await contentsOf({ rate: 1, seed: 5 }, 3);
    const emulator = emulatorWith({ rate: 1, seed: 5 });
    await askModel(emulator, { messages: [asked] });
    await askModel(emulator, { messages: [asked], format: schema });
    expect((await askModel(emulator, { messages })).content).toBe(third);
  });

  test('draws nothing for what the script says or the host refuses', async () => {
    const [first] = await contentsOf({ rate: 1, seed: 5 }, 1);
    const emulator = emulatorWith({ rate: 1, seed: 5 }, { script: [reply({ content: '{}' })] });
    expect((await askModel(emulator, { messages })).content).toBe('{}');
    await post(emulator, '/api/chat', { model: 'none', messages }, { authorization: 'any' });
    expect((await askModel(emulator, { messages })).content).toBe(first);
  });
});

describe('a careless answer', () => {
  test('is of every kind, and never perfect', async () => {
    const contents = await contentsOf({ rate: 1 }, 300);
    const counts = new Map<string, number>();
    for (const kind of contents.map(kindOf)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      'prose alone': 39,
      'prose around': 36,
      'code fence': 51,
      'wrong type': 35,
      'missing property': 42,
      'trailing comma': 47,
      'single quotes': 50,
    });
  });

  test('has a number as a text, a text as a number, and more of that', async () => {
    const contents = await contentsOf({ rate: 1 }, 300);
    const wrong = contents.filter(content => kindOf(content) === 'wrong type').map(parsed);
    expect(wrong).toContainEqual({ ...perfect, days: '3' });
    expect(wrong).toContainEqual({ ...perfect, city: 0 });
    expect(wrong).toContainEqual({ ...perfect, rainy: 'true' });
    expect(wrong).toContainEqual({ ...perfect, plans: perfect.plans[0] });
  });

  test('lacks any of the required properties', async () => {
    const contents = await contentsOf({ rate: 1 }, 300);
    const lacking = contents.filter(content => kindOf(content) === 'missing property').map(parsed);
    expect(lacking).toContainEqual({ days: 3, rainy: true, plans: perfect.plans });
    expect(lacking).toContainEqual({
      ...perfect,
      plans: [{ name: expect.any(String) }, perfect.plans[1]],
    });
  });

  test('is written as Python prints it', async () => {
    const contents = await contentsOf({ rate: 1 }, 300);
    expect(contents.find(content => content.startsWith("{'"))).toMatch(
      /^\{'city': 'O\\'Higgins', 'days': 3, 'rainy': true, 'plans': \[\{'name': /,
    );
  });

  test('never has a type that one of the alternatives allows', async () => {
    const loose = {
      type: 'object',
      properties: {
        id: { anyOf: [{ type: 'integer' }, { $ref: '#/$defs/text' }] },
        size: { enum: [1, '1'] },
        any: {},
      },
      $defs: { text: { type: 'string' } },
    };
    const body = { messages: [promptFor(loose), asked] };
    const values = (await contentsOf({ rate: 1 }, 100, body)).map(parsed);
    const [value] = (await contentsOf(undefined, 1, body)).map(parsed);
    expect(values.filter(found => found !== undefined)).toEqual([]);
    expect(value).toEqual({ id: expect.anything(), size: 1, any: expect.anything() });
  });

  test('comes where JSON of any form is asked for, too', async () => {
    const prompt = { role: 'system', content: 'Answer with JSON only.' };
    const contents = await contentsOf({ rate: 1 }, 50, { messages: [prompt, asked] });
    expect(contents.map(parsed)).toEqual(contents.map(() => undefined));
  });

  test('of a plain value is prose, a fence, a wrong type or single quotes', async () => {
    const body = { messages: [promptFor({ type: 'integer', minimum: 3 }), asked] };
    const contents = await contentsOf({ rate: 1 }, 60, body);
    expect(contents.filter(content => typeof parsed(content) === 'number')).toEqual([]);
    expect(contents).toContain('"3"');
    expect(contents).toContain('```json\n3\n```');
  });

  test('comes after thinking and on /api/generate', async () => {
    const emulator = emulatorWith({ rate: 1 });
    const { thinking, content } = await askModel(emulator, { model: 'thinker', messages });
    expect(thinking).toMatch(/^The user asks: /);
    expect(isPerfect(content)).toBe(false);
    const body = { model: 'plain', system: promptFor(schema).content, prompt: asked.content };
    const headers = { authorization: 'Bearer any' };
    const response = await post(emulator, '/api/generate', { ...body, stream: false }, headers);
    const [, answer] = statusAndBody(response);
    expect(isPerfect((answer as { response: string }).response)).toBe(false);
  });
});

describe('carelessness spares', () => {
  const careless = { rate: 1 };

  test('answers in words, also where a format is ignored', async () => {
    const body = { messages: [asked], format: schema };
    expect(await contentsOf(careless, 10, body)).toEqual(await contentsOf(undefined, 10, body));
  });

  test('calls', async () => {
    const weather = {
      type: 'function',
      function: {
        name: 'weather',
        parameters: { type: 'object', properties: { city: { type: 'string' } } },
      },
    };
    const question = { role: 'user', content: 'Weather in Oslo?' };
    const body = { messages: [promptFor(schema), question], tools: [weather] };
    const { tool_calls: calls } = await askModel(emulatorWith(careless), body);
    expect(calls).toMatchObject([{ function: { name: 'weather', arguments: { city: 'Oslo' } } }]);
  });

  test.each([
    ['on a model that cannot think', { model: 'plain' }],
    ['with think: false', { model: 'thinker', think: false }],
  ])('formats that are enforced %s', async (_case, body) => {
    const emulator = emulatorWith(careless, { mode: 'daemon' });
    for (let asking = 0; asking < 20; asking += 1) {
      const { content } = await askModel(emulator, { messages, format: schema, ...body });
      expect(parsed(content)).toEqual(perfect);
    }
  });
});

describe('a daemon’s model that thinks, and is held to a format only then', () => {
  test('answers carelessly without thinking', async () => {
    const emulator = emulatorWith({ rate: 0.5, seed: 3 }, { mode: 'daemon' });
    const body = { model: 'thinker', messages, format: schema };
    const answers = [];
    for (let asking = 0; asking < 40; asking += 1) answers.push(await askModel(emulator, body));
    const [thought, direct] = [
      answers.filter(({ thinking }) => thinking !== undefined),
      answers.filter(({ thinking }) => thinking === undefined),
    ];
    expect(thought.map(({ content }) => parsed(content))).toEqual(thought.map(() => perfect));
    expect(direct.filter(({ content }) => isPerfect(content))).toEqual([]);
    expect([thought.length, direct.length]).toEqual([22, 18]);
  });

  test('answers in words when the prompt does not hold the schema', async () => {
    const emulator = emulatorWith({ rate: 1 }, { mode: 'daemon' });
    const body = { model: 'thinker', messages: [asked], format: schema };
    const { content, thinking } = await askModel(emulator, body);
    expect([thinking, content.startsWith('You asked: ')]).toEqual([undefined, true]);
  });
});
