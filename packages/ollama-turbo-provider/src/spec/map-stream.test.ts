import { describe, expect, it } from 'vitest';
import { partsOf } from '../../testing/stub-host.js';
import { mapStream, takeFirst } from './map-stream.js';

/** A source that counts what is asked of it and keeps the reason of its cancelling. */
const numbersTo = (last: number) => {
  const seen = { pulls: 0, cancelReason: undefined as unknown };
  const stream = new ReadableStream<number>(
    {
      pull(controller) {
        seen.pulls += 1;
        if (seen.pulls > last) controller.close();
        else controller.enqueue(seen.pulls);
      },
      cancel(reason) {
        seen.cancelReason = reason;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, stream };
};

const failingWith = (error: unknown) =>
  new ReadableStream<number>(
    {
      pull(controller) {
        controller.error(error);
      },
    },
    { highWaterMark: 0 },
  );

describe('a mapped stream', () => {
  it('holds what each part becomes: none, one or several', async () => {
    const { stream } = numbersTo(5);
    const mapped = mapStream(stream, part => (part % 2 === 0 ? [] : [part, `${part}!`]));
    expect(await partsOf(mapped)).toEqual([1, '1!', 3, '3!', 5, '5!']);
  });

  it('ends when nothing is left of its source', async () => {
    expect(await partsOf(mapStream(numbersTo(3).stream, () => []))).toEqual([]);
    expect(await partsOf(mapStream(numbersTo(0).stream, part => [part]))).toEqual([]);
  });

  it('reads nothing before it is asked, and no further than it has to', async () => {
    const { seen, stream } = numbersTo(9);
    const reader = mapStream(stream, part => (part === 2 ? [] : [part, part])).getReader();
    // Everything that a stream would do by itself has been done when a part of another stream has come through.
    await numbersTo(1).stream.getReader().read();
    expect(seen.pulls).toBe(0);
    expect(await reader.read()).toEqual({ done: false, value: 1 });
    expect(await reader.read()).toEqual({ done: false, value: 1 });
    expect(seen.pulls).toBe(1);
    expect(await reader.read()).toEqual({ done: false, value: 3 });
    expect(seen.pulls).toBe(3);
  });

  it('passes its cancelling on, with the reason', async () => {
    const { seen, stream } = numbersTo(9);
    const reader = mapStream(stream, part => [part]).getReader();
    await reader.read();
    const reason = new Error('Enough.');
    await reader.cancel(reason);
    expect(seen.cancelReason).toBe(reason);
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  it('can be cancelled while a read is under way', async () => {
    let cancelReason: unknown;
    const source = new ReadableStream<number>({
      cancel(reason) {
        cancelReason = reason;
      },
    });
    const reader = mapStream(source, part => [part]).getReader();
    const read = reader.read();
    await reader.cancel('Enough.');
    expect(await read).toEqual({ done: true, value: undefined });
    expect(cancelReason).toBe('Enough.');
  });

  it('reports that its source could not be cancelled', async () => {
    const failure = new Error('The socket is gone.');
    const source = new ReadableStream<number>({
      cancel() {
        throw failure;
      },
    });
    await expect(mapStream(source, part => [part]).cancel()).rejects.toBe(failure);
  });

  it('ends with the very error of its source', async () => {
    const failure = new DOMException('The user left.', 'AbortError');
    const mapped = mapStream(failingWith(failure), part => [part]);
    await expect(partsOf(mapped)).rejects.toBe(failure);
  });

  it('ends with the error of a mapping that fails, and releases its source', async () => {
    const { seen, stream } = numbersTo(9);
    const failure = new Error('No such part.');
    const mapped = mapStream(stream, (part): number[] => {
      if (part === 2) throw failure;
      return [part];
    });
    const reader = mapped.getReader();
    expect(await reader.read()).toEqual({ done: false, value: 1 });
    await expect(reader.read()).rejects.toBe(failure);
    expect(seen.cancelReason).toBe(failure);
  });

  it('reports the error of the mapping even if its source cannot be cancelled', async () => {
    const failure = new Error('No such part.');
    const source = new ReadableStream<number>({
      start(controller) {
        controller.enqueue(1);
      },
      cancel() {
        throw new Error('The socket is gone.');
      },
    });
    const mapped = mapStream(source, () => {
      throw failure;
    });
    await expect(partsOf(mapped)).rejects.toBe(failure);
  });
});

describe('a stream that is mapped twice', () => {
  const twice = (part: number) => [part, part * 10];

  it('passes through one stream with both mappings', async () => {
    const seen: number[] = [];
    const first = mapStream(numbersTo(2).stream, twice);
    const second = mapStream(first, part => {
      seen.push(part);
      return [`${part}`];
    });
    const reader = second.getReader();
    expect(await reader.read()).toEqual({ done: false, value: '1' });
    // Through a stream of its own the second part would have waited for the next read.
    expect(seen).toEqual([1, 10]);
    expect(first.locked).toBe(true);
    reader.releaseLock();
    expect(await partsOf(second)).toEqual(['10', '2', '20']);
  });

  it('loses nothing that the first mapping had made already', async () => {
    const first = mapStream(numbersTo(2).stream, twice);
    const reader = first.getReader();
    expect(await reader.read()).toEqual({ done: false, value: 1 });
    reader.releaseLock();
    expect(await partsOf(mapStream(first, part => [`${part}`]))).toEqual(['10', '2', '20']);
  });

  it('cancels the source with the reason', async () => {
    const { seen, stream } = numbersTo(9);
    await mapStream(mapStream(stream, twice), part => [part]).cancel('enough');
    expect(seen.cancelReason).toBe('enough');
  });
});

describe('the first part of a stream', () => {
  const isOne = (part: number): part is 1 => part === 1;
  const isTwo = (part: number): part is 2 => part === 2;

  it('is taken off when it is wanted', async () => {
    const { first, rest } = await takeFirst(numbersTo(3).stream, isOne);
    expect([first, await partsOf(rest)]).toEqual([1, [2, 3]]);
  });

  it('stays when it is not', async () => {
    const { first, rest } = await takeFirst(numbersTo(3).stream, isTwo);
    expect([first, await partsOf(rest)]).toEqual([undefined, [1, 2, 3]]);
  });

  it('leaves the parts that were made together with it', async () => {
    const doubled = mapStream(numbersTo(2).stream, part => [part, part]);
    const { first, rest } = await takeFirst(doubled, isOne);
    expect([first, await partsOf(rest)]).toEqual([1, [1, 2, 2]]);
  });

  it('may be missing', async () => {
    const { first, rest } = await takeFirst(numbersTo(0).stream, isOne);
    expect([first, await partsOf(rest)]).toEqual([undefined, []]);
  });

  it('fails with what the stream fails with', async () => {
    const error = new Error('broken');
    await expect(takeFirst(failingWith(error), isOne)).rejects.toBe(error);
  });

  it('does not keep the rest from being cancelled', async () => {
    const { seen, stream } = numbersTo(9);
    const { rest } = await takeFirst(stream, isTwo);
    await rest.cancel('enough');
    expect(seen.cancelReason).toBe('enough');
  });
});
