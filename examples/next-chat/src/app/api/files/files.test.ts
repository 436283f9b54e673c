import { reply } from 'ollama-turbo-emulator';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { UploadedFile } from '../../../shared/api.ts';
import type { Notice } from '../../../shared/notice.ts';
import { files } from '../../../server/database/schema.ts';
import {
  ask,
  outline,
  read,
  refusal,
  startTestServer,
} from '../../../server/testing/test-server.ts';
import { GET } from './[id]/route.ts';
import { POST } from './route.ts';

/** The smallest PNG: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let server: Awaited<ReturnType<typeof startTestServer>>;
beforeEach(async () => {
  server = await startTestServer();
});

async function upload(name: string, body: BodyInit, conversationId = 'files'): Promise<Response> {
  return POST(
    new Request(`http://localhost:3000/api/files?conversationId=${conversationId}`, {
      method: 'POST',
      body,
      headers: { 'X-File-Name': encodeURIComponent(name) },
      duplex: 'half',
    } as RequestInit),
  );
}

/** More than fits, as it comes: nothing of it is kept. */
function megabytes(count: number): ReadableStream<Uint8Array> {
  let left = count;
  return new ReadableStream({
    pull(controller) {
      if (left === 0) controller.close();
      else controller.enqueue(new Uint8Array(1_000_000));
      left -= 1;
    },
  });
}

const get = async (id: string) =>
  GET(new Request(`http://localhost:3000/api/files/${id}`), { params: Promise.resolve({ id }) });

describe('an image', () => {
  test('is stored, and served so that nothing in it can run', async () => {
    const response = await upload('C:\\Photos\\Bär 1.png', PIXEL);
    expect(response.status).toBe(201);
    const file = (await response.json()) as UploadedFile;
    expect(file).toEqual({
      id: expect.any(String),
      url: `/api/files/${file.id}`,
      name: 'Bär 1.png',
      mediaType: 'image/png',
      width: 1,
      height: 1,
    });

    const image = await get(file.id);
    expect(Buffer.from(await image.arrayBuffer())).toEqual(PIXEL);
    expect(Object.fromEntries(image.headers)).toEqual({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': "inline; filename*=UTF-8''B%C3%A4r%201.png",
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'image/png',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  test('has a name that a header can hold', async () => {
    const { id } = (await (await upload("Ann's (1)*.png", PIXEL)).json()) as UploadedFile;
    expect((await get(id)).headers.get('content-disposition')).toBe(
      "inline; filename*=UTF-8''Ann%27s%20%281%29%2A.png",
    );
  });

  test('reaches a model that sees, and stays in the conversation', async () => {
    const { url } = (await (await upload('dot.png', PIXEL, 'seen')).json()) as UploadedFile;
    server.emulator.script(reply({ content: 'A dot.' }));
    await ask({
      conversationId: 'seen',
      trigger: 'submit-message',
      modelRef: 'turbo:qwen3.5:397b',
      message: {
        id: 'q1',
        role: 'user',
        parts: [
          { type: 'file', url },
          { type: 'text', text: 'What is this?' },
        ],
      },
    });
    expect(server.emulator.requests.at(-1)?.body).toMatchObject({
      messages: [
        { role: 'system' },
        { role: 'user', content: 'What is this?', images: [PIXEL.toString('base64')] },
      ],
    });
    expect((await read('seen')).messages[0]?.parts[0]).toEqual({
      type: 'file',
      url,
      mediaType: 'image/png',
      filename: 'dot.png',
      // For the page, which keeps room for it.
      providerMetadata: { 'next-chat': { width: 1, height: 1 } },
    });
  });

  test('of another conversation is copied, and survives that one', async () => {
    const { id, url } = (await (await upload('dot.png', PIXEL, 'first')).json()) as UploadedFile;
    server.emulator.script(reply({ content: 'A dot.' }));
    await ask({
      conversationId: 'second',
      trigger: 'submit-message',
      modelRef: 'turbo:qwen3.5:397b',
      message: { id: 'q1', role: 'user', parts: [{ type: 'file', url }] },
    });
    await server.context.database.delete(files).where(eq(files.id, id));
    const [part] = (await read('second')).messages[0]?.parts ?? [];
    const own = part?.type === 'file' ? part.url : '';
    expect(own).toMatch(/^\/api\/files\//);
    expect(own).not.toBe(url);
    const image = await get(own.replace('/api/files/', ''));
    expect(Buffer.from(await image.arrayBuffer())).toEqual(PIXEL);
  });

  test('that is gone does not keep an answer from being made anew', async () => {
    const { id, url } = (await (await upload('dot.png', PIXEL, 'anew')).json()) as UploadedFile;
    const message = { id: 'q1', role: 'user', parts: [{ type: 'file', url }] } as const;
    const common = { conversationId: 'anew', modelRef: 'turbo:qwen3.5:397b', message };
    server.emulator.script(reply({ content: 'A dot.' }), reply({ content: 'Nothing.' }));
    const { message: first } = await ask({ ...common, trigger: 'submit-message' });
    await server.context.database.delete(files).where(eq(files.id, id));
    await ask({ ...common, trigger: 'regenerate-message', messageId: first.id, tailId: first.id });
    expect((await outline('anew'))[1]).toBe('assistant done: Nothing.');
  });

  test('that is broken off on its way is told in words, and is no failure of the database', async () => {
    const body = new ReadableStream({
      pull: controller => {
        controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
      },
    });
    expect((await upload('dot.png', body)).status).toBe(400);
  });

  test('is not left out in silence for a model that does not see', async () => {
    const { url } = (await (await upload('dot.png', PIXEL)).json()) as UploadedFile;
    const { error } = await ask({
      conversationId: 'unseen',
      trigger: 'submit-message',
      modelRef: 'turbo:gpt-oss:120b',
      message: { id: 'q1', role: 'user', parts: [{ type: 'file', url }] },
    });
    expect(error).toMatchObject({
      title: 'gpt-oss:120b cannot see images.',
      actions: ['choose-model', 'new-chat'],
    });
    expect(await read('unseen')).toMatchObject({ title: 'Image' });
  });

  test('that does not exist is refused', async () => {
    expect((await get('none')).status).toBe(404);
    expect((await get('\0')).status).toBe(404);
    const { status } = await refusal({
      conversationId: 'missing',
      trigger: 'submit-message',
      message: { id: 'q1', role: 'user', parts: [{ type: 'file', url: '/api/files/none' }] },
    });
    expect(status).toBe(404);
  });
});

/** A PNG that claims to be this wide. */
function wide(width: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PIXEL);
  new DataView(bytes.buffer).setUint32(16, width);
  return bytes;
}

describe('what is no image that can be read', () => {
  test.each([
    ['photo.jpg', () => megabytes(30), 413, 'photo.jpg has 30 MB; images may have 10 MB.'],
    ['disk.png', () => megabytes(150), 413, 'disk.png is too large; images may have 10 MB.'],
    ['letter.pdf', () => '%PDF-1.7\n…', 415, 'PDF files cannot be read here.'],
    ['game.png', () => 'MZ\u0090\0', 415, 'game.png is no image that can be read here.'],
    [
      'page.png',
      () => '<svg onload="alert(1)"/>',
      415,
      'page.png is no image that can be read here.',
    ],
    ['huge.png', () => wide(0xff_ff_ff_ff), 415, 'huge.png is no image that can be read here.'],
    ['nothing.png', () => '', 400, 'nothing.png is empty.'],
  ])('%s is refused in words', async (name, body, status, title) => {
    const response = await upload(name, body());
    expect(response.status).toBe(status);
    const notice = (await response.json()) as Notice;
    expect(notice).toMatchObject({ title, actions: ['choose-file'] });
  });
});
