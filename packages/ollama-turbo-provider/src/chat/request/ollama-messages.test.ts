import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { HELLO, HI, modelWith, partsOf } from '../../../testing/stub-host.js';

/** The messages that a prompt is sent as, and the warnings that it gives rise to. */
async function convert(prompt: LanguageModelV4Prompt) {
  const { host, model } = modelWith({ answers: [HI] });
  const { stream } = await model.doStream({ prompt });
  const [start] = await partsOf(stream);
  return {
    messages: host.sent('messages'),
    warnings: start?.type === 'stream-start' ? start.warnings : undefined,
  };
}

type UserContent = Extract<LanguageModelV4Prompt[number], { role: 'user' }>['content'];
type ToolContent = Extract<LanguageModelV4Prompt[number], { role: 'tool' }>['content'];
type ToolOutput = Extract<ToolContent[number], { type: 'tool-result' }>['output'];

const userMessage = async (content: UserContent) => {
  const { messages, warnings } = await convert([{ role: 'user', content }]);
  expect(warnings).toEqual([]);
  return (messages as unknown[])[0];
};

const toolMessage = async (output: ToolOutput) => {
  const { messages, warnings } = await convert([
    {
      role: 'tool',
      content: [{ type: 'tool-result', toolCallId: 'call_1', toolName: 'weather', output }],
    },
  ]);
  return { message: (messages as unknown[])[0], warnings };
};

const PNG_BYTES = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xfb, 0xff]);
const PNG_BASE64 = 'iVBOR/v/';

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

describe('results of tools', () => {
  it.each<[ToolOutput, string]>([
    [{ type: 'text', value: '' }, ''],
    [{ type: 'json', value: null }, 'null'],
    [{ type: 'json', value: ['a', 1] }, '["a",1]'],
    [{ type: 'error-text', value: 'no such city' }, 'Error: no such city'],
    [{ type: 'error-text', value: 'Error: no such city' }, 'Error: no such city'],
    [{ type: 'error-text', value: 'AI_NoSuchToolError: no tool' }, 'AI_NoSuchToolError: no tool'],
    [{ type: 'error-text', value: 'Error rate is 5%' }, 'Error: Error rate is 5%'],
    [{ type: 'error-json', value: { code: 7 } }, 'Error: {"code":7}'],
    [{ type: 'execution-denied' }, 'Tool execution denied.'],
    [{ type: 'execution-denied', reason: 'too dear' }, 'Tool execution denied: too dear'],
  ])('of %j are sent as %j', async (output, content) => {
    expect(await toolMessage(output)).toEqual({
      message: { role: 'tool', content, tool_name: 'weather', tool_call_id: 'call_1' },
      warnings: [],
    });
  });

  it('that are no JSON are refused', async () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    for (const value of [{ n: 1n }, circular]) {
      await expect(toolMessage({ type: 'json', value: value as never })).rejects.toMatchObject({
        name: 'AI_InvalidPromptError',
        message: expect.stringMatching(
          /^Invalid prompt: The tool result at message 1 \(tool\), part 1 cannot be written as JSON \(.+\): return plain values from the tool\.$/,
        ),
      });
    }
  });

  it('keep their images and name what is left out', async () => {
    const output: ToolOutput = {
      type: 'content',
      value: [
        { type: 'text', text: 'A ' },
        { type: 'file', data: { type: 'data', data: PNG_BYTES }, mediaType: 'image/png' },
        { type: 'text', text: 'map.' },
        { type: 'file', data: { type: 'text', text: 'a,b' }, mediaType: 'text/csv', filename: 'x' },
        { type: 'custom' },
      ],
    };
    expect(await toolMessage(output)).toEqual({
      message: {
        role: 'tool',
        content: 'A map.\n\nFile "x":\na,b\n\n',
        tool_name: 'weather',
        tool_call_id: 'call_1',
        images: [PNG_BASE64],
      },
      warnings: [
        {
          type: 'unsupported',
          feature: 'custom content in a tool result',
          details:
            'The custom content at message 1 (tool), part 1 was left out: Ollama takes text and images.',
        },
      ],
    });
  });
});

describe('files', () => {
  it.each<[string, UserContent[number]]>([
    ['bytes', { type: 'file', data: { type: 'data', data: PNG_BYTES }, mediaType: 'image/png' }],
    [
      'a part of larger bytes',
      {
        type: 'file',
        data: { type: 'data', data: new Uint8Array([0, 0, ...PNG_BYTES, 0]).subarray(2, 8) },
        mediaType: 'image',
      },
    ],
    ['base64', { type: 'file', data: { type: 'data', data: PNG_BASE64 }, mediaType: 'image/*' }],
    [
      'base64 in the alphabet of URLs, with line breaks',
      { type: 'file', data: { type: 'data', data: 'iVBO\nR_v_\n' }, mediaType: 'image/png' },
    ],
    [
      'a data URL',
      {
        type: 'file',
        data: { type: 'url', url: new URL(`data:image/png;base64,${PNG_BASE64}`) },
        mediaType: 'image/png',
      },
    ],
    [
      'a data URL as text',
      {
        type: 'file',
        data: { type: 'data', data: `data:image/png;base64,${PNG_BASE64}` },
        mediaType: 'image/png',
      },
    ],
  ])('with an image given as %s become bare base64', async (_form, part) => {
    expect(await userMessage([{ type: 'text', text: 'What is it?' }, part])).toEqual({
      role: 'user',
      content: 'What is it?',
      images: [PNG_BASE64],
    });
  });

  it('with an image alone make a message without text', async () => {
    const data = { type: 'data' as const, data: 'AA' };
    expect(await userMessage([{ type: 'file', data, mediaType: 'image/webp' }])).toEqual({
      role: 'user',
      content: '',
      images: ['AA=='],
    });
  });

  it.each([
    ['audio/wav', 'UklGRg=='],
    ['audio/mpeg', '//uQ'],
    ['audio/*', '//uQ'],
    ['audio', 'UklGRiQAAABXQVZF'],
  ])('with audio of type %s go where Ollama looks for it', async (mediaType, data) => {
    expect(await userMessage([{ type: 'file', data: { type: 'data', data }, mediaType }])).toEqual({
      role: 'user',
      content: '',
      images: [data],
    });
  });

  it.each<[string, UserContent[number]]>([
    [
      'bytes',
      {
        type: 'file',
        data: { type: 'data', data: new TextEncoder().encode('a,ü') },
        mediaType: 'text/csv; charset=utf-8',
        filename: 'data.csv',
      },
    ],
    [
      'text',
      {
        type: 'file',
        data: { type: 'text', text: 'a,ü' },
        mediaType: 'text/csv',
        filename: 'data.csv',
      },
    ],
    [
      'a data URL',
      {
        type: 'file',
        data: { type: 'url', url: new URL('data:text/csv,a,%C3%BC') },
        mediaType: 'application/vnd.api+json',
        filename: 'data.csv',
      },
    ],
    [
      'a data URL that tells its type alone',
      {
        type: 'file',
        data: { type: 'url', url: new URL('data:text/csv;base64,YSzDvA==') },
        mediaType: 'text/*',
        filename: 'data.csv',
      },
    ],
  ])('with text given as %s stand in the message under their name', async (_form, part) => {
    expect(
      await userMessage([{ type: 'text', text: 'See' }, part, { type: 'text', text: 'please' }]),
    ).toEqual({ role: 'user', content: 'See\n\nFile "data.csv":\na,ü\n\nplease' });
  });

  it('with text in another character set are read in it', async () => {
    const data = { type: 'data' as const, data: new Uint8Array([0xfc]) };
    const mediaType = 'text/plain; charset="iso-8859-1"';
    expect(await userMessage([{ type: 'file', data, mediaType, filename: 'a' }])).toEqual({
      role: 'user',
      content: '\n\nFile "a":\nü\n\n',
    });
  });

  it('with text in a character set that nobody knows are refused', async () => {
    const data = { type: 'data' as const, data: 'AAAA' };
    const mediaType = 'text; charset=klingon';
    await expect(userMessage([{ type: 'file', data, mediaType }])).rejects.toMatchObject({
      name: 'AI_UnsupportedFunctionalityError',
      message:
        'The character set "klingon" of the file at message 1 (user), part 1 is not known here: pass the file in UTF-8.',
    });
  });

  it('with a million signs of padding are refused as quickly as others', async () => {
    const characters = `${'A'.repeat(200)}${'='.repeat(1_000_000)}A`;
    const data = { type: 'data' as const, data: characters };
    await expect(userMessage([{ type: 'file', data, mediaType: 'image/png' }])).rejects.toThrow(
      'is empty or not base64',
    );
  });

  it('with JSON and no name are called unnamed', async () => {
    const data = { type: 'data' as const, data: 'e30=' };
    expect(await userMessage([{ type: 'file', data, mediaType: 'application/json' }])).toEqual({
      role: 'user',
      content: '\n\nFile "unnamed":\n{}\n\n',
    });
  });

  it('in what the assistant said are kept', async () => {
    const { messages } = await convert([
      {
        role: 'assistant',
        content: [
          { type: 'file', data: { type: 'data', data: PNG_BYTES }, mediaType: 'image/png' },
          { type: 'file', data: { type: 'text', text: 'x' }, mediaType: 'text/plain' },
        ],
      },
    ]);
    expect(messages).toEqual([
      { role: 'assistant', content: '\n\nFile "unnamed":\nx\n\n', images: [PNG_BASE64] },
    ]);
  });

  const refusal = async (part: UserContent[number]) => convert([{ role: 'user', content: [part] }]);

  it.each(['application/pdf', 'video/mp4', 'audio/ogg', 'application/octet-stream', ''])(
    'of type %s are refused',
    async mediaType => {
      const data = { type: 'data' as const, data: 'AAAA' };
      await expect(refusal({ type: 'file', data, mediaType })).rejects.toMatchObject({
        name: 'AI_UnsupportedFunctionalityError',
        functionality: `file of media type ${mediaType}`,
        message: `Ollama cannot read the file of media type "${mediaType}" at message 1 (user), part 1. It takes images, WAV and MP3 audio, text and JSON; extract the text of other documents first.`,
      });
    },
  );

  it('at a URL are refused', async () => {
    const data = { type: 'url' as const, url: new URL('https://example.com/a.png') };
    await expect(refusal({ type: 'file', data, mediaType: 'image/png' })).rejects.toMatchObject({
      name: 'AI_UnsupportedFunctionalityError',
      message:
        "The file at message 1 (user), part 1 is a URL, and Ollama downloads nothing: pass its bytes. (The AI SDK's functions download files themselves.)",
    });
  });

  it('by reference are refused', async () => {
    const data = { type: 'reference' as const, reference: { openai: 'file-1' } };
    await expect(refusal({ type: 'file', data, mediaType: 'image/png' })).rejects.toMatchObject({
      name: 'AI_UnsupportedFunctionalityError',
      message:
        'The file at message 1 (user), part 1 is a reference to an uploaded file, but Ollama stores no files: pass its bytes.',
    });
  });

  it.each(['not base64!', '', 'AAAAA', 'AA=A', 'AAA===', '=', new Uint8Array()])(
    'with the data %j are refused',
    async content => {
      const data = { type: 'data' as const, data: content };
      await expect(refusal({ type: 'file', data, mediaType: 'image/png' })).rejects.toMatchObject({
        name: 'AI_InvalidPromptError',
        message:
          'Invalid prompt: The data of the file at message 1 (user), part 1 is empty or not base64.',
      });
    },
  );
});
