import type { LanguageModelV2, LanguageModelV2Prompt } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { toLanguageModelV1 } from '../v1.js';
import type { CallOptionsV1, MessageV1, ToolResultPartV1 } from './types.js';

const modelWarning = { type: 'other' as const, message: 'of the model' };

/** Has a V2 model asked with the prompt, and tells what reached it and what was warned about. */
async function convert(prompt: CallOptionsV1['prompt']) {
  let received: LanguageModelV2Prompt = [];
  const model: LanguageModelV2 = {
    specificationVersion: 'v2',
    provider: 'acme.chat',
    modelId: 'acme-1',
    supportedUrls: {},
    doGenerate: async options => {
      received = options.prompt;
      return {
        content: [],
        finishReason: 'stop',
        usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
        warnings: [modelWarning],
      };
    },
    doStream: async () => {
      throw new Error('not streamed here');
    },
  };
  const { warnings } = await toLanguageModelV1(model).doGenerate({
    inputFormat: 'messages',
    mode: { type: 'regular' },
    prompt,
  });
  return { received, warnings };
}

const providerMetadata = { acme: { cache: true } };
const providerOptions = providerMetadata;

async function convertResult(part: Omit<ToolResultPartV1, 'type' | 'toolCallId' | 'toolName'>) {
  const { received, warnings } = await convert([
    {
      role: 'tool',
      content: [{ type: 'tool-result', toolCallId: 'c1', toolName: 'weather', ...part }],
    },
  ]);
  const message = received[0];
  if (message?.role !== 'tool') throw new Error('no tool message');
  return { output: message.content[0]?.output, warnings };
}

describe('messages', () => {
  test('keep their roles, order, parts and options', async () => {
    const image = new Uint8Array([1, 2, 3]);
    const url = new URL('https://example.com/cat.png');
    const { received } = await convert([
      { role: 'system', content: 'Be brief.', providerMetadata },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Look: ', providerMetadata },
          { type: 'image', image, mimeType: 'image/png', providerMetadata },
          { type: 'image', image: url },
          {
            type: 'file',
            data: 'aGk=',
            mimeType: 'text/plain',
            filename: 'a.txt',
            providerMetadata,
          },
          { type: 'file', data: url, mimeType: 'application/pdf', filename: undefined },
        ],
        providerMetadata,
      },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'Hm.', providerMetadata },
          { type: 'text', text: 'I see.', providerMetadata: undefined },
          { type: 'file', data: 'aGk=', mimeType: 'image/png' },
          {
            type: 'tool-call',
            toolCallId: 'c1',
            toolName: 'weather',
            args: { city: 'Oslo' },
            providerMetadata,
          },
        ],
        providerMetadata,
      },
      {
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: 'c1',
            toolName: 'weather',
            result: 'Sunny',
            content: undefined,
            providerMetadata,
          },
        ],
        providerMetadata,
      },
    ]);
    expect(received).toStrictEqual([
      { role: 'system', content: 'Be brief.', providerOptions },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Look: ', providerOptions },
          { type: 'file', data: image, mediaType: 'image/png', providerOptions },
          { type: 'file', data: url, mediaType: 'image/*' },
          {
            type: 'file',
            data: 'aGk=',
            mediaType: 'text/plain',
            filename: 'a.txt',
            providerOptions,
          },
          { type: 'file', data: url, mediaType: 'application/pdf' },
        ],
        providerOptions,
      },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'Hm.', providerOptions },
          { type: 'text', text: 'I see.' },
          { type: 'file', data: 'aGk=', mediaType: 'image/png' },
          {
            type: 'tool-call',
            toolCallId: 'c1',
            toolName: 'weather',
            input: { city: 'Oslo' },
            providerOptions,
          },
        ],
        providerOptions,
      },
      {
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: 'c1',
            toolName: 'weather',
            output: { type: 'text', value: 'Sunny' },
            providerOptions,
          },
        ],
        providerOptions,
      },
    ]);
  });

  test('have signatures and redacted reasoning in the options of the provider', async () => {
    const { received } = await convert([
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'Hm.', signature: 'sig', providerMetadata },
          { type: 'redacted-reasoning', data: 'xyz' },
          { type: 'redacted-reasoning', data: 'xyz', providerMetadata },
        ],
      },
    ]);
    expect(received).toStrictEqual([
      {
        role: 'assistant',
        content: [
          {
            type: 'reasoning',
            text: 'Hm.',
            providerOptions: { acme: { cache: true, signature: 'sig' } },
          },
          { type: 'reasoning', text: '', providerOptions: { acme: { redactedData: 'xyz' } } },
          {
            type: 'reasoning',
            text: '',
            providerOptions: { acme: { cache: true, redactedData: 'xyz' } },
          },
        ],
      },
    ]);
  });
});

describe('results of tools', () => {
  test.each([
    [{ result: 'Sunny' }, { type: 'text', value: 'Sunny' }],
    [{ result: '' }, { type: 'text', value: '' }],
    [{ result: { degrees: 7 } }, { type: 'json', value: { degrees: 7 } }],
    [{ result: 0 }, { type: 'json', value: 0 }],
    [{ result: null }, { type: 'json', value: null }],
    [{ result: undefined }, { type: 'json', value: null }],
    [
      { result: 'No such city', isError: true },
      { type: 'error-text', value: 'No such city' },
    ],
    [
      { result: { code: 1 }, isError: true },
      { type: 'error-json', value: { code: 1 } },
    ],
    [
      {
        result: 'to be ignored',
        content: [
          { type: 'text' as const, text: 'A map:' },
          { type: 'image' as const, data: 'aGk=', mimeType: 'image/png' },
          { type: 'image' as const, data: 'aGk=' },
        ],
      },
      {
        type: 'content',
        value: [
          { type: 'text', text: 'A map:' },
          { type: 'media', data: 'aGk=', mediaType: 'image/png' },
          { type: 'media', data: 'aGk=', mediaType: 'image/*' },
        ],
      },
    ],
    [
      {
        result: 'to be ignored',
        isError: true,
        content: [
          { type: 'text' as const, text: 'No such ' },
          { type: 'text' as const, text: 'city' },
        ],
      },
      { type: 'error-text', value: 'No such city' },
    ],
  ])('say what they are: %j', async (part, output) => {
    expect(await convertResult(part)).toStrictEqual({ output, warnings: [modelWarning] });
  });

  test('that are errors with images keep the images, and a warning tells so', async () => {
    const content = [{ type: 'image' as const, data: 'aGk=', mimeType: 'image/png' }];
    expect(await convertResult({ result: content, isError: true, content })).toStrictEqual({
      output: {
        type: 'content',
        value: [{ type: 'media', data: 'aGk=', mediaType: 'image/png' }],
      },
      warnings: [
        {
          type: 'other',
          message:
            'The result of tool "weather" in part 1 of message 1 (tool) is an error with images; it was sent as a result that is none, as there is no other way to send the images.',
        },
        modelWarning,
      ],
    });
  });
});

describe('what is no prompt is refused', () => {
  const text = { type: 'text', text: 'Hi' };
  test.each<[unknown, string]>([
    ['Hi', 'The prompt is not a list of messages.'],
    [undefined, 'The prompt is not a list of messages.'],
    [[null], "The content of the prompt's message 1 (undefined) is not a list of parts."],
    [
      [{ role: 'user', content: 'Hi' }],
      "The content of the prompt's message 1 (user) is not a list of parts.",
    ],
    [
      [{ role: 'developer', content: [text] }],
      "The role of the prompt's message 1 (developer) is not known.",
    ],
    [
      [{ role: 'user', content: [text, { type: 'video' }] }],
      'The type of part 2 of message 1 (user) is not known.',
    ],
    [
      [{ role: 'assistant', content: [null] }],
      'The type of part 1 of message 1 (assistant) is not known.',
    ],
    [[{ role: 'tool', content: [text] }], 'The type of part 1 of message 1 (tool) is not known.'],
  ])('%j', async (prompt, message) => {
    await expect(convert(prompt as MessageV1[])).rejects.toMatchObject({
      name: 'AI_InvalidPromptError',
      message: `Invalid prompt: ${message}`,
    });
  });
});
