/** Where parts come from: a stream that is read, and what is made of it. */
interface Source<Part> {
  /** The next parts, at least one; undefined at the end. */
  readonly next: () => Promise<Part[] | undefined>;
  readonly cancel: (reason: unknown) => Promise<void>;
}

/**
 * The sources of the streams that were made here and not read yet. A stream that is mapped several times passes through
 * one stream with all the mappings, and not through one for each.
 */
const sources = new WeakMap<object, Source<unknown>>();

/**
 * A stream of what `map` makes of each part of `stream`: none, one or several parts.
 *
 * It reads only when it is asked (a TransformStream would read ahead), so the source is never further than the consumer.
 * Cancelling cancels the source with the same reason, and an error of the source is passed on as it is.
 */
export function mapStream<In, Out>(
  stream: ReadableStream<In>,
  map: (part: In) => Out[],
): ReadableStream<Out> {
  return toStream(mapSource(takeSource(stream), map));
}

/**
 * Takes the first part off a stream if it is wanted; `rest` is what remains.
 *
 * @throws whatever the stream fails with before its first part
 */
export async function takeFirst<Part, First extends Part>(
  stream: ReadableStream<Part>,
  isWanted: (part: Part) => part is First,
): Promise<{ first: First | undefined; rest: ReadableStream<Part> }> {
  const source = takeSource(stream);
  const [first, ...others] = (await source.next()) ?? [];
  if (first === undefined) return { first: undefined, rest: toStream(source) };
  return isWanted(first)
    ? { first, rest: toStream(beginWith(others, source)) }
    : { first: undefined, rest: toStream(beginWith([first, ...others], source)) };
}

function toStream<Part>(source: Source<Part>): ReadableStream<Part> {
  const stream = new ReadableStream<Part>(
    {
      async pull(controller) {
        // What is read here waits in this stream, so it can no longer be passed by.
        sources.delete(stream);
        const parts = await source.next();
        if (parts === undefined) return controller.close();
        for (const part of parts) controller.enqueue(part);
      },
      cancel: async reason => source.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  sources.set(stream, source);
  return stream;
}

function takeSource<Part>(stream: ReadableStream<Part>): Source<Part> {
  // Locks the stream, even where it is passed by: it has been given away.
  const reader = stream.getReader();
  const known = sources.get(stream);
  sources.delete(stream);
  return known ? (known as Source<Part>) : readerSource(reader);
}

function readerSource<Part>(reader: ReadableStreamDefaultReader<Part>): Source<Part> {
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? undefined : [value];
    },
    cancel: async reason => reader.cancel(reason),
  };
}

function mapSource<In, Out>(source: Source<In>, map: (part: In) => Out[]): Source<Out> {
  return {
    async next() {
      // A pull that brings nothing is not followed by another one, so it must not end empty-handed.
      for (let parts = await source.next(); parts !== undefined; parts = await source.next()) {
        const mapped = mapParts({ source, parts, map });
        if (mapped.length > 0) return mapped;
      }
      return undefined;
    },
    cancel: source.cancel,
  };
}

/** A mapping that fails leaves no source open behind it. */
function mapParts<In, Out>(options: {
  source: Source<In>;
  parts: In[];
  map: (part: In) => Out[];
}): Out[] {
  const { source, parts, map } = options;
  try {
    return parts.flatMap(map);
  } catch (error) {
    // The error of the mapping is the one to report, whatever cancelling says.
    source.cancel(error).catch(() => undefined);
    throw error;
  }
}

function beginWith<Part>(parts: Part[], source: Source<Part>): Source<Part> {
  let waiting = parts.length > 0 ? parts : undefined;
  return {
    async next() {
      if (waiting === undefined) return source.next();
      const taken = waiting;
      waiting = undefined;
      return taken;
    },
    cancel: source.cancel,
  };
}
