import { describe, expect, test } from 'vitest';
import { askModel, MODELS } from '../../../testing/ask-model.js';
import { post, statusAndBody } from '../../../testing/post.js';
import { createEmulator } from '../../index.js';

const cloud = createEmulator({ mode: 'cloud', models: MODELS });

const forecast = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    city: { type: 'string', description: 'With braces } and "quotes" {' },
    days: { type: 'integer' },
    rainy: { type: 'boolean' },
  },
  required: ['city', 'days', 'rainy'],
  additionalProperties: false,
};
const fitting = `The JSON has to be valid against this JSON Schema:\n${JSON.stringify(forecast)}`;
const instruction = `You are a helpful assistant.\n\nAnswer with JSON only: the JSON value itself, with no text before or after it and no code fence. ${fitting}`;
const question = user('How is the weather in Oslo for 3 days?');
const osloFor3Days = { city: 'Oslo', days: 3, rainy: true };

const weather = {
  type: 'function',
  function: {
    name: 'weather',
    description: 'The weather of a city',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: 'integer' } },
      required: ['city'],
    },
  },
};
const search = {
  type: 'function',
  function: {
    name: 'web_search',
    parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
  },
};

function system(content: string) {
  return { role: 'system', content };
}

function user(content: string) {
  return { role: 'user', content };
}

function assistant(content: string) {
  return { role: 'assistant', content };
}

async function contentFor(...messages: object[]) {
  return (await askModel(cloud, { messages })).content;
}

async function jsonFor(...messages: object[]): Promise<unknown> {
  return JSON.parse(await contentFor(...messages));
}

async function isAnsweredInWords(...messages: object[]): Promise<boolean> {
  const content = await contentFor(...messages);
  return !content.startsWith('{') && !content.startsWith('[');
}

describe('a schema in the prompt is followed', () => {
  test('when it stands in the system message', async () => {
    expect(await jsonFor(system(instruction), question)).toEqual(osloFor3Days);
  });

  test('when the AI SDK puts it there in its own words', async () => {
    const words = `JSON schema:\n${JSON.stringify(forecast)}\nYou MUST answer with a JSON object that matches the JSON schema above.`;
    expect(await jsonFor(system(words), question)).toEqual(osloFor3Days);
  });

  test('when it stands in the question, which is about the rest of it', async () => {
    const message = user(`${question.content} Respond with valid JSON only. ${fitting}`);
    expect((await askModel(cloud, { model: 'thinker', messages: [message] })).thinking).toBe(
      'The user asks: “How is the weather in Oslo for 3 days?”. The answer has to be JSON of a given shape. I fill every field with a value that fits.',
    );
    expect(await jsonFor(message)).toEqual(osloFor3Days);
  });

  test('of any root type', async () => {
    const list = { type: 'array', items: { enum: ['red', 'blue'] }, minItems: 2 };
    const words = `Answer with JSON that follows this JSON schema: ${JSON.stringify(list)}`;
    expect(await jsonFor(system(words), user('Name colours.'))).toEqual(['red', 'blue']);
  });

  test('behind other JSON, which belongs to the question', async () => {
    const words = `Answer with JSON only. An example of JSON is {"type":"cat","properties":3}. ${fitting}`;
    expect(await jsonFor(system(words), question)).toEqual(osloFor3Days);
  });

  test('on a daemon that is not told a format, and on /api/generate', async () => {
    const daemon = createEmulator({ mode: 'daemon', models: MODELS });
    const { content } = await askModel(daemon, { messages: [system(instruction), question] });
    expect(JSON.parse(content)).toEqual(osloFor3Days);
    const body = { model: 'plain', system: instruction, prompt: question.content, stream: false };
    const [, answer] = statusAndBody(await post(daemon, '/api/generate', body));
    expect(JSON.parse((answer as { response: string }).response)).toEqual(osloFor3Days);
  });

  test('unless a format is enforced', async () => {
    const daemon = createEmulator({ mode: 'daemon', models: MODELS });
    const format = { type: 'object', properties: { town: { type: 'string' } } };
    const messages = [system(instruction), question];
    const { content } = await askModel(daemon, { messages, format });
    expect(JSON.parse(content)).toEqual({ town: 'Oslo' });
  });

  test('after thinking, when the model thinks', async () => {
    const messages = [system(instruction), question];
    const { thinking, content } = await askModel(cloud, { model: 'thinker', messages });
    expect(thinking).toMatch(/^The user asks: “How is the weather in Oslo for 3 days\?”\. /);
    expect(JSON.parse(content)).toEqual(osloFor3Days);
  });
});

describe('JSON without a schema is any object', () => {
  test.each([
    'Answer with JSON only.',
    'Answer with JSON only: the JSON value itself, with no text before or after it.',
    'You MUST answer with JSON.',
    'Be brief.\nAlways respond in valid JSON',
    'Your answer has to be a JSON object.',
  ])('%s', async words => {
    expect(await jsonFor(system(words), user('Tell me about llamas'))).toEqual({
      topic: 'llamas',
      answer: 'Answer of llamas',
    });
  });
});

describe('JSON in a prompt is no demand for JSON', () => {
  const schema = JSON.stringify(forecast);
  test.each([
    'What is JSON?',
    `What does this JSON schema mean? ${schema}`,
    `Explain this JSON schema: ${schema}`,
    `Why is my document not valid against the JSON schema ${schema}?`,
    `Here is JSON: {"type":"object","properties":{}}. Summarise it.`,
    'Do not answer with JSON.',
    'How do I return JSON from a handler?',
    'Return JSON from a handler: is that wise?',
    'Write a JSON parser.',
    `What is wrong with {"type":"object"}?`,
    `{"type":"object"}`,
  ])('%s', async words => {
    expect(await isAnsweredInWords(user(words))).toBe(true);
  });

  test('also in a system message', async () => {
    const words = `You review JSON. Its schema is {"type":"object","properties":{}}.`;
    expect(await isAnsweredInWords(system(words), question)).toBe(true);
  });

  test('and what the user asked for earlier is past', async () => {
    const earlier = user(`Describe Oslo. Answer with JSON only. ${fitting}`);
    expect(await isAnsweredInWords(earlier, assistant('{}'), user('Tell me a joke'))).toBe(true);
  });
});

describe('tools and a schema in the prompt', () => {
  const withTools = system(instruction.replace('Answer', 'When you do not call a tool, answer'));
  const tools = [weather];
  const call = {
    role: 'assistant',
    content: '',
    tool_calls: [{ function: { name: 'weather', arguments: { city: 'Oslo', days: 3 } } }],
  };
  const result = { role: 'tool', tool_name: 'weather', content: '{"celsius":4}' };

  test.each(['plain', 'harmony'])('%s calls first', async model => {
    const messages = [withTools, question];
    const { content, tool_calls: calls } = await askModel(cloud, { model, messages, tools });
    expect(content).toBe('');
    expect(calls).toMatchObject([
      { function: { name: 'weather', arguments: { city: 'Oslo', days: 3 } } },
    ]);
  });

  test('the JSON comes once the result is there', async () => {
    const messages = [withTools, question, call, result];
    const { content, tool_calls: calls } = await askModel(cloud, { messages, tools });
    expect(calls).toBeUndefined();
    expect(JSON.parse(content)).toEqual(osloFor3Days);
  });

  test('the JSON comes at once when no tool fits', async () => {
    const messages = [withTools, user('Is Lima nice for 2 days?')];
    const { content } = await askModel(cloud, { messages, tools });
    expect(JSON.parse(content)).toEqual({ city: 'Lima', days: 2, rainy: true });
  });

  test('an answer that is asked for again comes without another call', async () => {
    const again = user('Your answer could not be used:\n- It is no JSON.\nAnswer again.');
    const withSchema = user(`${again.content} ${fitting}`);
    const messages = [question, call, result, assistant('Cold.'), withSchema];
    const { content } = await askModel(cloud, { messages, tools });
    expect(JSON.parse(content)).toEqual(osloFor3Days);
  });
});

describe('an answer that is asked for again', () => {
  const complaint = 'Your answer could not be used:\n- /days has to be a whole number, not "two".';
  const correction = `${complaint}\nAnswer again, with the corrected JSON value alone: no text before or after it and no code fence.`;

  test('is about the question before, by the schema in the system message', async () => {
    const asked = [system(instruction), question, assistant('It is cold.'), user(correction)];
    expect(await jsonFor(...asked)).toEqual(osloFor3Days);
    const { thinking } = await askModel(cloud, { model: 'thinker', messages: asked });
    expect(thinking).toMatch(/^The user asks: “How is the weather in Oslo for 3 days\?”\. /);
  });

  test('is about the question before, by the schema in the demand', async () => {
    const demand = user(`${correction} ${fitting}`);
    expect(await jsonFor(question, assistant('It is cold.'), demand)).toEqual(osloFor3Days);
  });

  test('is about the same question when it was asked for twice, or was empty', async () => {
    const twice = [question, user(correction), assistant('{'), user(`${correction} ${fitting}`)];
    expect(await jsonFor(...twice)).toEqual(osloFor3Days);
  });

  test('is told from a new question that asks for JSON', async () => {
    const next = user(`Is Lima nice for 2 days? Answer with JSON only. ${fitting}`);
    expect(await jsonFor(question, assistant('It is cold.'), next)).toEqual({
      city: 'Lima',
      days: 2,
      rainy: true,
    });
  });

  test('is told from a user who speaks of answers that are not known', async () => {
    const next = user(
      `What is the capital of Peru? If the answer is not known, use null. Answer with JSON only. ${fitting}`,
    );
    expect(await jsonFor(question, assistant('It is cold.'), next)).toMatchObject({ city: 'Peru' });
  });
});

describe('the arguments of a call as JSON', () => {
  const parameters = {
    type: 'object',
    properties: { city: { type: 'string' }, units: { type: 'string' }, days: { type: 'integer' } },
    required: ['city'],
  };
  const demandFor = (schema: object) =>
    user(
      `You have to call the tool "weather" (The weather of a city). Answer with the arguments of that call: Answer with JSON only, with no text before or after it. The JSON has to be valid against this JSON Schema:\n${JSON.stringify(schema)}`,
    );

  test('are taken from the question before, and leave out what it does not say', async () => {
    const messages = [question, assistant('I cannot.'), demandFor(parameters)];
    expect(await jsonFor(...messages)).toEqual({ city: 'Oslo', days: 3 });
  });

  test('are none for a tool that takes none', async () => {
    expect(await jsonFor(question, demandFor({}))).toEqual({});
  });

  test('are the same when a format enforces them', async () => {
    const daemon = createEmulator({ mode: 'daemon', models: MODELS });
    const messages = [question, demandFor(parameters)];
    const { content } = await askModel(daemon, { messages, format: parameters });
    expect(JSON.parse(content)).toEqual({ city: 'Oslo', days: 3 });
  });

  test('come with the name of the tool that the question is about', async () => {
    const choiceOf = (name: string) => ({
      type: 'object',
      properties: { tool: { type: 'string', enum: [name] }, arguments: parameters },
      required: ['tool', 'arguments'],
    });
    const schema = { anyOf: [choiceOf('get_time'), choiceOf('get_weather')] };
    const demand = user(
      `You have to call one of these tools:\n- "get_time"\n- "get_weather"\nAnswer with the name of the tool and the arguments of the call: Answer with JSON only. The JSON has to be valid against this JSON Schema:\n${JSON.stringify(schema)}`,
    );
    expect(await jsonFor(question, demand)).toEqual({
      tool: 'get_weather',
      arguments: { city: 'Oslo', days: 3 },
    });
  });
});

describe('a call that a system message demands', () => {
  const callsFor = async (words: string, asked: string, tools = [weather, search]) => {
    const messages = [system(words), user(asked)];
    const { tool_calls: calls = [] } = await askModel(cloud, { messages, tools });
    return calls.map(({ function: { name, arguments: input } }) => [name, input]);
  };

  test('is made with what the question names', async () => {
    const words = 'Call the tool "weather" now. Do not answer in words.';
    expect(await callsFor(words, 'Should I go to Lima?')).toEqual([['weather', { city: 'Lima' }]]);
  });

  test('is made with what the question is about', async () => {
    const words = 'Be brief. Call the tool "web_search" now.';
    expect(await callsFor(words, 'Who invented paper?')).toEqual([
      ['web_search', { query: 'invented paper' }],
    ]);
  });

  test.each([
    'Call one of the tools now.',
    'Call one of these tools now: "weather", "web_search".',
  ])('goes to the tool that can do with the question: %s', async words => {
    expect(await callsFor(words, 'Should I go to Lima?')).toEqual([['weather', { city: 'Lima' }]]);
    expect(await callsFor(words, 'Who invented paper?')).toEqual([
      ['web_search', { query: 'invented paper' }],
    ]);
  });

  test('is not made when the question gives nothing for it', async () => {
    const words = 'Call the tool "weather" now.';
    expect(await callsFor(words, 'Hello!', [weather])).toEqual([]);
  });

  test.each([
    'Call the tool "weather" when the user asks about the weather.',
    'Never call the tool "weather".',
    'You may call the tool "weather".',
  ])('is told from advice: %s', async words => {
    expect(await callsFor(words, 'Should I go to Lima?')).toEqual([]);
  });

  test('is made once', async () => {
    const messages = [
      system('Call the tool "weather" now.'),
      user('Should I go to Lima?'),
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ function: { name: 'weather', arguments: { city: 'Lima' } } }],
      },
      { role: 'tool', tool_name: 'weather', content: '{"celsius":22}' },
    ];
    expect(await askModel(cloud, { messages, tools: [weather] })).toEqual({
      role: 'assistant',
      content: 'In Lima it is 22 °C.',
    });
  });
});
