import type { Answer } from '../../answer/answer.js';
import { wholeAnswer } from '../../answer/framing.js';
import { goJson } from '../../answer/go-text.js';
import type { Host } from '../../host.js';
import { Refusal } from '../../refusal.js';
import { chatCompletionBody, type ChatCompletionBody } from '../../request/v1-bodies.js';
import { chatEndpoint } from '../chat-endpoint.js';
import { answerModelRequest } from '../model-endpoint.js';
import { chatCompletion } from './chat-completion.js';
import { ChunkWriter } from './chunk-writer.js';
import { nativeChat } from './native-chat.js';
import type { NativeLine } from './native-line.js';
import { readV1Body } from './read-v1-body.js';
import { translateError, v1Refusal } from './v1-error.js';

/** `POST /v1/chat/completions`: asks `/api/chat` in its own words and says the answer in OpenAI's, as Ollama does. */
export function chatCompletionsAnswer(request: { bytes: Uint8Array; host: Host }): Answer {
  const { host } = request;
  try {
    const body = readV1Body(request.bytes, chatCompletionBody);
    const bytes = new TextEncoder().encode(JSON.stringify(nativeChat(body, host.server)));
    const translate = (native: Answer) => translated({ native, body, host });
    return answerModelRequest(chatEndpoint, { bytes, host, translate });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return v1Refusal(error.status, error.message);
  }
}

function translated(options: { native: Answer; body: ChatCompletionBody; host: Host }): Answer {
  const { native, body, host } = options;
  if (native.status !== 200) return translateError(native);
  const id = host.completionIds.next();
  if (!body.stream) return wholeCompletion(native, id);
  const includeUsage = body.stream_options?.include_usage ?? false;
  return eventStream(native, new ChunkWriter({ id, server: host.server, includeUsage }));
}

/** Comes when the native answer comes. */
function wholeCompletion(native: Answer, id: string): Answer {
  const line = JSON.parse(native.text ?? '{}') as NativeLine;
  const answer = wholeAnswer({
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    text: `${goJson(chatCompletion(id, line))}\n`,
  });
  return {
    ...answer,
    async *body(signal) {
      const chunks = native.body(signal)[Symbol.asyncIterator]();
      while (!(await chunks.next()).done);
      yield* answer.body(signal);
    },
  };
}

/** A line of the native stream is a chunk there and a chunk here. */
function eventStream(native: Answer, writer: ChunkWriter): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/event-stream', 'Transfer-Encoding': 'chunked' },
    async *body(signal) {
      const encoder = new TextEncoder();
      for await (const chunk of native.body(signal)) {
        const line = JSON.parse(new TextDecoder().decode(chunk)) as NativeLine;
        yield encoder.encode(writer.write(line));
      }
    },
  };
}
