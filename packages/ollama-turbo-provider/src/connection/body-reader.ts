import { InvalidArgumentError } from '@ai-sdk/provider';

/** Reads a body piece by piece. */
export interface BodyReader {
  /** The next bytes; undefined at the end of the body, and once it is cancelled. */
  read(): Promise<Uint8Array | undefined>;
  /** Gives the rest of the body up and ends a read that waits for it. Never fails. */
  cancel(reason?: unknown): Promise<void>;
}

/** Where the pieces of a body come from. */
interface Source {
  next(): Promise<{ done?: boolean; value?: unknown }>;
  cancel(reason: unknown): Promise<unknown>;
}

/**
 * Reads the body of an answer, also of one that a `fetch` of one's own returned: HTTP clients bring a Response class of
 * their own, whose body may be a Node stream, and streams that were decoded on their way give texts instead of bytes.
 *
 * @throws InvalidArgumentError when the body cannot be read, here or from `read()`
 */
export function bodyReader(response: Response): BodyReader {
  const source = openSource(response);
  const toBytes = createEncoder();
  let isCancelled = false;
  let endRead = () => {};
  // Not raced with one promise for the whole body: that would keep every piece until the body ends.
  const next = () =>
    new Promise<{ done?: boolean; value?: unknown }>((resolve, reject) => {
      endRead = () => resolve({ done: true });
      source.next().then(resolve, reject);
    });
  return {
    async read() {
      if (isCancelled) return undefined;
      const { done, value } = await next();
      return done ? undefined : toBytes(value);
    },
    async cancel(reason) {
      isCancelled = true;
      endRead();
      try {
        await source.cancel(reason);
      } catch {
        // Nobody wants the rest, so nobody wants to know why it cannot be had.
      }
    },
  };
}

function openSource(response: Response): Source {
  const body: unknown = response.body;
  if (body === null) return { next: async () => ({ done: true }), cancel: async () => {} };
  if (!isStream(body) && !isIterable(body)) {
    throw invalidBody(
      `is a value of type ${typeof body}: return a Response whose body is a web stream, as in new Response("text"), a Node stream or another async iterable of bytes`,
    );
  }
  if (response.bodyUsed || (isStream(body) && body.locked)) {
    throw invalidBody(
      'was read before, or is locked: where it is read on the way, read a clone() of the Response',
    );
  }
  // Web streams can be iterated over, too, but then a read that waits cannot be ended.
  return isStream(body) ? openStream(body) : openIterable(body);
}

function isStream(body: unknown): body is ReadableStream<unknown> {
  return typeof (body as ReadableStream | undefined)?.getReader === 'function';
}

/** A stream of Node, which is what node-fetch gives, or anything else that `for await` reads. */
function isIterable(body: unknown): body is AsyncIterable<unknown> & { destroy?: () => void } {
  return typeof (body as AsyncIterable<unknown> | undefined)?.[Symbol.asyncIterator] === 'function';
}

function openStream(body: ReadableStream<unknown>): Source {
  const reader = body.getReader();
  return { next: () => reader.read(), cancel: reason => reader.cancel(reason) };
}

function openIterable(body: AsyncIterable<unknown> & { destroy?: () => void }): Source {
  const iterator = body[Symbol.asyncIterator]();
  return {
    next: () => iterator.next(),
    // The iterator of a Node stream returns only after the read that waits. Without a reason: Node would emit it as an
    // error that nobody listens to.
    cancel: async () => (body.destroy ? body.destroy() : iterator.return?.()),
  };
}

/** Makes bytes of pieces, also of texts that are split between the two halves of a character. */
function createEncoder(): (piece: unknown) => Uint8Array {
  const encoder = new TextEncoder();
  let half = '';
  return piece => {
    if (ArrayBuffer.isView(piece)) {
      return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
    }
    if (typeof piece !== 'string') {
      throw invalidBody(`gives a value of type ${typeof piece}: it has to give bytes or texts`);
    }
    const text = half + piece;
    half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? '';
    return encoder.encode(half === '' ? text : text.slice(0, -1));
  };
}

function invalidBody(problem: string): InvalidArgumentError {
  return new InvalidArgumentError({
    argument: 'fetch',
    message: `The body of the Response that the function given as setting "fetch" returned ${problem}.`,
  });
}
