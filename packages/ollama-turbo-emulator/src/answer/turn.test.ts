import { describe, expect, test } from 'vitest';
import { linesOf, post, statusAndBody } from '../../testing/post.js';
import { createEmulator, reply, type EmulatorModel, type ReplyOptions } from '../index.js';

const all = ['completion', 'tools', 'thinking'] as const;
const MODELS: EmulatorModel[] = [
  { name: 'generic', capabilities: all },
  { name: 'harmony', family: 'harmony', capabilities: all },
  { name: 'qwen3coder', family: 'qwen3coder', capabilities: ['completion', 'tools'] },
];
const messages = [{ role: 'user', content: 'Hi' }];
const offer = (...names: string[]) => names.map(name => ({ type: 'function', function: { name } }));
const counts = { prompt_eval_count: 5, eval_count: 9 };
const weather = { id: 'call_00000001', name: 'get_weather', arguments: { city: 'Oslo' } };
const time = { id: 'call_00000002', name: 'get_time' };

async function chat(scripted: ReplyOptions, body: object): Promise<object[]> {
  const emulator = createEmulator({ mode: 'daemon', models: MODELS });
  emulator.script(reply({ metrics: counts, ...scripted }));
  return linesOf(await post(emulator, '/api/chat', { messages, ...body }));
}

const line = (model: string, message: object) => ({
  model,
  message: { role: 'assistant', content: '', ...message },
  done: false,
});
const last = (model: string, reason: string, message: object = {}) => ({
  model,
  message: { role: 'assistant', content: '', ...message },
  done: true,
  done_reason: reason,
  ...counts,
});
const call = (
  index: number,
  { id, name, arguments: args = {} }: { id: string; name: string; arguments?: object },
) => ({
  id,
  function: { index, name, arguments: args },
});

describe('a reply becomes lines', () => {
  test('thinking first, then content, then a last line without text', async () => {
    const scripted = { thinking: 'Well, now.', content: 'Good day to you' };
    expect(await chat(scripted, { model: 'generic' })).toEqual([
      line('generic', { thinking: 'Well,' }),
      line('generic', { thinking: ' now.' }),
      line('generic', { content: 'Good' }),
      line('generic', { content: ' day' }),
      line('generic', { content: ' to' }),
      line('generic', { content: ' you' }),
      last('generic', 'stop'),
    ]);
  });

  test('of its own making when it gives lists', async () => {
    expect(await chat({ content: ['one line', ' more'] }, { model: 'generic' })).toEqual([
      line('generic', { content: 'one line' }),
      line('generic', { content: ' more' }),
      last('generic', 'stop'),
    ]);
  });

  test('or one object when it is not streamed', async () => {
    const scripted = { thinking: 'Well.', content: 'Good day', toolCalls: [weather] };
    const body = { model: 'generic', stream: false, tools: offer('get_weather') };
    const thinking = { content: 'Good day', thinking: 'Well.', tool_calls: [call(0, weather)] };
    expect(await chat(scripted, body)).toEqual([last('generic', 'stop', thinking)]);
  });

  test('and ends without a word when there is no reason', async () => {
    expect(await chat({ content: 'Hi', doneReason: null }, { model: 'generic' })).toEqual([
      line('generic', { content: 'Hi' }),
    ]);
    const whole = await chat(
      { content: 'Hi', doneReason: null },
      { model: 'generic', stream: false },
    );
    expect(whole).toEqual([line('generic', { content: 'Hi' })]);
  });
});

describe('calls', () => {
  const tools = offer('get_weather', 'get_time');
  const scripted = { toolCalls: [weather, time] };

  test.each(['generic', 'qwen3coder'])('of %s have a line each', async model => {
    expect(await chat(scripted, { model, tools })).toEqual([
      line(model, { tool_calls: [call(0, weather)] }),
      line(model, { tool_calls: [call(1, time)] }),
      last(model, 'stop'),
    ]);
  });

  test('of gpt-oss stand in the last line', async () => {
    expect(await chat({ toolCalls: [weather] }, { model: 'harmony', tools })).toEqual([
      last('harmony', 'stop', { tool_calls: [call(0, weather)] }),
    ]);
  });

  test('of gpt-oss end with the first', async () => {
    expect(await chat(scripted, { model: 'harmony', tools })).toEqual([
      last('harmony', 'stop', { tool_calls: [call(0, weather)] }),
    ]);
  });

  test('to a tool that was not offered are dropped by generic models only', async () => {
    const other = { toolCalls: [weather] };
    const body = { tools: offer('list_cities') };
    const calls = { tool_calls: [call(0, weather)] };
    expect(await chat(other, { model: 'generic', ...body })).toEqual([last('generic', 'stop')]);
    expect(await chat(other, { model: 'harmony', ...body })).toEqual([
      last('harmony', 'stop', calls),
    ]);
    expect(await chat(other, { model: 'qwen3coder', ...body })).toEqual([
      line('qwen3coder', calls),
      last('qwen3coder', 'stop'),
    ]);
  });

  test('that mention an offered tool are taken for a call of that', async () => {
    const named = { ...weather, arguments: { via: 'list_cities' } };
    const body = { model: 'generic', tools: offer('list_cities') };
    expect(await chat({ toolCalls: [named] }, body)).toEqual([
      line('generic', { tool_calls: [call(0, { ...named, name: 'list_cities' })] }),
      last('generic', 'stop'),
    ]);
  });

  test('without any tools are text to a generic model', async () => {
    const [whole] = await chat({ toolCalls: [weather] }, { model: 'generic', stream: false });
    const content =
      '<tool_call>\n{"name": "get_weather", "arguments": {"city":"Oslo"}}\n</tool_call>';
    expect(whole).toEqual(last('generic', 'stop', { content }));
  });

  test('get ids like those of Ollama, and inner keys sorted', async () => {
    const unnamed = { name: 'get_time', arguments: { z: 1, a: { d: 1, c: [{ b: 1, a: 2 }] } } };
    const [first] = await chat({ toolCalls: [unnamed] }, { model: 'generic', tools });
    const id = expect.stringMatching(/^call_[a-z0-9]{8}$/);
    const args = { z: 1, a: { c: [{ a: 2, b: 1 }], d: 1 } };
    expect(first).toEqual(
      line('generic', {
        tool_calls: [{ id, function: { index: 0, name: 'get_time', arguments: args } }],
      }),
    );
    expect(JSON.stringify(first)).toContain('{"z":1,"a":{"c":[{"a":2,"b":1}],"d":1}}');
  });
});

describe('num_predict', () => {
  const limit = (count: number) => ({ options: { num_predict: count } });

  test('cuts an answer', async () => {
    const cut = await chat({ content: 'one two three four' }, { model: 'generic', ...limit(2) });
    expect(cut).toEqual([
      line('generic', { content: 'one' }),
      line('generic', { content: ' two' }),
      last('generic', 'length'),
    ]);
  });

  test('is reached when no token is left to end with', async () => {
    const body = { model: 'generic', stream: false, ...limit(4) };
    const [whole] = await chat({ content: 'one two three four' }, body);
    expect(whole).toMatchObject({ done_reason: 'length' });
  });

  test.each([0, -1, -2])('of %i is no limit', async count => {
    const body = { model: 'generic', stream: false, ...limit(count) };
    const [whole] = await chat({ content: 'one two' }, body);
    expect(whole).toEqual(last('generic', 'stop', { content: 'one two' }));
  });

  test('loses a call that it cuts', async () => {
    const body = { tools: offer('get_weather'), ...limit(2) };
    for (const model of ['generic', 'qwen3coder', 'harmony']) {
      const lines = await chat({ toolCalls: [weather] }, { model, ...body });
      expect(lines).toEqual([last(model, 'length')]);
    }
  });

  test('keeps a call of a generic model whose JSON is complete', async () => {
    const body = { model: 'generic', tools: offer('get_weather') };
    const scripted = { toolCalls: [weather], metrics: {} };
    const whole = (await chat(scripted, body)).at(-1) as { eval_count: number };
    // One token for the end of the turn, one for the tag that closes the call.
    const limited = { ...body, ...limit(whole.eval_count - 2) };
    expect(await chat({ toolCalls: [weather] }, limited)).toEqual([
      line('generic', { tool_calls: [call(0, weather)] }),
      last('generic', 'length'),
    ]);
  });

  test('breaks a call of gpt-oss once its arguments have begun', async () => {
    const emulator = createEmulator({ mode: 'daemon', models: MODELS });
    const long = { ...weather, arguments: { city: 'Llanfairpwllgwyngyll by the sea' } };
    emulator.script(reply({ thinking: 'Hm.', toolCalls: [long] }), reply({ toolCalls: [long] }));
    const body = { model: 'harmony', messages, tools: offer('get_weather'), ...limit(8) };
    const streamed = linesOf(await post(emulator, '/api/chat', body));
    const error = expect.stringMatching(
      /^error parsing tool call: raw='\{"city":"Llan.*', err=unexpected end of JSON input$/,
    );
    expect(streamed).toEqual([line('harmony', { thinking: 'Hm.' }), { error }]);
    const whole = await post(emulator, '/api/chat', { ...body, stream: false });
    expect(statusAndBody(whole)).toEqual([500, { error }]);
  });

  test('does not cut a reply that says why it ended', async () => {
    const body = { model: 'generic', stream: false, ...limit(1) };
    const [whole] = await chat({ content: 'one two', doneReason: 'stop' }, body);
    expect(whole).toEqual(last('generic', 'stop', { content: 'one two' }));
  });
});

describe('stop', () => {
  test('ends an answer before a sequence, wherever its tokens end', async () => {
    const body = { model: 'generic', options: { stop: ['zzz', 'o th'] } };
    expect(await chat({ content: 'one two three' }, body)).toEqual([
      line('generic', { content: 'one' }),
      line('generic', { content: ' tw' }),
      last('generic', 'stop'),
    ]);
  });

  test('of an empty text makes every answer empty', async () => {
    const body = { model: 'generic', options: { stop: [''] } };
    expect(await chat({ content: 'one' }, body)).toEqual([last('generic', 'stop')]);
  });
});

describe('logprobs', () => {
  test('come with every token, also of a call that is held back', async () => {
    const lines = await chat(
      { content: 'Ja', toolCalls: [time] },
      { model: 'generic', tools: offer('get_time'), logprobs: true, top_logprobs: 2 },
    );
    const bytes = [74, 97];
    const chosen = { token: 'Ja', logprob: 0, bytes };
    expect(lines[0]).toEqual({
      ...line('generic', { content: 'Ja' }),
      logprobs: [{ ...chosen, top_logprobs: [chosen, { token: '', logprob: -30 }] }],
    });
    const silent = lines.slice(1, -1);
    expect(silent.length).toBeGreaterThan(3);
    expect(silent.every(each => 'logprobs' in each)).toBe(true);
    const calls = silent.map(
      each => (each as { message: { tool_calls?: object } }).message.tool_calls,
    );
    expect(calls.filter(Boolean)).toEqual([[call(0, time)]]);
  });

  test('are those of the reply when it has some, and absent when nobody asks', async () => {
    const scripted = { content: ['a', 'b'], logprobs: [[{ token: 'a', logprob: -1 }]] };
    const asked = await chat(scripted, { model: 'generic', logprobs: true });
    expect(asked[0]).toMatchObject({ logprobs: [{ token: 'a', logprob: -1 }] });
    const unasked = await chat(scripted, { model: 'generic' });
    expect(unasked.some(each => 'logprobs' in each)).toBe(false);
  });
});

describe('counts', () => {
  test('are made up for a reply without any, and never 0', async () => {
    const emulator = createEmulator({ mode: 'daemon', server: '0.25', models: MODELS });
    emulator.script(reply({}), reply({ content: 'Hi there', metrics: { load_duration: 0 } }));
    const body = { model: 'generic', messages, stream: false };
    const [, empty] = statusAndBody(await post(emulator, '/api/chat', body));
    // 0.25 does not measure a single token.
    expect(Object.keys(empty as object).slice(5)).toEqual([
      'total_duration',
      'load_duration',
      'prompt_eval_count',
      'prompt_eval_duration',
      'eval_count',
    ]);
    const [, full] = statusAndBody(await post(emulator, '/api/chat', body));
    expect(full).toMatchObject({ prompt_eval_count: 5, eval_count: 3 });
    expect(full).not.toHaveProperty('load_duration');
  });
});
