import { Ollama } from 'ollama';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator, reply } from './index.js';

const emulator = createEmulator({ mode: 'daemon' });
const messages = [{ role: 'user', content: 'Good morning' }];
const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Get the weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};
let client: Ollama;

beforeAll(async () => {
  const { url } = await emulator.listen();
  client = new Ollama({ host: url });
});

afterAll(() => emulator.close());

describe('the official client', () => {
  test('chats, streamed', async () => {
    emulator.script(reply({ thinking: 'Hm.', content: 'Good morning to you' }));
    const stream = await client.chat({ model: 'qwen3:8b', messages, stream: true });
    const parts = [];
    for await (const part of stream) parts.push(part);
    expect(parts.map(part => part.message.thinking ?? '').join('')).toBe('Hm.');
    expect(parts.map(part => part.message.content).join('')).toBe('Good morning to you');
    expect(parts.at(-1)).toMatchObject({ done: true, done_reason: 'stop', eval_count: 6 });
  });

  test('chats, whole', async () => {
    emulator.script(reply({ content: 'Good morning to you' }));
    const answer = await client.chat({ model: 'llama3.2:3b', messages });
    expect(answer).toMatchObject({
      model: 'llama3.2:3b',
      message: { role: 'assistant', content: 'Good morning to you' },
      done: true,
    });
  });

  test('calls tools and answers from their results', async () => {
    const question = [{ role: 'user', content: 'What is the weather in Oslo?' }];
    const first = await client.chat({ model: 'gpt-oss:20b', messages: question, tools: [weather] });
    expect(first.message.tool_calls).toMatchObject([
      { function: { name: 'get_weather', arguments: { city: 'Oslo' } } },
    ]);
    const result = { role: 'tool', content: '{"celsius":11}', tool_name: 'get_weather' };
    const history = [...question, first.message, result];
    const second = await client.chat({ model: 'gpt-oss:20b', messages: history, tools: [weather] });
    expect(second.message.tool_calls).toBeUndefined();
    expect(second.message.content).toContain('11');
  });

  test('generates, streamed and whole', async () => {
    emulator.script(reply({ content: 'Once upon a time' }), reply({ content: 'The end' }));
    const stream = await client.generate({ model: 'llama3.2:3b', prompt: 'Begin', stream: true });
    let text = '';
    for await (const part of stream) text += part.response;
    expect(text).toBe('Once upon a time');
    const whole = await client.generate({ model: 'llama3.2:3b', prompt: 'End' });
    expect(whole.response).toBe('The end');
  });

  test('lists, shows and asks for what is loaded', async () => {
    const { models } = await client.list();
    expect(models.map(model => model.name)).toContain('gpt-oss:20b');
    const shown = await client.show({ model: 'gpt-oss:20b' });
    expect(shown.capabilities).toEqual(['completion', 'tools', 'thinking']);
    const loaded = await client.ps();
    expect(loaded.models.map(model => model.name)).toContain('llama3.2:3b');
    expect(await client.version()).toEqual({ version: '0.33.0' });
  });

  test('gets the errors as its own', async () => {
    await expect(client.chat({ model: 'nope', messages })).rejects.toMatchObject({
      name: 'ResponseError',
      status_code: 404,
      message: "model 'nope' not found",
    });
    await expect(client.show({ model: 'nope' })).rejects.toMatchObject({ status_code: 404 });
    const think = { model: 'llama3.2:3b', messages, think: true };
    await expect(client.chat(think)).rejects.toMatchObject({
      status_code: 400,
      message: '"llama3.2:3b" does not support thinking',
    });
  });

  test('is refused by the cloud without a key, and welcome with one', async () => {
    const cloud = createEmulator({ apiKey: 'secret' });
    const { url } = await cloud.listen();
    const chat = { model: 'gpt-oss:120b', messages };
    await expect(new Ollama({ host: url }).chat(chat)).rejects.toMatchObject({
      status_code: 401,
      message: 'unauthorized',
    });
    const headers = { Authorization: 'Bearer secret' };
    const answer = await new Ollama({ host: url, headers }).chat(chat);
    expect(answer.done).toBe(true);
    await cloud.close();
  });

  test('embeds', async () => {
    const input = ['the cat sat', 'two dogs'];
    const answer = await client.embed({ model: 'nomic-embed-text', input, dimensions: 64 });
    expect(answer.embeddings.map(({ length }) => length)).toEqual([64, 64]);
    const older = await client.embeddings({ model: 'nomic-embed-text', prompt: 'the cat sat' });
    expect(older.embedding).toHaveLength(768);
  });

  test('pulls, copies and deletes', async () => {
    const progress = [];
    for await (const part of await client.pull({ model: 'llama3.2:3b', stream: true })) {
      progress.push(part.status);
    }
    expect(progress.at(-1)).toBe('success');
    await expect(client.pull({ model: 'nope' })).rejects.toThrow('no such host');
    await client.copy({ source: 'llama3.2:3b', destination: 'mine' });
    expect(await client.delete({ model: 'mine' })).toEqual({ status: 'success' });
    await expect(client.delete({ model: 'mine' })).rejects.toThrow("model 'mine' not found");
  });

  test('searches and fetches in the cloud', async () => {
    const cloud = createEmulator({ apiKey: 'key' });
    const headers = { Authorization: 'Bearer key' };
    const online = new Ollama({ host: 'https://ollama.com', fetch: cloud.fetch, headers });
    const { results } = await online.webSearch({ query: 'Ollama' });
    expect(results).toHaveLength(5);
    const page = await online.webFetch({ url: 'docs.example.com/ollama' });
    expect(page).toMatchObject({ title: 'What is Ollama?' });
    expect(cloud.requests.map(({ path }) => path)).toEqual(['/api/web_search', '/api/web_fetch']);
  });
});
