import type {
  JSONSchema7,
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import {
  doneLine,
  HELLO,
  messageLine,
  modelWith,
  partsOf,
  type StubAnswer,
} from '../../testing/stub-host.js';

const weather: LanguageModelV4FunctionTool = {
  type: 'function',
  name: 'weather',
  description: 'Current weather',
  inputSchema: {
    type: 'object',
    properties: { city: { type: 'string' }, days: { $ref: '#/definitions/count' } },
    required: ['city'],
    definitions: { count: { type: 'integer', minimum: 1 } },
  },
};
const clock: LanguageModelV4FunctionTool = {
  type: 'function',
  name: 'clock',
  inputSchema: { type: 'object', properties: {} },
};
const WEATHER_PARAMETERS: JSONSchema7 = {
  type: 'object',
  properties: {
    city: { type: 'string' },
    days: { type: 'integer', minimum: 1, description: '(minimum: 1)' },
  },
  required: ['city'],
};

const NAMED: Partial<LanguageModelV4CallOptions> = {
  tools: [weather, clock],
  toolChoice: { type: 'tool', toolName: 'weather' },
};
const REQUIRED: Partial<LanguageModelV4CallOptions> = {
  tools: [weather, clock],
  toolChoice: { type: 'required' },
};

function says(content: string, done: object = {}): StubAnswer {
  return { reads: [messageLine({ content }), doneLine(done)] };
}

function calls(name: string, input: object = { city: 'Rome' }): StubAnswer {
  const call = { id: 'c', function: { name, arguments: input } };
  return { reads: [messageLine({ tool_calls: [call] }), doneLine()] };
}

/** What comes of a call whose host gives these answers. */
async function generate(options: Partial<LanguageModelV4CallOptions>, ...answers: StubAnswer[]) {
  const { host, model } = modelWith({ answers });
  const result = await model.doGenerate({ prompt: HELLO, ...options });
  return { ...result, bodies: host.requests.map(({ body }) => body as Record<string, unknown>) };
}

describe('a tool that has to be called', () => {
  it('is the only one offered when it is named, and the system message says so', async () => {
    const { bodies, content, warnings } = await generate(
      { ...NAMED, prompt: [{ role: 'system', content: 'Be brief.' }, ...HELLO] },
      calls('weather'),
    );
    expect(bodies).toMatchObject([
      {
        messages: [
          {
            role: 'system',
            content: 'Be brief.\n\nCall the tool "weather" now. Do not answer in words.',
          },
          { role: 'user', content: 'Hello' },
        ],
        tools: [{ function: { name: 'weather' } }],
      },
    ]);
    expect(bodies[0]?.['format']).toBeUndefined();
    expect(content).toEqual([
      { type: 'tool-call', toolCallId: 'c', toolName: 'weather', input: '{"city":"Rome"}' },
    ]);
    expect(warnings.filter(({ type }) => type === 'compatibility')).toContainEqual({
      type: 'compatibility',
      feature: 'toolChoice',
      details:
        'Ollama has no tool choice; "weather" is emulated: the model is told to call, and asked once more for the call as JSON if it does not.',
    });
  });

  it('may be any when one is required', async () => {
    const { bodies } = await generate(REQUIRED, calls('clock', {}));
    expect(bodies).toMatchObject([
      {
        messages: [
          {
            role: 'system',
            content: 'Call one of these tools now: "weather", "clock". Do not answer in words.',
          },
          { role: 'user', content: 'Hello' },
        ],
        tools: [{ function: { name: 'weather' } }, { function: { name: 'clock' } }],
      },
    ]);
  });

  it('is asked for as JSON when it was not called, and the result is the call', async () => {
    const result = await generate(
      NAMED,
      says('It is sunny.', { prompt_eval_count: 10, eval_count: 5 }),
      says('```json\n{"city": "Rome", "days": 2,}\n```', { prompt_eval_count: 30, eval_count: 7 }),
    );
    const { bodies, content, finishReason, usage } = result;
    expect(bodies[1]).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: 'Call the tool "weather" now. Do not answer in words.' },
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'It is sunny.' },
        {
          role: 'user',
          content: `You have to call the tool "weather" (Current weather). Answer with the arguments of that call: JSON only, with no text before or after it and no code fence. The JSON has to be valid against this JSON Schema:\n${JSON.stringify(weather.inputSchema)}`,
        },
      ],
      format: weather.inputSchema,
      stream: true,
    });
    expect(content).toEqual([
      { type: 'text', text: 'It is sunny.' },
      {
        type: 'tool-call',
        toolCallId: 'id-0',
        toolName: 'weather',
        input: '{"city": "Rome", "days": 2}',
      },
    ]);
    expect(finishReason).toEqual({ unified: 'tool-calls', raw: 'stop' });
    expect(usage).toMatchObject({ inputTokens: { total: 40 }, outputTokens: { total: 12 } });
  });

  it('is chosen in the JSON when there are several', async () => {
    const { bodies, content } = await generate(
      REQUIRED,
      says(''),
      says('{"tool":"weather","arguments":{"city":"Rome"}}'),
    );
    const schema = {
      anyOf: [
        {
          type: 'object',
          properties: {
            tool: { type: 'string', enum: ['weather'] },
            arguments: expect.objectContaining({ required: WEATHER_PARAMETERS.required }),
          },
          required: ['tool', 'arguments'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: {
            tool: { type: 'string', enum: ['clock'] },
            arguments: { type: 'object', properties: {} },
          },
          required: ['tool', 'arguments'],
          additionalProperties: false,
        },
      ],
    };
    expect(bodies[1]?.['format']).toEqual(schema);
    expect(JSON.stringify(bodies[1]?.['format'])).not.toContain('$ref');
    expect(bodies[1]?.['messages']).toEqual([
      expect.objectContaining({ role: 'system' }),
      { role: 'user', content: 'Hello' },
      {
        role: 'user',
        content: `You have to call one of these tools:\n- "weather" (Current weather)\n- "clock"\nAnswer with the name of the tool and the arguments of the call: JSON only, with no text before or after it and no code fence. The JSON has to be valid against this JSON Schema:\n${JSON.stringify(bodies[1]?.['format'])}`,
      },
    ]);
    expect(content).toEqual([
      { type: 'tool-call', toolCallId: 'id-0', toolName: 'weather', input: '{"city":"Rome"}' },
    ]);
  });

  it.each([
    [NAMED, '{"city":"Rome","days":0}', '/days: 0 is less than 1.'],
    [NAMED, 'I cannot.', 'The answer holds no JSON value of the kind that was asked for.'],
    [NAMED, '["Rome"]', 'The answer holds no JSON value of the kind that was asked for.'],
    [NAMED, '{"city":"Ro', 'The JSON value in the answer is not closed.'],
    [
      REQUIRED,
      '{"tool":"weather","arguments":{"town":"Rome"}}',
      'The value: Instance does not have required property "city".',
    ],
    [REQUIRED, '{"tool":"news","arguments":{}}', 'There is no tool "news".'],
    [
      REQUIRED,
      '{"city":"Rome"}',
      'The value: Instance does not have required property "tool". The value: Instance does not have required property "arguments".',
    ],
  ])('stays uncalled when the JSON does not fit (%#)', async (options, written, problem) => {
    const { bodies, content, finishReason, providerMetadata } = await generate(
      options,
      says('No.'),
      says(written),
    );
    expect(bodies).toHaveLength(2);
    expect(content).toEqual([{ type: 'text', text: 'No.' }]);
    expect(finishReason).toEqual({ unified: 'stop', raw: 'stop' });
    expect(providerMetadata.ollama.note).toBe(
      `The model called no tool, and what it wrote when asked for a call as JSON could not be used: ${problem}`,
    );
  });

  it('is not asked for when the model called it, whatever it wrote as arguments', async () => {
    const { bodies, content } = await generate(NAMED, calls('weather', { town: 1 }));
    expect(bodies).toHaveLength(1);
    expect(content).toMatchObject([{ input: '{"town":1}' }]);
  });

  it('is asked for when another one was called than the one named', async () => {
    const { content } = await generate(NAMED, calls('clock'), says('{"city":"Rome"}'));
    expect(content).toMatchObject([{ toolName: 'clock' }, { toolName: 'weather' }]);
  });

  it('has an id of its own when both answers call under the same one', async () => {
    const { content } = await generate(NAMED, calls('clock'), calls('weather'));
    expect(content).toMatchObject([
      { toolName: 'clock', toolCallId: 'c' },
      { toolName: 'weather', toolCallId: 'id-0' },
    ]);
  });

  it('keeps the log probabilities of what the model said first', async () => {
    const logprobs = [{ token: 'No.', logprob: -0.5 }];
    const reads = [messageLine({ content: 'No.' }, { logprobs }), doneLine()];
    const { providerMetadata } = await generate(NAMED, { reads }, says('{"city":"Rome"}'));
    expect(providerMetadata.ollama.logprobs).toEqual(logprobs);
  });

  it('says what to do when the limit of tokens cut the JSON off', async () => {
    const { providerMetadata } = await generate(
      NAMED,
      says('No.'),
      says('{"city":"Ro', { done_reason: 'length' }),
    );
    expect(providerMetadata.ollama.note).toMatch(/raise or remove "maxOutputTokens"/);
  });

  it('may also be called after all', async () => {
    const { content, finishReason } = await generate(NAMED, says('No.'), calls('weather'));
    expect(content).toEqual([
      { type: 'text', text: 'No.' },
      { type: 'tool-call', toolCallId: 'c', toolName: 'weather', input: '{"city":"Rome"}' },
    ]);
    expect(finishReason.unified).toBe('tool-calls');
  });

  it('comes before JSON that is asked for, too', async () => {
    const { bodies, content, providerMetadata } = await generate(
      { ...NAMED, responseFormat: { type: 'json', schema: { type: 'object' } } },
      says('No.'),
      says('{"city":"Rome"}'),
    );
    expect(bodies[0]).toMatchObject({ messages: [{ role: 'system' }, { role: 'user' }] });
    expect(bodies[0]?.['format']).toBeUndefined();
    expect(content).toMatchObject([{ type: 'tool-call', input: '{"city":"Rome"}' }]);
    expect(providerMetadata.ollama.structuredOutput).toEqual({
      mode: 'native',
      requests: 2,
      textBefore: 'No.',
    });
  });

  it('is a call in a stream, behind what the model said', async () => {
    const { model } = modelWith({ answers: [says('Sunny.'), says('{"city":"Rome"}')] });
    const { stream } = await model.doStream({ prompt: HELLO, ...NAMED });
    expect((await partsOf(stream)).slice(2)).toEqual([
      { type: 'text-start', id: 'text-0' },
      { type: 'text-delta', id: 'text-0', delta: 'Sunny.' },
      { type: 'text-end', id: 'text-0' },
      { type: 'tool-input-start', id: 'id-0', toolName: 'weather' },
      { type: 'tool-input-delta', id: 'id-0', delta: '{"city":"Rome"}' },
      { type: 'tool-input-end', id: 'id-0' },
      { type: 'tool-call', toolCallId: 'id-0', toolName: 'weather', input: '{"city":"Rome"}' },
      expect.objectContaining({
        type: 'finish',
        finishReason: { unified: 'tool-calls', raw: 'stop' },
      }),
    ]);
  });

  it('is asked for also without retries of structured output', async () => {
    const { bodies } = await generate(
      { ...NAMED, providerOptions: { ollama: { structuredOutputRetries: 0 } } },
      says('No.'),
      says('{"city":"Rome"}'),
    );
    expect(bodies).toHaveLength(2);
  });

  it('fails as the request for it does', async () => {
    const refusal = { status: 503, reads: ['{"error":"server busy"}'] };
    await expect(generate(NAMED, says('No.'), refusal)).rejects.toMatchObject({ statusCode: 503 });
  });
});
