import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { convert, PNG_BYTES } from '../../../testing/convert-prompt.js';
import { HELLO } from '../../../testing/stub-host.js';

describe('messages', () => {
  it('keep their roles, their order and their texts', async () => {
    const { messages, warnings } = await convert([
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is ' },
          { type: 'text', text: 'the weather?\n' },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'I need ' },
          { type: 'reasoning', text: 'a tool.' },
          { type: 'text', text: 'Let me see.' },
          { type: 'tool-call', toolCallId: 'call_1', toolName: 'weather', input: { city: 'Rome' } },
          { type: 'tool-call', toolCallId: 'call_2', toolName: 'time', input: {} },
        ],
      },
      {
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: 'call_1',
            toolName: 'weather',
            output: { type: 'json', value: { celsius: 21 } },
          },
          {
            type: 'tool-result',
            toolCallId: 'call_2',
            toolName: 'time',
            output: { type: 'text', value: 'noon' },
          },
        ],
      },
      { role: 'system', content: 'Answer in Italian.' },
    ]);
    expect(messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What is the weather?\n' },
      {
        role: 'assistant',
        content: 'Let me see.',
        thinking: 'I need a tool.',
        tool_calls: [
          { id: 'call_1', function: { name: 'weather', arguments: { city: 'Rome' } } },
          { id: 'call_2', function: { name: 'time', arguments: {} } },
        ],
      },
      { role: 'tool', content: '{"celsius":21}', tool_name: 'weather', tool_call_id: 'call_1' },
      { role: 'tool', content: 'noon', tool_name: 'time', tool_call_id: 'call_2' },
      { role: 'system', content: 'Answer in Italian.' },
    ]);
    expect(warnings).toEqual([]);
  });

  it('of an assistant that said nothing stay in place', async () => {
    const { messages } = await convert([
      { role: 'assistant', content: [] },
      { role: 'assistant', content: [{ type: 'reasoning', text: '' }] },
    ]);
    expect(messages).toEqual([
      { role: 'assistant', content: '' },
      { role: 'assistant', content: '' },
    ]);
  });

  it('of an assistant with results of tools that a host ran are told apart', async () => {
    const { messages } = await convert([
      {
        role: 'assistant',
        content: [
          {
            type: 'tool-call',
            toolCallId: 'c',
            toolName: 'search',
            input: { q: 'x' },
            providerExecuted: true,
          },
          {
            type: 'tool-result',
            toolCallId: 'c',
            toolName: 'search',
            output: { type: 'text', value: 'found' },
          },
          { type: 'text', text: 'Here it is.' },
        ],
      },
    ]);
    expect(messages).toEqual([
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'c', function: { name: 'search', arguments: { q: 'x' } } }],
      },
      { role: 'tool', content: 'found', tool_name: 'search', tool_call_id: 'c' },
      { role: 'assistant', content: 'Here it is.' },
    ]);
  });

  it('leave out what Ollama has no place for, with a warning', async () => {
    const { messages, warnings } = await convert([
      {
        role: 'assistant',
        content: [
          { type: 'custom', kind: 'some.thing' },
          {
            type: 'reasoning-file',
            data: { type: 'data', data: PNG_BYTES },
            mediaType: 'image/png',
          },
          { type: 'text', text: 'Hi' },
        ],
      },
      {
        role: 'tool',
        content: [{ type: 'tool-approval-response', approvalId: 'a', approved: true }],
      },
    ]);
    expect(messages).toEqual([{ role: 'assistant', content: 'Hi' }]);
    expect(warnings).toEqual([
      {
        type: 'unsupported',
        feature: 'custom in the prompt',
        details:
          'The part at message 1 (assistant), part 1 was left out: Ollama has no equal of it.',
      },
      {
        type: 'unsupported',
        feature: 'reasoning-file in the prompt',
        details:
          'The part at message 1 (assistant), part 2 was left out: Ollama has no equal of it.',
      },
      {
        type: 'unsupported',
        feature: 'tool-approval-response in the prompt',
        details:
          'The answer to an approval request at message 2 (tool), part 1 was left out: Ollama runs no tools that could ask for one.',
      },
    ]);
  });

  it.each<[unknown, string, string]>([
    [undefined, 'prompt', 'a list'],
    ['Hello', 'prompt', 'a list'],
    [[null], 'prompt[0]', 'an object'],
    [[{ role: 'user', content: 'Hello' }], 'prompt[0].content', 'a list'],
    [[{ role: 'system' }], 'prompt[0].content', 'a text'],
    [
      [...HELLO, { role: 'narrator', content: [] }],
      'prompt[1].role',
      'a message with the role "system", "user", "assistant" or "tool"',
    ],
    [[{ role: 'user', content: [null] }], 'prompt[0].content[0]', 'an object'],
    [[{ role: 'user', content: [{ type: 'text' }] }], 'prompt[0].content[0].text', 'a text'],
    [
      [{ role: 'user', content: [{ type: 'video' }] }],
      'prompt[0].content[0].type',
      'a part of a type that this role may have',
    ],
    [
      [{ role: 'user', content: [{ type: 'file', mediaType: 'image/png' }] }],
      'prompt[0].content[0].data',
      'an object',
    ],
    [
      [{ role: 'user', content: [{ type: 'file', data: PNG_BYTES, mediaType: 'image/png' }] }],
      'prompt[0].content[0].data.type',
      'an object with the type "data", "url", "reference" or "text"',
    ],
    [
      [
        {
          role: 'user',
          content: [{ type: 'file', data: { type: 'data', data: [1] }, mediaType: 'image/png' }],
        },
      ],
      'prompt[0].content[0].data.data',
      'a base64 text or a Uint8Array',
    ],
    [
      [
        {
          role: 'user',
          content: [{ type: 'file', data: { type: 'url' }, mediaType: 'image/png' }],
        },
      ],
      'prompt[0].content[0].data.url',
      'a URL',
    ],
    [
      [{ role: 'assistant', content: [{ type: 'video' }] }],
      'prompt[0].content[0].type',
      'a part of a type that this role may have',
    ],
    [
      [{ role: 'tool', content: [{ type: 'text' }] }],
      'prompt[0].content[0].type',
      'a part of a type that this role may have',
    ],
    [
      [{ role: 'tool', content: [{ type: 'tool-result', toolCallId: 'c', toolName: 'f' }] }],
      'prompt[0].content[0].output',
      'an object',
    ],
    [
      [
        {
          role: 'tool',
          content: [
            {
              type: 'tool-result',
              toolCallId: 'c',
              toolName: 'f',
              output: { type: 'content', value: [{ type: 'media', data: 'AA==' }] },
            },
          ],
        },
      ],
      'prompt[0].content[0].output.value[0].type',
      'a part of the type "text", "file" or "custom"',
    ],
  ])('that are none are refused: %j', async (prompt, path, expectation) => {
    await expect(convert(prompt as LanguageModelV4Prompt)).rejects.toMatchObject({
      name: 'AI_InvalidPromptError',
      message: `Invalid prompt: ${path} is not valid: expected ${expectation}.`,
    });
  });
});

describe('calls in the history', () => {
  const inputOf = async (input: unknown) => {
    const { messages, warnings } = await convert([
      {
        role: 'assistant',
        content: [{ type: 'tool-call', toolCallId: 'c', toolName: 'f', input }],
      },
    ]);
    expect(messages).toEqual([
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'c', function: { name: 'f', arguments: expect.any(Object) } }],
      },
    ]);
    const [{ tool_calls: calls }] = messages as [
      { tool_calls: { function: { arguments: unknown } }[] },
    ];
    return { arguments: calls[0]?.function.arguments, warnings };
  };

  it.each([
    [{ a: [1] }, { a: [1] }],
    ['{"a":[1]}', { a: [1] }],
    [undefined, {}],
    [null, {}],
    ['', {}],
  ])('send the input %j as an object', async (input, expected) => {
    expect(await inputOf(input)).toEqual({ arguments: expected, warnings: [] });
  });

  it.each([['{"a":'], ['[1]'], ['5'], [[1]], [true]])(
    'send {} for the input %j, with a warning',
    async input => {
      expect(await inputOf(input)).toEqual({
        arguments: {},
        warnings: [
          {
            type: 'other',
            message:
              'The input of the call of tool "f" at message 1 (assistant), part 1 is not a JSON object; {} was sent, as Ollama takes nothing else.',
          },
        ],
      });
    },
  );
});
