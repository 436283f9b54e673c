import {
  InvalidPromptError,
  type LanguageModelV3Prompt,
  type LanguageModelV4,
  type LanguageModelV4Prompt,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { toLanguageModelV3 } from '../v3.js';

/** The prompt that a V4 model is given for one that its V3 form is given. */
const promptSeenFor = async (prompt: LanguageModelV3Prompt) => {
  const prompts: LanguageModelV4Prompt[] = [];
  const model: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: 'fake.chat',
    modelId: 'm',
    supportedUrls: {},
    doGenerate: async () => Promise.reject(new Error('Not to be called.')),
    doStream: async options => {
      prompts.push(options.prompt);
      return { stream: new ReadableStream() };
    },
  };
  await toLanguageModelV3(model).doStream({ prompt });
  return prompts[0];
};

describe('a prompt', () => {
  it('keeps texts, reasoning, tool calls and approvals', async () => {
    const providerOptions = { fake: { cache: true } };
    const prompt: LanguageModelV3Prompt = [
      { role: 'system', content: 'Be brief.', providerOptions },
      { role: 'user', content: [{ type: 'text', text: 'Hi', providerOptions }], providerOptions },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'Hm.', providerOptions },
          { type: 'text', text: 'Well' },
          {
            type: 'tool-call',
            toolCallId: 'c',
            toolName: 'f',
            input: { a: 1 },
            providerExecuted: true,
            providerOptions,
          },
        ],
        providerOptions,
      },
      {
        role: 'tool',
        content: [
          { type: 'tool-approval-response', approvalId: 'a', approved: false, reason: 'No.' },
        ],
        providerOptions,
      },
    ];
    expect(await promptSeenFor(prompt)).toEqual(prompt);
  });

  it('says of the data of files what it is', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const url = new URL('https://example.com/a.png');
    const providerOptions = { fake: { detail: 'high' } };
    const file = { type: 'file', mediaType: 'image/png' } as const;
    expect(
      await promptSeenFor([
        {
          role: 'user',
          content: [
            { ...file, data: bytes, filename: 'a.png', providerOptions },
            { ...file, data: 'AQID' },
            { ...file, data: url },
          ],
        },
        { role: 'assistant', content: [{ ...file, data: 'AQID' }] },
      ]),
    ).toEqual([
      {
        role: 'user',
        content: [
          { ...file, data: { type: 'data', data: bytes }, filename: 'a.png', providerOptions },
          { ...file, data: { type: 'data', data: 'AQID' } },
          { ...file, data: { type: 'url', url } },
        ],
      },
      { role: 'assistant', content: [{ ...file, data: { type: 'data', data: 'AQID' } }] },
    ]);
  });

  it('keeps the spelling of a URL that parsing changes', async () => {
    const originalUrl = 'gs://Bucket/a.png';
    const url = new URL(originalUrl);
    const file = { type: 'file', mediaType: 'image/png', data: url, originalUrl } as const;
    expect(await promptSeenFor([{ role: 'user', content: [file] }])).toEqual([
      {
        role: 'user',
        content: [
          { type: 'file', mediaType: 'image/png', data: { type: 'url', url, originalUrl } },
        ],
      },
    ]);
  });

  it('gives the top level alone of a media type whose rest is not known', async () => {
    const file = { type: 'file', mediaType: 'image/*', data: 'AQID' } as const;
    expect(await promptSeenFor([{ role: 'user', content: [file] }])).toEqual([
      {
        role: 'user',
        content: [{ type: 'file', mediaType: 'image', data: { type: 'data', data: 'AQID' } }],
      },
    ]);
  });

  it('keeps what tools gave back', async () => {
    const providerOptions = { fake: { a: 1 } };
    const outputs = [
      { type: 'text', value: 'sunny', providerOptions },
      { type: 'json', value: { temperature: [21, null] }, providerOptions },
      { type: 'error-text', value: 'No such city.', providerOptions },
      { type: 'error-json', value: { code: 404 }, providerOptions },
      { type: 'execution-denied', reason: 'Not now.', providerOptions },
      { type: 'execution-denied' },
    ] as const;
    const content = outputs.map(output => ({
      type: 'tool-result' as const,
      toolCallId: 'c',
      toolName: 'f',
      output,
      providerOptions,
    }));
    const prompt: LanguageModelV3Prompt = [
      { role: 'tool', content },
      { role: 'assistant', content },
    ];
    expect(await promptSeenFor(prompt)).toEqual(prompt);
  });

  it('gives files in tool results as V4 does', async () => {
    const providerOptions = { fake: { a: 1 } };
    const result = { type: 'tool-result', toolCallId: 'c', toolName: 'f' } as const;
    const url = 'https://example.com/a';
    const value = [
      { type: 'text', text: 'See:', providerOptions },
      { type: 'custom', providerOptions },
      {
        type: 'file-data',
        data: 'AQID',
        mediaType: 'text/csv',
        filename: 'a.csv',
        providerOptions,
      },
      { type: 'image-data', data: 'AQID', mediaType: 'image/*', providerOptions },
      { type: 'file-url', url, providerOptions },
      { type: 'file-url', url, mediaType: 'text/csv' },
      { type: 'image-url', url },
      { type: 'file-id', fileId: 'x1', providerOptions },
      { type: 'image-file-id', fileId: { other: 'x2' } },
    ] as const;
    expect(
      await promptSeenFor([
        { role: 'tool', content: [{ ...result, output: { type: 'content', value: [...value] } }] },
      ]),
    ).toEqual([
      {
        role: 'tool',
        content: [
          {
            ...result,
            output: {
              type: 'content',
              value: [
                { type: 'text', text: 'See:', providerOptions },
                { type: 'custom', providerOptions },
                {
                  type: 'file',
                  data: { type: 'data', data: 'AQID' },
                  mediaType: 'text/csv',
                  filename: 'a.csv',
                  providerOptions,
                },
                {
                  type: 'file',
                  data: { type: 'data', data: 'AQID' },
                  mediaType: 'image',
                  providerOptions,
                },
                {
                  type: 'file',
                  data: { type: 'url', url: new URL(url) },
                  mediaType: 'application/octet-stream',
                  providerOptions,
                },
                {
                  type: 'file',
                  data: { type: 'url', url: new URL(url) },
                  mediaType: 'text/csv',
                },
                { type: 'file', data: { type: 'url', url: new URL(url) }, mediaType: 'image' },
                {
                  type: 'file',
                  data: { type: 'reference', reference: { fake: 'x1' } },
                  mediaType: 'application/octet-stream',
                  providerOptions,
                },
                {
                  type: 'file',
                  data: { type: 'reference', reference: { other: 'x2' } },
                  mediaType: 'image',
                },
              ],
            },
          },
        ],
      },
    ]);
  });

  it('keeps what AI SDK 7 hands to V3 models though V3 cannot express it', async () => {
    const reference = { type: 'reference', reference: { fake: 'x1' } };
    const text = { type: 'text', text: 'Hi' };
    const file = { type: 'file', mediaType: 'text/plain', data: text };
    const prompt = [
      { role: 'user', content: [file, { ...file, data: reference }] },
      { role: 'assistant', content: [{ type: 'custom', kind: 'fake.thing' }] },
      {
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: 'c',
            toolName: 'f',
            output: { type: 'content', value: [file] },
          },
        ],
      },
    ];
    expect(await promptSeenFor(prompt as unknown as LanguageModelV3Prompt)).toEqual(prompt);
  });

  it('is refused when the URL of a file in a tool result is none', async () => {
    const output = {
      type: 'content' as const,
      value: [{ type: 'image-url' as const, url: 'a b' }],
    };
    const prompt: LanguageModelV3Prompt = [
      {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId: 'c1', toolName: 'camera', output }],
      },
    ];
    const failure = await promptSeenFor(prompt).catch((error: unknown) => error);
    expect(InvalidPromptError.isInstance(failure)).toBe(true);
    expect((failure as Error).message).toBe(
      'Invalid prompt: The result of the tool "camera" (call c1) holds a file whose URL is not valid: "a b".',
    );
  });

  it('that is none is left to the model to refuse', async () => {
    const result = { type: 'tool-result', output: { type: 'content' } };
    const prompts = [
      undefined,
      'Hi',
      [null],
      [{ role: 'user' }],
      [{ role: 'user', content: 'Hi' }],
      [{ role: 'user', content: [null, {}, { type: 'file', mediaType: undefined, data: null }] }],
      [{ role: 'tool', content: [{ type: 'tool-result' }, result] }],
      [{ role: 'tool', content: [{ ...result, output: { ...result.output, value: [null] } }] }],
    ];
    for (const prompt of prompts) {
      const wrong = prompt as unknown as LanguageModelV3Prompt;
      expect(await promptSeenFor(wrong)).toEqual(wrong);
    }
  });
});
