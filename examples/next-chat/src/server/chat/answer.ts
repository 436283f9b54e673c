import { createUIMessageStreamResponse, generateId, readUIMessageStream } from 'ai';
import type { ChatRequest } from '../../shared/api.ts';
import type { ChatMessage, MessageMetadata } from '../../shared/message.ts';
import type { Notice } from '../../shared/notice.ts';
import type { Context } from '../context.ts';
import { beginExchange, type Exchange } from '../conversations/begin-exchange.ts';
import { describeError } from '../notices/describe-error.ts';
import { logFailure } from '../notices/respond.ts';
import { AnswerRecorder } from './answer-recorder.ts';
import { createAnswerStore } from './answer-store.ts';
import { askModel, type Chunk } from './ask-model.ts';
import { keepUnsaved } from './unsaved-answers.ts';

/** Milliseconds after which a silence gets a comment, lest a proxy takes it for the end. */
const KEEP_ALIVE = 15_000;

/** Nobody will read the rest: the answer was deleted, or its question asked anew, in another tab. */
const GONE = 'This answer was deleted.';

/**
 * Answers a request of the browser with a UI message stream. The question is stored before the model is asked, and the
 * answer while it is written, whoever still reads it.
 *
 * @throws NoticeError when the request is refused, and what the database says; nothing is changed then
 */
export async function answer(options: {
  context: Context;
  request: ChatRequest;
  /** Fires when the reader stops the answer or closes the page. */
  abortSignal: AbortSignal;
}): Promise<Response> {
  const { context, request } = options;
  const exchange = await beginExchange(context.database, request, generateId());
  const gone = new AbortController();
  const abortSignal = AbortSignal.any([options.abortSignal, gone.signal]);

  const store = createAnswerStore(context.database, {
    conversationId: exchange.conversationId,
    id: exchange.answer.id,
  });
  // Before the model is asked: hosts may keep it waiting for minutes.
  const recorder = new AnswerRecorder({ store, onGone: () => gone.abort(new Error(GONE)) });
  const chunks = await askModel({ context, request, exchange, abortSignal });
  const [shown, recorded] = chunks.tee();
  const ending = record({ exchange, chunks: recorded, recorder });
  return createUIMessageStreamResponse({
    stream: shown.pipeThrough(endWith(ending)),
    keepAliveMs: KEEP_ALIVE,
  });
}

/** How an answer ended, and why that is not stored, if so. */
interface Ending {
  metadata: MessageMetadata;
  unsaved?: Notice;
}

/** Reads an answer to its end, also when its reader has left, and stores it as it grows. */
async function record(options: {
  exchange: Exchange;
  chunks: ReadableStream<Chunk>;
  recorder: AnswerRecorder;
}): Promise<Ending> {
  const { exchange, chunks, recorder } = options;
  let latest: ChatMessage = exchange.answer;
  const states = readUIMessageStream<ChatMessage>({
    stream: chunks,
    message: exchange.answer,
    // It stands in the metadata by then.
    onError: () => {},
  });
  for await (const state of states) {
    latest = state;
    recorder.see(state);
  }
  const metadata = endMetadata(latest.metadata ?? exchange.answer.metadata);
  return save({ recorder, message: { ...latest, metadata }, metadata });
}

/** An answer whose stream is over is no longer being written, whatever its last metadata says. */
function endMetadata(metadata: MessageMetadata): MessageMetadata {
  return metadata.status === 'streaming' ? { ...metadata, status: 'stopped' } : metadata;
}

async function save(options: {
  recorder: AnswerRecorder;
  message: ChatMessage;
  metadata: MessageMetadata;
}): Promise<Ending> {
  const { recorder, message, metadata } = options;
  const finish = async () => recorder.finish(message);
  try {
    // A row that is gone was deleted, and so was what would have to be stored.
    await finish();
    return { metadata };
  } catch (error) {
    logFailure(error);
    keepUnsaved(message.id, finish);
    return { metadata, unsaved: describeError(error) };
  }
}

/**
 * Ends a stream only when its answer is stored, so that a page that reads the conversation anew finds it whole, and tells
 * when it is not. An error goes last, for a browser does not read on behind it.
 */
function endWith(ending: Promise<Ending>): TransformStream<Chunk, Chunk> {
  const errors: Chunk[] = [];
  return new TransformStream({
    transform(chunk, controller) {
      if (chunk.type === 'error') errors.push(chunk);
      else controller.enqueue(chunk);
    },
    async flush(controller) {
      const { metadata, unsaved } = await ending;
      if (unsaved) {
        controller.enqueue({ type: 'message-metadata', messageMetadata: { ...metadata, unsaved } });
      }
      for (const error of errors) controller.enqueue(error);
    },
  });
}
