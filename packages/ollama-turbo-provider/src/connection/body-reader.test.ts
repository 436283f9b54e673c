import { InvalidArgumentError } from '@ai-sdk/provider';
import { describe, expect, test, vi } from 'vitest';
import { bodyReader } from './body-reader.js';

/** A Response as HTTP clients bring it. */
function responseWith(body: unknown): Response {
  return { status: 200, headers: new Headers(), bodyUsed: false, body } as unknown as Response;
}

async function readAll(response: Response): Promise<number[][]> {
  const reader = bodyReader(response);
  const pieces: number[][] = [];
  for (let piece = await reader.read(); piece; piece = await reader.read()) pieces.push([...piece]);
  return pieces;
}

async function* iterate(...pieces: unknown[]) {
  yield* pieces;
}

function streamOf(...pieces: unknown[]): ReadableStream<unknown> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

const BYTES = [new Uint8Array([97]), new Uint8Array([0, 98]).subarray(1)];
const TEXTS = ['a\uD83D', '\uDE00'];

describe('a body', () => {
  test.each<[string, Response, number[][]]>([
    ['that is missing', new Response(null), []],
    ['of a Response', new Response('ab'), [[97, 98]]],
    ['that streams bytes', responseWith(streamOf(...BYTES)), [[97], [98]]],
    ['that streams texts', responseWith(streamOf(...TEXTS)), [[97], [240, 159, 152, 128]]],
    ['that iterates over bytes', responseWith(iterate(...BYTES)), [[97], [98]]],
    ['that iterates over texts', responseWith(iterate(...TEXTS)), [[97], [240, 159, 152, 128]]],
  ])('%s is read', async (_name, response, pieces) => {
    expect(await readAll(response)).toEqual(pieces);
  });

  test('that is cancelled ends a read that waits', async () => {
    const cancel = vi.fn<(reason: unknown) => void>();
    const reader = bodyReader(new Response(new ReadableStream({ cancel })));
    const read = reader.read();
    await reader.cancel('why');
    expect([await read, await reader.read(), cancel.mock.calls]).toEqual([
      undefined,
      undefined,
      [['why']],
    ]);
  });

  test('of an iterable that is cancelled ends a read that waits', async () => {
    const destroy = vi.fn<() => void>();
    const next = () => new Promise<never>(() => {});
    const reader = bodyReader(responseWith({ destroy, [Symbol.asyncIterator]: () => ({ next }) }));
    const read = reader.read();
    await reader.cancel('why');
    expect([await read, destroy.mock.calls]).toEqual([undefined, [[]]]);
  });
});

const RETURNED = 'The body of the Response that the function given as setting "fetch" returned';
const READ_BEFORE = `${RETURNED} was read before, or is locked: where it is read on the way, read a clone() of the Response.`;
const NO_STREAM = `: return a Response whose body is a web stream, as in new Response("text"), a Node stream or another async iterable of bytes.`;

async function readBefore(): Promise<Response> {
  const response = new Response('a');
  await response.text();
  return response;
}

function locked(): Response {
  const response = new Response('a');
  response.body?.getReader();
  return response;
}

describe('a body is refused', () => {
  test.each<[string, () => Response | Promise<Response>, string]>([
    ['that was read before', readBefore, READ_BEFORE],
    ['that is locked', locked, READ_BEFORE],
    [
      'that is a text',
      () => responseWith('a'),
      `${RETURNED} is a value of type string${NO_STREAM}`,
    ],
    [
      'that is not there',
      () => responseWith(undefined),
      `${RETURNED} is a value of type undefined${NO_STREAM}`,
    ],
    [
      'that gives something else',
      () => responseWith(iterate(5)),
      `${RETURNED} gives a value of type number: it has to give bytes or texts.`,
    ],
  ])('%s', async (_name, make, message) => {
    const response = await make();
    await expect(readAll(response)).rejects.toEqual(
      new InvalidArgumentError({ argument: 'fetch', message }),
    );
  });
});
