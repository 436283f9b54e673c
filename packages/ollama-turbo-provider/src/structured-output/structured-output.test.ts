import type { JSONSchema7, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import {
  doneLine,
  HELLO,
  messageLine,
  modelWith,
  StubHost,
  type StubAnswer,
} from '../../testing/stub-host.js';
import { createOllama, type OllamaProviderSettings } from '../provider.js';

const SCHEMA: JSONSchema7 = {
  type: 'object',
  properties: { city: { type: 'string' }, population: { type: 'number' } },
  required: ['city', 'population'],
};
const JSON_CALL = { prompt: HELLO, responseFormat: { type: 'json' as const, schema: SCHEMA } };
const ROME = '{"city":"Rome","population":2800000}';

const NUMBER: JSONSchema7 = { type: 'number' };

const SAID = `Answer with JSON only: the JSON value itself, with no text before or after it and no code fence. The JSON has to be valid against this JSON Schema:\n${JSON.stringify(SCHEMA)}`;
const SAID_WITH_TOOLS = SAID.replace(/^Answer/, 'When you do not call a tool, answer');
const CORRECT =
  'Answer again, with the corrected JSON value alone: no text before or after it and no code fence.';
const NO_JSON = 'The answer holds no JSON value of the kind that was asked for.';

const weather = {
  type: 'function' as const,
  name: 'weather',
  inputSchema: { type: 'object' as const, properties: { city: { type: 'string' as const } } },
};
const WEATHER = {
  type: 'function',
  function: { name: 'weather', parameters: weather.inputSchema },
};

/** An answer in a read per line. */
function says(content: string | string[], done: object = {}): StubAnswer {
  const lines = [content].flat().map(text => messageLine({ content: text }));
  return { reads: [...lines, doneLine(done)] };
}

const options = (ollama: Record<string, string | number>) => ({ providerOptions: { ollama } });

/** A model of ollama.com. */
function cloud(answers: StubAnswer[], settings: OllamaProviderSettings = {}) {
  return modelWith({ answers, settings: { baseURL: undefined, apiKey: 'k', ...settings } });
}

describe('a call for JSON', () => {
  const sentBy = async (
    call: Partial<LanguageModelV4CallOptions>,
    model: { modelId?: string; settings?: OllamaProviderSettings } = {},
  ) => {
    const { host, model: asked } = modelWith({ answers: [says(ROME)], ...model });
    const { warnings } = await asked.doGenerate({ ...JSON_CALL, ...call });
    const [request] = host.requests;
    const body = {
      messages: undefined,
      format: undefined,
      tools: undefined,
      ...Object(request?.body),
    };
    const { messages, format, tools } = body as Record<string, unknown>;
    return { messages, format, tools, warnings };
  };
  const USER = { role: 'user', content: 'Hello' };

  it('gives a daemon the schema as format', async () => {
    expect(await sentBy({})).toEqual({ messages: [USER], format: SCHEMA, warnings: [] });
  });

  it.each([
    ['qwen3.5:397b', { baseURL: undefined, apiKey: 'k' }],
    ['gpt-oss:120b-cloud', {}],
    ['qwen3.5:cloud', {}],
    ['m', { structuredOutput: 'prompt' as const }],
  ])('says the schema to %s in the system message, too (%j)', async (modelId, settings) => {
    expect(await sentBy({}, { modelId, settings })).toEqual({
      messages: [{ role: 'system', content: SAID }, USER],
      format: SCHEMA,
      warnings: [],
    });
  });

  it('adds it to the system message that is there, with the name and what it is', async () => {
    const { messages, warnings } = await sentBy({
      prompt: [{ role: 'system', content: 'Be brief.' }, ...HELLO],
      responseFormat: { ...JSON_CALL.responseFormat, name: 'place', description: 'A place.' },
      ...options({ structuredOutput: 'prompt' }),
    });
    const named = SAID.replace(' The JSON', ' It is called "place". A place. The JSON');
    expect(messages).toEqual([{ role: 'system', content: `Be brief.\n\n${named}` }, USER]);
    expect(warnings).toEqual([]);
  });

  it('asks for any JSON without a schema', async () => {
    const call = { responseFormat: { type: 'json' as const } };
    const prompt = options({ structuredOutput: 'prompt' });
    const [said] = SAID.split(' The JSON');
    expect(await sentBy({ ...call, ...prompt })).toEqual({
      messages: [{ role: 'system', content: said }, USER],
      format: 'json',
      warnings: [],
    });
    expect((await sentBy(call)).format).toBe('json');
  });

  it.each(['native', 'prompt'])('says it and holds format back beside tools (%s)', async mode => {
    const call = { tools: [weather], ...options({ structuredOutput: mode }) };
    expect(await sentBy(call)).toEqual({
      messages: [{ role: 'system', content: SAID_WITH_TOOLS }, USER],
      tools: [WEATHER],
      warnings: [],
    });
  });

  it('sends format when none of the tools may be called', async () => {
    const call = { tools: [weather], toolChoice: { type: 'none' as const } };
    expect(await sentBy(call)).toEqual({ messages: [USER], format: SCHEMA, warnings: [] });
  });

  it('leaves thinking alone', async () => {
    const { host, model } = modelWith({ answers: [says(ROME), says(ROME)] });
    await model.doGenerate(JSON_CALL);
    expect(host.sent('think')).toBeUndefined();
    await model.doGenerate({ ...JSON_CALL, ...options({ think: 'low' }) });
    expect(host.sent('think')).toBe('low');
  });

  it('warns where native is asked of a host that is known to ignore it', async () => {
    const settings = { baseURL: undefined, apiKey: 'k', structuredOutput: 'native' as const };
    expect(await sentBy({}, { settings })).toEqual({
      messages: [USER],
      format: SCHEMA,
      warnings: [
        {
          type: 'unsupported',
          feature: 'structuredOutput',
          details:
            'Ollama Turbo takes a format and does not enforce it: with structuredOutput "native" its models are not told the schema until an answer does not fit. Use "auto" or "prompt".',
        },
      ],
    });
  });

  it('warns of what of a schema cannot be checked, and checks the rest', async () => {
    const city = { type: 'string', pattern: '^(?<name>', $comment: 'x' } as const;
    const population = { $ref: 'https://example.com/n.json' };
    const schema = { ...SCHEMA, properties: { city, population } };
    const call = { responseFormat: { type: 'json' as const, schema } };
    expect((await sentBy(call)).warnings).toEqual(
      [
        'The pattern "^(?<name>" is no regular expression with Unicode.',
        'The reference "https://example.com/n.json" leads nowhere within the schema.',
      ].map(problem => ({
        type: 'compatibility',
        feature: 'responseFormat.schema',
        details: `A part of the schema cannot be checked: ${problem}`,
      })),
    );
    const { model } = modelWith({ answers: [says('{"city":1}')] });
    const strict = { ...call, prompt: HELLO, ...options({ structuredOutputRetries: 0 }) };
    await expect(model.doGenerate(strict)).rejects.toMatchObject({
      data: {
        problems: [
          'The value: Instance does not have required property "population".',
          '/city: Instance type "number" is invalid. Expected "string".',
        ],
      },
    });
  });

  it('lets a call win over the model, and the model over the provider', async () => {
    const host = new StubHost(says(ROME), says(ROME), says(ROME));
    const ollama = createOllama({
      baseURL: 'http://localhost:11434',
      fetch: host.fetch,
      structuredOutput: 'prompt',
    });
    const saysSchema = () => (host.sent('messages') as unknown[]).length === 2;
    await ollama('m').doGenerate(JSON_CALL);
    expect(saysSchema()).toBe(true);
    const model = ollama('m', { structuredOutput: 'native' });
    await model.doGenerate(JSON_CALL);
    expect(saysSchema()).toBe(false);
    await model.doGenerate({ ...JSON_CALL, ...options({ structuredOutput: 'prompt' }) });
    expect(saysSchema()).toBe(true);
  });

  it.each([
    ['structuredOutput', 'json', 'expected "auto" or "native" or "prompt"'],
    ['structuredOutputRetries', -1, 'expected at least 0'],
    ['structuredOutputRetries', 11, 'expected at most 10'],
    ['structuredOutputRetries', '1', 'expected a number'],
  ])('takes no %s of %j', async (name, value, problem) => {
    const settings = { [name]: value } as OllamaProviderSettings;
    expect(() => modelWith({ answers: [], settings })).toThrow(`${name} is not valid: ${problem}.`);
    const { model } = modelWith({ answers: [] });
    await expect(model.doStream({ ...JSON_CALL, ...options(settings as never) })).rejects.toThrow(
      `providerOptions.ollama.${name} is not valid: ${problem}.`,
    );
  });

  it('takes a schema of whatever class and with symbols, as TypeBox makes them', async () => {
    class Schema {
      readonly type = 'object';
    }
    const schema = Object.assign(new Schema(), { [Symbol.for('Kind')]: 'Object' }) as JSONSchema7;
    const responseFormat = { type: 'json' as const, schema };
    expect((await sentBy({ responseFormat })).format).toEqual({ type: 'object' });
  });

  it('takes no schema that cannot be written as JSON', async () => {
    const schema: Record<string, unknown> = { type: 'object' };
    schema['properties'] = { self: schema };
    const { model } = modelWith({ answers: [] });
    const call = { ...JSON_CALL, responseFormat: { type: 'json' as const, schema } };
    await expect(model.doStream(call)).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: 'responseFormat.schema',
    });
  });

  it('takes no schema that is none', async () => {
    const { model } = modelWith({ answers: [] });
    const responseFormat = { type: 'json' as const, schema: 'object' as never };
    await expect(model.doStream({ prompt: HELLO, responseFormat })).rejects.toThrow(
      'responseFormat.schema is not valid: expected a JSON schema.',
    );
  });
});

describe('an answer that has to be JSON, as a whole', () => {
  it('is cut to its value, and says what was cut', async () => {
    const answer = says(['Sure!\n```json\n', '{"city":"Rome",', '"population":28}', '\n```']);
    const { content, finishReason, providerMetadata } = await cloud([answer]).model.doGenerate(
      JSON_CALL,
    );
    expect({ content, finishReason, providerMetadata }).toEqual({
      content: [{ type: 'text', text: '{"city":"Rome","population":28}' }],
      finishReason: { unified: 'stop', raw: 'stop' },
      providerMetadata: {
        ollama: {
          doneReason: 'stop',
          structuredOutput: {
            mode: 'prompt',
            requests: 1,
            textBefore: 'Sure!\n```json\n',
            textAfter: '\n```',
          },
        },
      },
    });
  });

  it('is mended, and says what the model wrote', async () => {
    const written = "{city: 'Rome', population: 28, /* about */}";
    const { content, providerMetadata } = await cloud([says(written)]).model.doGenerate(JSON_CALL);
    expect(content).toEqual([{ type: 'text', text: '{"city": "Rome", "population": 28 }' }]);
    expect(providerMetadata.ollama.structuredOutput).toEqual({
      mode: 'prompt',
      requests: 1,
      written,
    });
  });

  it('is asked for once more, with its problems and the usage of both requests', async () => {
    const first = messageLine({ thinking: 'Hm.' });
    const { host, model } = cloud([
      {
        reads: [
          first,
          messageLine({ content: '{"city":"Rome","population":"many"}' }),
          doneLine({ prompt_eval_count: 10, eval_count: 5 }),
        ],
      },
      says(ROME, { prompt_eval_count: 30, eval_count: 7 }),
    ]);
    const result = await model.doGenerate({
      ...JSON_CALL,
      temperature: 0,
      prompt: [{ role: 'system', content: 'Be brief.' }, ...HELLO],
    });
    const problem = '/population: Instance type "string" is invalid. Expected "number".';
    expect(host.requests[1]?.body).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: `Be brief.\n\n${SAID}` },
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: '{"city":"Rome","population":"many"}' },
        {
          role: 'user',
          content: `Your answer could not be used:\n- ${problem}\n${CORRECT}`,
        },
      ],
      format: SCHEMA,
      options: { temperature: 0 },
      stream: true,
    });
    expect(result).toMatchObject({
      content: [
        { type: 'reasoning', text: 'Hm.' },
        { type: 'text', text: ROME },
      ],
      finishReason: { unified: 'stop', raw: 'stop' },
      usage: {
        inputTokens: { total: 40 },
        outputTokens: { total: 12 },
        raw: { prompt_eval_count: 40, eval_count: 12 },
      },
      providerMetadata: {
        ollama: {
          structuredOutput: {
            mode: 'prompt',
            requests: 2,
            rejected: [{ text: '{"city":"Rome","population":"many"}', problems: [problem] }],
          },
        },
      },
    });
    expect(result.response.body).toHaveLength(5);
  });

  it('is asked for once more with the schema where only the host was told it', async () => {
    const { host, model } = modelWith({ answers: [says('Rome.'), says(ROME)] });
    expect((await model.doGenerate(JSON_CALL)).content).toEqual([{ type: 'text', text: ROME }]);
    const schema = SAID.slice(SAID.indexOf('The JSON has'));
    expect(host.requests[1]?.body).toEqual({
      model: 'm',
      messages: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Rome.' },
        {
          role: 'user',
          content: `Your answer could not be used:\n- ${NO_JSON}\n${CORRECT} ${schema}`,
        },
      ],
      format: SCHEMA,
      stream: true,
    });
  });

  it('is asked for once more without tools and with format', async () => {
    const { host, model } = modelWith({ answers: [says('Rome.'), says(ROME)] });
    await model.doGenerate({ ...JSON_CALL, tools: [weather] });
    expect(host.requests[1]?.body).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: SAID_WITH_TOOLS },
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Rome.' },
        { role: 'user', content: `Your answer could not be used:\n- ${NO_JSON}\n${CORRECT}` },
      ],
      format: SCHEMA,
      stream: true,
    });
  });

  it('shows an answer without text not to its model again, and of a long one the beginning', async () => {
    const long = 'word '.repeat(10_000);
    const { host, model } = cloud([says([]), says(long), says(ROME)]);
    await model.doGenerate({ ...JSON_CALL, ...options({ structuredOutputRetries: 2 }) });
    const shown = host.requests.map(({ body }) =>
      (body as { messages: { role: string; content: string }[] }).messages
        .filter(({ role }) => role === 'assistant')
        .map(({ content }) => content.length),
    );
    expect(shown).toEqual([[], [], [16_001]]);
  });

  it.each([
    [1, 2],
    [0, 1],
    [3, 4],
  ])('that never fits fails after %d retries', async (structuredOutputRetries, requests) => {
    const text = 'It is {"city": "Rome"}, I think.';
    const answers = Array.from({ length: 4 }, () => says(text));
    const { host, model } = cloud(answers);
    await expect(
      model.doGenerate({ ...JSON_CALL, ...options({ structuredOutputRetries }) }),
    ).rejects.toMatchObject({
      name: 'AI_InvalidResponseDataError',
      message:
        'The answer of the model "m" is not the JSON that was asked for: The value: Instance does not have required property "population". It begins "It is {\\"city\\": \\"Rome\\"}, I think.". Describe the fields in the schema, make it simpler, or choose another model.',
      data: {
        reason: 'schema-mismatch',
        text,
        problems: ['The value: Instance does not have required property "population".'],
      },
    });
    expect(host.requests).toHaveLength(requests);
  });

  it.each(['', '{"city":"Rome","popul'])('is not asked for again after length (%j)', async text => {
    const { host, model } = cloud([says(text, { done_reason: 'length' })]);
    await expect(model.doGenerate(JSON_CALL)).rejects.toThrow(
      'It was cut off by the limit of its tokens: raise or remove "maxOutputTokens" (num_predict).',
    );
    expect(host.requests).toHaveLength(1);
  });

  it('is taken when the limit came after its value', async () => {
    const { model } = cloud([says([ROME, ' and so on'], { done_reason: 'length' })]);
    const { content, finishReason } = await model.doGenerate(JSON_CALL);
    expect({ content, finishReason }).toEqual({
      content: [{ type: 'text', text: ROME }],
      finishReason: { unified: 'length', raw: 'length' },
    });
  });

  it('passes calls on, with its text cut and not checked', async () => {
    const call = { id: 'c', function: { name: 'weather', arguments: { city: 'Rome' } } };
    const reads = [
      messageLine({ content: 'Let me see {"city":1}' }),
      messageLine({ tool_calls: [call] }),
      doneLine(),
    ];
    const { host, model } = cloud([{ reads }]);
    const { content, finishReason } = await model.doGenerate({ ...JSON_CALL, tools: [weather] });
    expect(content).toEqual([
      { type: 'text', text: '{"city":1}' },
      { type: 'tool-call', toolCallId: 'c', toolName: 'weather', input: '{"city":"Rome"}' },
    ]);
    expect(finishReason.unified).toBe('tool-calls');
    expect(host.requests).toHaveLength(1);
  });

  it.each([401, 429, 503])('costs one request when the host answers %d', async status => {
    const refusal = { status, reads: ['{"error":"no"}'] };
    const { host, model } = cloud([refusal, says(ROME)]);
    await expect(model.doGenerate(JSON_CALL)).rejects.toMatchObject({ statusCode: status });
    expect(host.requests).toHaveLength(1);
  });

  it('fails as the second request does', async () => {
    const { model } = cloud([says('Rome.'), { status: 429, reads: ['{"error":"slow down"}'] }]);
    await expect(model.doGenerate(JSON_CALL)).rejects.toMatchObject({
      name: 'AI_APICallError',
      statusCode: 429,
    });
  });

  it('is asked for again, with what is missing, when it is misspelled and does not fit', async () => {
    const { model } = cloud([says("{'city': 'Rome',}"), says(ROME)]);
    const { providerMetadata } = await model.doGenerate(JSON_CALL);
    expect(providerMetadata.ollama.structuredOutput?.rejected).toEqual([
      {
        text: "{'city': 'Rome',}",
        problems: [
          'The value in the answer is not valid JSON.',
          'The value: Instance does not have required property "population".',
        ],
      },
    ]);
  });

  it('is asked for again when the model calls a tool though there is none', async () => {
    const call = { id: 'c', function: { name: 'json', arguments: { city: 'Rome' } } };
    const { host, model } = cloud([
      { reads: [messageLine({ tool_calls: [call] }), doneLine()] },
      says(ROME),
    ]);
    const { content, finishReason } = await model.doGenerate(JSON_CALL);
    expect(content).toEqual([{ type: 'text', text: ROME }]);
    expect(finishReason).toEqual({ unified: 'stop', raw: 'stop' });
    expect(JSON.stringify(host.sent('messages'))).toContain(
      'The answer calls a tool, and there is none to call.',
    );
  });

  it('is no number that the limit of tokens may have cut off', async () => {
    const call = { ...JSON_CALL, responseFormat: { type: 'json' as const, schema: NUMBER } };
    const whole = await cloud([says('12')]).model.doGenerate(call);
    expect(whole.content).toEqual([{ type: 'text', text: '12' }]);
    const cut = cloud([says('12', { done_reason: 'length' })]);
    await expect(cut.model.doGenerate(call)).rejects.toThrow('It was cut off by the limit');
  });

  it('leaves nothing behind on a signal that goes on', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const listeners = new Set<unknown>();
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (type: string, listener: never) => {
      listeners.add(listener);
      add(type, listener);
    };
    signal.removeEventListener = (type: string, listener: never) => {
      listeners.delete(listener);
      remove(type, listener);
    };
    const bodies = ['No.', ROME].map(text => messageLine({ content: text }) + doneLine());
    const fetch = async () => new Response(bodies.shift());
    await cloud([], { fetch }).model.doGenerate({ ...JSON_CALL, abortSignal: signal });
    expect(bodies).toEqual([]);
    expect(listeners.size).toBe(0);
  });
});
