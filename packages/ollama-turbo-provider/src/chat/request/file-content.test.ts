import { describe, expect, it } from 'vitest';
import {
  convert,
  userMessage,
  PNG_BYTES,
  PNG_BASE64,
  type UserContent,
} from '../../../testing/convert-prompt.js';

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

  it.each([
    ['padding', `${'A'.repeat(200)}${'='.repeat(1_000_000)}A`],
    ['a data URL without its comma', `data:${'A'.repeat(1_000_000)}`],
  ])('with a million signs of %s are refused as quickly as others', async (_case, content) => {
    const data = { type: 'data' as const, data: content };
    await expect(userMessage([{ type: 'file', data, mediaType: 'image/png' }])).rejects.toThrow(
      'is empty or not base64',
    );
  });

  it.each(['', new Uint8Array()])('with text may be empty: %j', async content => {
    const data = { type: 'data' as const, data: content };
    expect(
      await userMessage([{ type: 'file', data, mediaType: 'text/csv', filename: 'a' }]),
    ).toEqual({ role: 'user', content: '\n\nFile "a":\n\n\n' });
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

  it.each(['not base64!', '', 'AAAAA', 'AA=A', 'AAA===', '=', 'data:image/png,', new Uint8Array()])(
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
