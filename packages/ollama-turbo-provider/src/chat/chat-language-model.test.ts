import { describe, expect, it } from 'vitest';
import { doneLine, HELLO, HI, messageLine, modelWith } from '../../testing/stub-host.js';

describe('a chat model', () => {
  it('tells what it is', () => {
    const { model } = modelWith({ answers: [], modelId: 'gpt-oss:120b-cloud' });
    expect({
      specificationVersion: model.specificationVersion,
      provider: model.provider,
      modelId: model.modelId,
      supportedUrls: model.supportedUrls,
    }).toEqual({
      specificationVersion: 'v4',
      provider: 'ollama.chat',
      modelId: 'gpt-oss:120b-cloud',
      supportedUrls: {},
    });
  });

  it('answers with request and response beside the stream', async () => {
    const { model } = modelWith({ answers: [{ ...HI, headers: { 'X-Request-Id': 'r1' } }] });
    const { request, response } = await model.doStream({ prompt: HELLO });
    expect(request).toEqual({
      url: 'http://127.0.0.1:11434/api/chat',
      body: { model: 'm', messages: [{ role: 'user', content: 'Hello' }], stream: true },
    });
    expect(response).toEqual({ headers: { 'x-request-id': 'r1' } });
  });

  it('collects the whole answer from a stream', async () => {
    const lines = [
      messageLine({ thinking: 'Hm' }),
      messageLine({ thinking: 'm.' }),
      messageLine({ content: 'Let me ' }),
      messageLine({ content: 'see.' }),
      messageLine({ tool_calls: [{ id: 'c', function: { name: 'f', arguments: { a: 1 } } }] }),
      doneLine({ prompt_eval_count: 5, eval_count: 6 }),
    ];
    const { host, model } = modelWith({ answers: [{ reads: lines }] });
    const tools = [{ type: 'provider' as const, id: 'x.y' as const, name: 'y', args: {} }];
    expect(await model.doGenerate({ prompt: HELLO, tools })).toEqual({
      content: [
        { type: 'reasoning', text: 'Hmm.' },
        { type: 'text', text: 'Let me see.' },
        { type: 'tool-call', toolCallId: 'c', toolName: 'f', input: '{"a":1}' },
      ],
      finishReason: { unified: 'tool-calls', raw: 'stop' },
      usage: {
        inputTokens: { total: 5, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
        outputTokens: { total: 6, text: undefined, reasoning: undefined },
        raw: { prompt_eval_count: 5, eval_count: 6 },
      },
      providerMetadata: { ollama: { doneReason: 'stop' } },
      request: {
        url: 'http://127.0.0.1:11434/api/chat',
        body: { model: 'm', messages: [{ role: 'user', content: 'Hello' }], stream: true },
      },
      response: {
        timestamp: new Date('2026-01-02T03:04:05.678Z'),
        modelId: 'm',
        headers: { 'content-type': 'application/x-ndjson' },
        body: lines.map(text => JSON.parse(text) as unknown),
      },
      warnings: [
        {
          type: 'unsupported',
          feature: 'provider-defined tool x.y',
          details: 'Ollama runs no tools itself; the tool was not offered to the model.',
        },
      ],
    });
    expect(host.requests[0]?.body).toMatchObject({ stream: true });
  });

  it('leaves a time and a model out of the response that the host did not name', async () => {
    const { model } = modelWith({ answers: [{ reads: ['{"message":{},"done":true}'] }] });
    expect((await model.doGenerate({ prompt: HELLO })).response).toEqual({
      headers: { 'content-type': 'application/x-ndjson' },
      body: [{ message: {}, done: true }],
    });
  });
});

describe('the name of a model', () => {
  const sentName = async (modelId: string, baseURL: string) => {
    const { host, model } = modelWith({
      answers: [HI],
      modelId,
      settings: { baseURL, apiKey: 'k' },
    });
    await model.doStream({ prompt: HELLO });
    expect(model.modelId).toBe(modelId);
    return host.sent('model');
  };

  it.each([
    ['gpt-oss:120b', 'gpt-oss:120b'],
    ['gpt-oss:120b-cloud', 'gpt-oss:120b'],
    ['gpt-oss:120b:cloud', 'gpt-oss:120b'],
    ['gpt-oss:120b-CLOUD ', 'gpt-oss:120b'],
    ['qwen3.5:cloud', 'qwen3.5'],
    ['kimi-k2.5:latest-cloud', 'kimi-k2.5:latest'],
    ['someone/model:7b-cloud', 'someone/model:7b'],
    ['my-cloud', 'my-cloud'],
    ['host:5000/my-cloud', 'host:5000/my-cloud'],
    [':cloud', ':cloud'],
  ])('%s is %s on ollama.com', async (modelId, sent) => {
    expect(await sentName(modelId, 'https://ollama.com')).toBe(sent);
  });

  it.each(['gpt-oss:120b-cloud', 'qwen3.5:cloud', 'my-cloud'])(
    '%s stays as it is on a daemon',
    async modelId => {
      expect(await sentName(modelId, 'http://localhost:11434')).toBe(modelId);
    },
  );
});
