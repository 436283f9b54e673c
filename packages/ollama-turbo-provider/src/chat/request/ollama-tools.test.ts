import type { LanguageModelV4CallOptions, LanguageModelV4FunctionTool } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { HELLO, HI, modelWith, partsOf } from '../../../testing/stub-host.js';

type CallTools = Pick<LanguageModelV4CallOptions, 'tools' | 'toolChoice'>;

async function toolsOf(options: CallTools) {
  const { host, model } = modelWith({ answers: [HI] });
  const { stream } = await model.doStream({ prompt: HELLO, ...options });
  const [start] = await partsOf(stream);
  const sent = host.requests[0]?.body as { tools?: unknown } | undefined;
  return {
    tools: sent?.tools,
    warnings: start?.type === 'stream-start' ? start.warnings : undefined,
  };
}

const weather: LanguageModelV4FunctionTool = {
  type: 'function',
  name: 'weather',
  description: 'Current weather',
  inputSchema: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
  },
};
const clock: LanguageModelV4FunctionTool = {
  type: 'function',
  name: 'clock',
  inputSchema: { type: 'object', properties: {} },
};

const WEATHER = {
  type: 'function',
  function: {
    name: 'weather',
    description: 'Current weather',
    parameters: weather.inputSchema,
  },
};
const CLOCK = { type: 'function', function: { name: 'clock', parameters: clock.inputSchema } };

describe('tools', () => {
  it.each([undefined, { type: 'auto' as const }])(
    'are offered with choice %j',
    async toolChoice => {
      expect(await toolsOf({ tools: [weather, clock], toolChoice })).toEqual({
        tools: [WEATHER, CLOCK],
        warnings: [],
      });
    },
  );

  it('are not sent when none may be called', async () => {
    expect(await toolsOf({ tools: [weather], toolChoice: { type: 'none' } })).toEqual({
      tools: undefined,
      warnings: [],
    });
  });

  it('are all offered when one is required, with a warning', async () => {
    expect(await toolsOf({ tools: [weather, clock], toolChoice: { type: 'required' } })).toEqual({
      tools: [WEATHER, CLOCK],
      warnings: [
        {
          type: 'compatibility',
          feature: 'toolChoice',
          details:
            'Ollama has no tool choice; "required" is emulated: the model is told to call, and asked once more for the call as JSON if it does not.',
        },
      ],
    });
  });

  it.each([undefined, [{ type: 'provider' as const, id: 'x.y' as const, name: 'y', args: {} }]])(
    'cannot be required where the call has none',
    async tools => {
      const { tools: sent, warnings } = await toolsOf({ tools, toolChoice: { type: 'required' } });
      expect(sent).toBeUndefined();
      expect(warnings?.at(-1)).toEqual({
        type: 'unsupported',
        feature: 'toolChoice',
        details:
          'toolChoice "required" has no effect: the call has no tool that a model could call.',
      });
    },
  );

  it('are cut down to the one that is named, with a warning', async () => {
    const toolChoice = { type: 'tool' as const, toolName: 'clock' };
    expect(await toolsOf({ tools: [weather, clock], toolChoice })).toEqual({
      tools: [CLOCK],
      warnings: [
        {
          type: 'compatibility',
          feature: 'toolChoice',
          details:
            'Ollama has no tool choice; "clock" is emulated: the model is told to call, and asked once more for the call as JSON if it does not.',
        },
      ],
    });
  });

  it.each([
    [[weather, clock], '"weather", "clock"'],
    [undefined, 'none'],
  ])('have to hold the one that is named', async (tools, offered) => {
    const toolChoice = { type: 'tool' as const, toolName: 'search' };
    await expect(toolsOf({ tools, toolChoice })).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: 'toolChoice',
      message: `toolChoice names the tool "search", which is not among the tools of the call (${offered}).`,
    });
  });

  it.each([
    ['Current weather', 'Current weather (Dates are in UTC.)'],
    [undefined, 'Dates are in UTC.'],
    ['Weather. Dates are in UTC.', 'Weather. Dates are in UTC.'],
  ])('described %s tell what their schema says as a whole, too', async (description, sent) => {
    const inputSchema = { ...weather.inputSchema, description: 'Dates are in UTC.' };
    expect(await toolsOf({ tools: [{ ...weather, description, inputSchema }] })).toEqual({
      tools: [
        {
          type: 'function',
          function: { name: 'weather', description: sent, parameters: inputSchema },
        },
      ],
      warnings: [],
    });
  });

  it('of a provider, strictness and examples are warned about', async () => {
    const tools: CallTools['tools'] = [
      { type: 'provider', id: 'openai.web_search', name: 'web_search', args: {} },
      { ...clock, strict: true, inputExamples: [{ input: {} }] },
    ];
    expect(await toolsOf({ tools })).toEqual({
      tools: [CLOCK],
      warnings: [
        {
          type: 'unsupported',
          feature: 'provider-defined tool openai.web_search',
          details: 'Ollama runs no tools itself; the tool was not offered to the model.',
        },
        {
          type: 'unsupported',
          feature: 'strict of tool "clock"',
          details: 'Ollama does not hold models to the schema of a tool; the AI SDK checks it.',
        },
        {
          type: 'unsupported',
          feature: 'inputExamples of tool "clock"',
          details: 'Ollama has no place for examples; put them into the description.',
        },
      ],
    });
  });
});
