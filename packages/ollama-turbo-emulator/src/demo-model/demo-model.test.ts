import { describe, expect, test } from 'vitest';
import type { ChatMessage, ChatTool, DemoModelRequest } from '../chat-request.js';
import { answerAsDemoModel } from './demo-model.js';

const weatherTool: ChatTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Get the current weather for a city',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string', description: 'City name' } },
      required: ['city'],
    },
  },
};
const timeTool: ChatTool = {
  type: 'function',
  function: {
    name: 'get_time',
    description: 'get time',
    parameters: { type: 'object', properties: { zone: { type: 'string' } }, required: ['zone'] },
  },
};
const calculatorTool: ChatTool = {
  type: 'function',
  function: {
    name: 'calculator',
    description: 'Evaluates an arithmetic expression',
    parameters: {
      type: 'object',
      properties: { expression: { type: 'string' } },
      required: ['expression'],
    },
  },
};

function request(options: Partial<DemoModelRequest>): DemoModelRequest {
  return {
    model: 'gpt-oss:120b',
    family: 'generic',
    messages: [],
    think: false,
    mode: 'cloud',
    ...options,
  };
}

function ask(question: string, options: Partial<DemoModelRequest> = {}) {
  return answerAsDemoModel(
    request({ messages: [{ role: 'user', content: question }], ...options }),
  );
}

function callOf(name: string, input: Record<string, unknown>, id?: string): ChatMessage {
  const call = { function: { name, arguments: input } };
  return {
    role: 'assistant',
    content: '',
    tool_calls: [id === undefined ? call : { id, ...call }],
  };
}

describe('ordinary questions', () => {
  test('an unknown topic is answered with the question quoted', () => {
    expect(ask('What is the capital of France?').content).toMatch(
      /^You asked: “What is the capital of France\?”\n\nA real model would answer that now\./,
    );
  });

  test('a known topic gets its own answer', () => {
    expect(ask('Tell me a joke, please')).toEqual({
      content:
        'Why do programmers mix up Halloween and Christmas?\n\nBecause OCT 31 = DEC 25. 🎃🎄',
    });
  });

  test.each([
    'Who are you?',
    'what are you',
    'Are you a language model?',
    'Are you ChatGPT?',
    'What is your name?',
    'Which model is this?',
    'Is this a real model?',
    'Please introduce yourself.',
    'Bist du ein Emulator?',
    'Who made you?',
  ])('it says that it is an emulator when asked: %s', question => {
    expect(ask(question).content).toMatch(
      /^I am the demo model of ollama-turbo-emulator: .* not a language model\./,
    );
  });

  test('code comes in a block of the language that was asked for', () => {
    expect(ask('Write a Python function').content).toContain('```python\n');
    expect(ask('Show me some code').content).toContain('```ts\n');
  });

  test('a function may be something else than code', () => {
    expect(ask('What is the function of the heart?').content).toMatch(/^You asked: /);
    expect(ask('Write a function that greets').content).toContain('```ts\n');
  });

  test('a list comes as markdown', () => {
    expect(ask('Give me a list of tips').content).toContain('\n1. **Start small.** ');
  });

  test('the conversation is remembered', () => {
    const messages = [
      { role: 'user', content: 'Hi, my name is Zoë.' },
      { role: 'assistant', content: 'Nice to meet you, Zoë!' },
      { role: 'user', content: 'What is my name?' },
    ];
    expect(answerAsDemoModel(request({ messages }))).toEqual({
      content: 'Your name is Zoë: you told me earlier in this conversation.',
    });
  });

  test('images are mentioned', () => {
    const messages = [{ role: 'user', content: 'What is this?', images: ['aGk=', 'aGk='] }];
    expect(answerAsDemoModel(request({ messages })).content).toMatch(
      /^I received your 2 images\. As an emulator I cannot look at them, but they arrived\.\n\nYou asked/,
    );
  });

  test('no message at all is answered, too', () => {
    expect(answerAsDemoModel(request({}))).toEqual({
      content: 'I am listening. What would you like to know?',
    });
  });

  test('the same request gets the same answer', () => {
    const options = { tools: [weatherTool], think: 'high' } as const;
    expect(ask('Weather in Oslo?', options)).toEqual(ask('Weather in Oslo?', options));
  });
});

describe('thinking', () => {
  test('it thinks when asked to', () => {
    expect(ask('Thanks!', { think: true })).toEqual({
      thinking:
        'The user asks: “Thanks!”. I need no tool for that. I answer in a few friendly words.',
      content: 'You are welcome! 😊 Is there anything else?',
    });
  });

  test('a higher level thinks longer', () => {
    const lengthAt = (think: DemoModelRequest['think']) =>
      String(ask('Hi', { think }).thinking).length;
    expect(lengthAt('low')).toBeLessThan(lengthAt('medium'));
    expect(lengthAt('medium')).toBeLessThan(lengthAt('high'));
  });

  test('it does not think when told not to', () => {
    expect(ask('Hi')).not.toHaveProperty('thinking');
  });

  test('it thinks about a call before it makes it', () => {
    expect(ask('What is 17 times 23?', { think: true, tools: [calculatorTool] })).toEqual({
      thinking:
        'The user asks: “What is 17 times 23?”. One of the offered tools fits that. I call calculator with {"expression":"17 * 23"}.',
      toolCalls: [{ name: 'calculator', arguments: { expression: '17 * 23' } }],
    });
  });
});

describe('tool calls', () => {
  const tools = [weatherTool, timeTool, calculatorTool];

  test.each([
    ['What is the weather in Paris?', 'get_weather', { city: 'Paris' }],
    ["what's the weather in new york today?", 'get_weather', { city: 'New York' }],
    ['Is it going to rain in Rio de Janeiro?', 'get_weather', { city: 'Rio de Janeiro' }],
    ['Wie ist das Wetter in München?', 'get_weather', { city: 'München' }],
    ['東京 weather', 'get_weather', { city: '東京' }],
    ['Please use get_weather.', 'get_weather', { city: 'Berlin' }],
    ['What time is it in Tokyo?', 'get_time', { zone: 'Tokyo' }],
    ['What is 15% of 80?', 'calculator', { expression: '15 / 100 * 80' }],
    ['Calculate (1,200 + 3) / 2', 'calculator', { expression: '(1200 + 3) / 2' }],
  ])('%s', (question, name, input) => {
    expect(ask(question, { tools })).toEqual({ toolCalls: [{ name, arguments: input }] });
  });

  test.each([
    'What is the capital of France?',
    'How do I get a passport?',
    'Hello',
    'Which city is largest?',
  ])('no tool is called that the question is not about: %s', question => {
    expect(ask(question, { tools })).not.toHaveProperty('toolCalls');
  });

  test('of two similar tools only one is called', () => {
    const alerts = {
      ...weatherTool,
      function: { ...weatherTool.function, name: 'get_weather_alerts' },
    };
    expect(ask('Weather in Oslo?', { tools: [alerts, weatherTool] }).toolCalls).toEqual([
      { name: 'get_weather', arguments: { city: 'Oslo' } },
    ]);
    expect(ask('Weather alerts in Oslo?', { tools: [weatherTool, alerts] }).toolCalls).toEqual([
      { name: 'get_weather_alerts', arguments: { city: 'Oslo' } },
    ]);
  });

  test('several places are asked for in one turn', () => {
    expect(ask('Is it warmer in Berlin or in Lima?', { tools }).toolCalls).toEqual([
      { name: 'get_weather', arguments: { city: 'Berlin' } },
      { name: 'get_weather', arguments: { city: 'Lima' } },
    ]);
  });

  test('gpt-oss asks for them one after the other', () => {
    const question = { role: 'user', content: 'Is it warmer in Berlin or in Lima?' };
    const first = answerAsDemoModel(request({ family: 'harmony', messages: [question], tools }));
    expect(first.toolCalls).toEqual([{ name: 'get_weather', arguments: { city: 'Berlin' } }]);

    const messages = [
      question,
      callOf('get_weather', { city: 'Berlin' }, 'call_1'),
      { role: 'tool', content: '{"celsius":18}', tool_name: 'get_weather', tool_call_id: 'call_1' },
    ];
    const second = answerAsDemoModel(request({ family: 'harmony', messages, tools }));
    expect(second.toolCalls).toEqual([{ name: 'get_weather', arguments: { city: 'Lima' } }]);
  });

  test('two tools are called in turn, then both results are told', () => {
    const messages: ChatMessage[] = [
      { role: 'user', content: 'What time is it in Tokyo, and how is the weather in Oslo?' },
    ];
    const first = answerAsDemoModel(request({ messages, tools }));
    expect(first).toEqual({ toolCalls: [{ name: 'get_time', arguments: { zone: 'Tokyo' } }] });

    messages.push(callOf('get_time', { zone: 'Tokyo' }), { role: 'tool', content: '"09:30"' });
    const second = answerAsDemoModel(request({ messages, tools }));
    expect(second).toEqual({ toolCalls: [{ name: 'get_weather', arguments: { city: 'Oslo' } }] });

    messages.push(callOf('get_weather', { city: 'Oslo' }), {
      role: 'tool',
      content: '{"temperature":4,"unit":"celsius","condition":"Cloudy","wind_kmh":12}',
    });
    expect(answerAsDemoModel(request({ messages, tools }))).toEqual({
      content:
        'Here is what `get_time` says: 09:30\n\nIn Oslo it is 4 °C and cloudy (wind kmh: 12).',
    });
  });

  test('a call that failed is told and not made again', () => {
    const messages = [
      { role: 'user', content: 'Weather in Atlantis?' },
      callOf('get_weather', { city: 'Atlantis' }),
      { role: 'tool', content: '{"error":"no such city"}' },
    ];
    expect(answerAsDemoModel(request({ messages, tools }))).toEqual({
      content: 'The tool `get_weather` failed: no such city',
    });
  });

  test('a short question goes on with the tool of the question before', () => {
    const messages = [
      { role: 'user', content: 'What is 17 * 23, and the weather in Oslo?' },
      { role: 'assistant', content: '17 * 23 = 391. In Oslo it is 4 °C.' },
      { role: 'user', content: 'And in Paris?' },
    ];
    expect(answerAsDemoModel(request({ messages, tools }))).toEqual({
      toolCalls: [{ name: 'get_weather', arguments: { city: 'Paris' } }],
    });
  });

  test('a tool without parameters is called without arguments', () => {
    const tool = { type: 'function', function: { name: 'list_alarms' } };
    expect(ask('Which alarms are set?', { tools: [tool] })).toEqual({
      toolCalls: [{ name: 'list_alarms', arguments: {} }],
    });
  });
});

describe('answers from results', () => {
  const answerFrom = (content: string, input: Record<string, unknown> = {}, name = 'lookup') =>
    answerAsDemoModel(
      request({
        messages: [
          { role: 'user', content: 'Go on.' },
          callOf(name, input),
          { role: 'tool', content },
        ],
      }),
    ).content;

  test.each([
    ['{"result":391}', { expression: '17 * 23' }, '17 * 23 = 391'],
    ['391', { expression: '17 * 23' }, '17 * 23 = 391'],
    ['{"celsius":18}', { city: 'Paris' }, 'In Paris it is 18 °C.'],
    ['{"temp_f":70,"city":"Lima"}', {}, 'In Lima it is 70 °F.'],
    ['{"temperature":"21°C","conditions":"Sunny"}', {}, 'It is 21°C and sunny.'],
    ['{"total":3,"isOpen":true}', {}, 'Here is what `lookup` says: total: 3, is open: true.'],
    ['{"a":{"b":[1,2]},"c":null}', {}, 'Here is what `lookup` says: a: (b: 1, 2), c: unknown.'],
    ['{}', {}, 'The tool `lookup` returned an empty object.'],
    ['[]', {}, 'The tool `lookup` found nothing.'],
    ['["one"]', {}, 'The tool `lookup` returned one entry:\n\n- one'],
    [
      '[1,2,3,4,5,6,7]',
      {},
      'The tool `lookup` returned 7 entries:\n\n- 1\n- 2\n- 3\n- 4\n- 5\n- … and 2 more',
    ],
    ['It is open.', {}, 'Here is what `lookup` says: It is open.'],
    ['Error: no network', {}, 'The tool `lookup` failed: no network'],
    ['', {}, 'The tool `lookup` returned nothing.'],
  ])('%s', (content, input, answer) => {
    expect(answerFrom(content, input)).toBe(answer);
  });

  test('results find their calls by id, in whatever order they come', () => {
    const messages = [
      { role: 'user', content: 'Go on.' },
      callOf('get_weather', { city: 'Oslo' }, 'call_1'),
      callOf('get_weather', { city: 'Lima' }, 'call_2'),
      { role: 'tool', content: '{"celsius":22}', tool_call_id: 'call_2' },
      { role: 'tool', content: '{"celsius":4}', tool_call_id: 'call_1' },
    ];
    expect(answerAsDemoModel(request({ messages }))).toEqual({
      content: 'In Oslo it is 4 °C.\n\nIn Lima it is 22 °C.',
    });
  });
});

describe('enforced formats', () => {
  test('a schema is followed, also where a tool would fit', () => {
    const format = {
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: 'integer' } },
      required: ['city', 'days'],
    };
    const question = 'Weather in Berlin for 3 days?';
    expect(ask(question, { format, think: 'low', tools: [weatherTool] })).toEqual({
      thinking: `The user asks: “${question}”.`,
      content: '{"city":"Berlin","days":3}',
    });
  });

  test('"json" is any object', () => {
    expect(ask('Tell me about llamas', { format: 'json' })).toEqual({
      content: '{"topic":"llamas","answer":"Answer of llamas"}',
    });
  });
});
