import { describe, expect, test } from 'vitest';
import type { ChatMessage, ChatTool } from '../chat-request.js';
import { answerAsDemoModel } from './demo-model.js';

function toolOf(
  name: string,
  properties: Record<string, object>,
  required: readonly string[] = Object.keys(properties),
): ChatTool {
  return {
    type: 'function',
    function: { name, description: '', parameters: { type: 'object', properties, required } },
  };
}

const text = { type: 'string' };

function callsFor(tool: ChatTool, messages: readonly ChatMessage[]) {
  return answerAsDemoModel({
    model: 'm',
    family: 'generic',
    messages: [...messages],
    think: false,
    mode: 'daemon',
    tools: [tool],
  }).toolCalls;
}

function argumentsFor(question: string, tool: ChatTool) {
  const calls = callsFor(tool, [{ role: 'user', content: question }]);
  return calls?.map(call => call.arguments);
}

describe('arguments say what the question says', () => {
  const lights = toolOf('set_lights', { room: text, on: { type: 'boolean' } });
  const optionalLights = toolOf('set_lights', { room: text, on: { type: 'boolean' } }, ['room']);
  const mode = toolOf('set_lights', { state: { enum: ['on', 'off'] } });
  const mute = toolOf('set_volume', { muted: { type: 'boolean' } });
  const dice = toolOf('roll_dice', { sides: { type: 'integer' }, count: { type: 'integer' } });
  const translate = toolOf('translate', { text, target_language: text });
  const fromTo = toolOf('translate', { text, source_language: text, target_language: text });
  const email = toolOf('send_email', { to: text, subject: text });
  const emailName = toolOf('send_email', { recipient: text });
  const list = toolOf('list_files', { path: text });
  const read = toolOf('read_file', { filename: text });
  const money = toolOf('convert_currency', { amount: { type: 'number' }, from: text, to: text });
  const coded = toolOf('convert_currency', {
    amount: { type: 'number' },
    to_currency: text,
    from_currency: text,
  });
  const units = toolOf('convert_units', {
    value: { type: 'number' },
    from_unit: text,
    to_unit: text,
  });
  const alarm = toolOf('set_alarm', { time: text });
  const flight = toolOf('book_flight', { from: text, to: text });

  test.each<[string, ChatTool, object]>([
    ['Turn off the lights in the Kitchen', lights, { room: 'Kitchen', on: false }],
    ['Turn on the lights in the Kitchen', lights, { room: 'Kitchen', on: true }],
    ['Switch the lights off in the Kitchen', optionalLights, { room: 'Kitchen', on: false }],
    ['Turn off the lights on the porch', mode, { state: 'off' }],
    ['Turn off the volume', mute, { muted: true }],
    ['Roll two six-sided dice', dice, { sides: 6, count: 2 }],
    ['Roll 3 20-sided dice', dice, { sides: 20, count: 3 }],
    [
      'Translate "Good morning" into French',
      translate,
      { text: 'Good morning', target_language: 'French' },
    ],
    [
      'Translate good morning from English to French',
      fromTo,
      { text: 'good morning', source_language: 'English', target_language: 'French' },
    ],
    [
      'Send an email to ada@example.com about "Lunch"',
      email,
      { to: 'ada@example.com', subject: 'Lunch' },
    ],
    ['Send an email to ada@example.com', emailName, { recipient: 'ada@example.com' }],
    ['List the files in /tmp', list, { path: '/tmp' }],
    ['List the files in ~/notes/2026.', list, { path: '~/notes/2026' }],
    ['Read the file notes.md, please', read, { filename: 'notes.md' }],
    ['Convert 150 euros to US dollars', money, { amount: 150, from: 'EUR', to: 'USD' }],
    [
      'How much is 150 EUR in JPY? Convert it, please.',
      coded,
      { amount: 150, to_currency: 'JPY', from_currency: 'EUR' },
    ],
    [
      'Convert 5 miles to kilometers',
      units,
      { value: 5, from_unit: 'miles', to_unit: 'kilometers' },
    ],
    ['Set an alarm for 18:30', alarm, { time: '18:30' }],
    ['Set an alarm at 7 am', alarm, { time: '7 am' }],
    ['Book a flight for 2 people to Rome from Oslo', flight, { from: 'Oslo', to: 'Rome' }],
  ])('%s', (question, tool, input) => {
    expect(argumentsFor(question, tool)).toEqual([input]);
  });
});

describe('a tool that has answered the question is not called again', () => {
  const weather = toolOf('get_weather', { city: text, unit: text }, ['city']);
  const callOf = (input: Record<string, unknown>): ChatMessage => ({
    role: 'assistant',
    content: '',
    tool_calls: [{ function: { name: 'get_weather', arguments: input } }],
  });
  const result = { role: 'tool', content: '{"celsius":4}', tool_name: 'get_weather' };

  test.each([{ city: 'Oslo, Norway' }, { city: 'oslo', unit: 'celsius' }, { location: 'OSL' }])(
    'after a call with %j',
    input => {
      const question = { role: 'user', content: 'What is the weather in Oslo?' };
      expect(callsFor(weather, [question, callOf(input), result])).toBeUndefined();
    },
  );

  test('but for the place that is missing', () => {
    const question = { role: 'user', content: 'Is it warmer in Oslo or in Lima? Weather, please.' };
    const history = [question, callOf({ city: 'Oslo, Norway' }), result];
    expect(callsFor(weather, history)).toEqual([
      { name: 'get_weather', arguments: { city: 'Lima' } },
    ]);
    expect(callsFor(weather, [...history, callOf({ city: 'LIM' }), result])).toBeUndefined();
  });

  test('and again for the next question', () => {
    const question = { role: 'user', content: 'What is the weather in Oslo?' };
    const history = [question, callOf({ city: 'Oslo' }), result];
    expect(callsFor(weather, [...history, question])).toHaveLength(1);
  });
});
