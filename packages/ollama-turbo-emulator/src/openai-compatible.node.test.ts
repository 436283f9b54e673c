import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator, fail, reply } from './index.js';

const emulator = createEmulator({ mode: 'daemon' });
const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hello' }] }];
const weather = {
  type: 'function' as const,
  name: 'get_weather',
  inputSchema: {
    type: 'object' as const,
    properties: { city: { type: 'string' as const } },
    required: ['city'],
  },
};
let host: ReturnType<typeof createOpenAICompatible>;

beforeAll(async () => {
  const { url } = await emulator.listen();
  host = createOpenAICompatible({ name: 'ollama', baseURL: `${url}/v1`, includeUsage: true });
});

afterAll(() => emulator.close());

type Stream = Awaited<ReturnType<ReturnType<typeof host.chatModel>['doStream']>>['stream'];

async function partsOf(stream: Stream) {
  const parts = [];
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
  }
  return parts;
}

describe("the AI SDK's OpenAI-compatible provider", () => {
  test('streams an answer with its thinking and usage', async () => {
    emulator.script(reply({ thinking: 'Hm.', content: 'Good morning to you' }));
    const { stream } = await host.chatModel('qwen3:8b').doStream({ prompt });
    const parts = await partsOf(stream);
    const join = (type: 'text-delta' | 'reasoning-delta') =>
      parts.map(part => (part.type === type ? part.delta : '')).join('');
    expect(join('reasoning-delta')).toBe('Hm.');
    expect(join('text-delta')).toBe('Good morning to you');
    expect(parts.at(-1)).toMatchObject({
      type: 'finish',
      finishReason: { unified: 'stop', raw: 'stop' },
      usage: { outputTokens: { total: 6 } },
    });
  });

  test('takes a whole answer', async () => {
    emulator.script(reply({ content: 'Good morning to you' }));
    const { content, finishReason } = await host.chatModel('llama3.2:3b').doGenerate({ prompt });
    expect(content).toEqual([{ type: 'text', text: 'Good morning to you' }]);
    expect(finishReason).toEqual({ unified: 'stop', raw: 'stop' });
  });

  test.each(['doStream', 'doGenerate'] as const)('is called a tool by %s', async method => {
    const call = { id: 'call_1', name: 'get_weather', arguments: { city: 'Rome' } };
    emulator.script(reply({ toolCalls: [call] }));
    const model = host.chatModel('llama3.2:3b');
    const parts =
      method === 'doStream'
        ? await partsOf((await model.doStream({ prompt, tools: [weather] })).stream)
        : (await model.doGenerate({ prompt, tools: [weather] })).content;
    expect(parts).toContainEqual(
      expect.objectContaining({
        type: 'tool-call',
        toolName: 'get_weather',
        input: '{"city":"Rome"}',
      }),
    );
  });

  test('embeds', async () => {
    const model = host.embeddingModel('nomic-embed-text');
    const { embeddings } = await model.doEmbed({ values: ['one', 'two'] });
    expect(embeddings.map(vector => vector.length)).toEqual([768, 768]);
  });

  test('is told what went wrong', async () => {
    await expect(host.chatModel('unknown').doGenerate({ prompt })).rejects.toMatchObject({
      statusCode: 404,
      message: "model 'unknown' not found",
    });
    emulator.script(fail({ status: 503, body: { error: { message: 'busy' } } }));
    await expect(host.chatModel('llama3.2:3b').doStream({ prompt })).rejects.toMatchObject({
      statusCode: 503,
      message: 'busy',
    });
  });
});
