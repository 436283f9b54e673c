/** A part of a stream of any specification. */
export interface AnyPart {
  readonly type: string;
}

/** Parts that say nothing of the answer itself: it may still fail as if it had not begun. */
const OPENING_PARTS: ReadonlySet<string> = new Set(['stream-start', 'response-metadata', 'raw']);

/** How a stream begins: the first part that shows something, and the stream with all its parts. */
interface Opening<Part> {
  first: Part | undefined;
  stream: ReadableStream<Part>;
}

/** Reads a stream up to the first part that shows something of the answer. Nothing is lost, and nothing more is read. */
export async function readOpening<Part extends AnyPart>(
  stream: ReadableStream<Part>,
): Promise<Opening<Part>> {
  const reader = stream.getReader();
  const read: Part[] = [];
  let first: Part | undefined;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    read.push(next.value);
    if (OPENING_PARTS.has(next.value.type)) continue;
    first = next.value;
    break;
  }
  return { first, stream: continueStream(read, reader) };
}

function continueStream<Part>(
  read: Part[],
  reader: ReadableStreamDefaultReader<Part>,
): ReadableStream<Part> {
  return new ReadableStream<Part>(
    {
      async pull(controller) {
        const waiting = read.shift();
        if (waiting !== undefined) return controller.enqueue(waiting);
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: reason => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
