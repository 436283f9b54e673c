import type { APICallError } from '@ai-sdk/provider';
import { incompleteAnswer, type Exchange } from '../../connection/api-error.js';
import type { ChatStreamPart, ChatWarning } from '../chat-model.js';
import type { ChunkReader, ReadLine } from './chunk-reader.js';
import type { StreamParts } from './stream-parts.js';

/**
 * The answer as a stream of parts. It reads from the network only when its consumer asks for more, one read at a time;
 * cancelling it closes the connection.
 */
export function createPartStream(options: {
  reader: ChunkReader;
  /** What was read ahead to learn whether the answer begins with a failure. */
  firstBatch: ReadLine[];
  exchange: Exchange;
  parts: StreamParts;
  warnings: ChatWarning[];
}): ReadableStream<ChatStreamPart> {
  const { reader, exchange, parts, warnings } = options;
  let readAhead: ReadLine[] | undefined = options.firstBatch;

  const nextParts = async () => {
    const batch = readAhead ?? (await reader.read());
    const start = readAhead ? parts.start(warnings) : [];
    readAhead = undefined;
    return [...start, ...batchParts({ batch, parts, exchange })];
  };

  /** Lines without content make no part, and a stream that was given none is not asked to pull again. */
  const someParts = async () => {
    try {
      for (;;) {
        const next = await nextParts();
        if (next.length > 0) return next;
      }
    } catch (error) {
      // The abort signal's reason, or what an id generator threw: the stream ends with it, and so does the request.
      await reader.cancel(error);
      throw error;
    }
  };

  return new ReadableStream<ChatStreamPart>(
    {
      async pull(controller) {
        const next = await someParts();
        for (const part of next) controller.enqueue(part);
        if (next.at(-1)?.type !== 'finish') return;
        controller.close();
        void reader.drain();
      },
      cancel: reason => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function batchParts(options: {
  batch: ReadLine[];
  parts: StreamParts;
  exchange: Exchange;
}): ChatStreamPart[] {
  const { batch, parts, exchange } = options;
  const chunkParts = parts.chunks(batch.filter(line => line.type === 'chunk'));
  if (parts.isDone) return chunkParts;
  const failure = failureOf(batch, exchange);
  return failure ? [...chunkParts, ...parts.failure(failure)] : chunkParts;
}

function failureOf(
  batch: ReadLine[],
  exchange: Exchange,
): { error: APICallError; raw?: unknown } | undefined {
  const last = batch.at(-1);
  if (last === undefined) return { error: incompleteAnswer(exchange) };
  return last.type === 'failure' ? last : undefined;
}
