import { untilAborted } from '../connection/abort.js';
import {
  errorFromRead,
  isPassedOn,
  malformedAnswer,
  type Exchange,
} from '../connection/api-error.js';
import { bodyReader, type BodyReader } from '../connection/body-reader.js';
import { LineDecoder, MAX_LINE_LENGTH } from '../connection/line-decoder.js';

/** An answer in lines of JSON, and what is known of it. */
interface LinesAnswer {
  response: Response;
  exchange: Exchange;
  abortSignal: AbortSignal | undefined;
}

/**
 * Reads an answer line by line, as JSON. Half a line at the end, which was cut off on its way, is left out. Whoever stops
 * reading closes the connection.
 *
 * @throws APICallError for a line that is not JSON, or when the connection breaks
 * @throws the reason of `abortSignal` once it is aborted
 */
export async function* readJsonLines(
  answer: LinesAnswer,
): AsyncGenerator<{ value: unknown; text: string }, void, undefined> {
  const { exchange, abortSignal } = answer;
  const body = bodyReader(answer.response);
  const decoder = new LineDecoder();
  try {
    for (
      let bytes = await readBytes(body, answer);
      bytes !== undefined;
      bytes = await readBytes(body, answer)
    ) {
      for (const text of decoder.push(bytes)) {
        if (text.trim() === '') continue;
        yield { value: parse(text, exchange), text };
        abortSignal?.throwIfAborted();
      }
      if (decoder.openLength > MAX_LINE_LENGTH) throw lineTooLong(exchange);
    }
    const text = decoder.end()?.trim() ?? '';
    if (text !== '' && !isCutOff(text)) yield { value: parse(text, exchange), text };
  } finally {
    void body.cancel();
  }
}

async function readBytes(
  body: BodyReader,
  { exchange, abortSignal }: LinesAnswer,
): Promise<Uint8Array | undefined> {
  try {
    return await untilAborted({ promise: body.read(), abortSignal });
  } catch (cause) {
    abortSignal?.throwIfAborted();
    if (isPassedOn(cause)) throw cause;
    throw errorFromRead(exchange, cause);
  }
}

function parse(text: string, exchange: Exchange): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedAnswer(exchange, { problem: 'a line that is not JSON', text });
  }
}

function isCutOff(text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

function lineTooLong(exchange: Exchange) {
  const problem = `a line longer than ${MAX_LINE_LENGTH / 1024 / 1024} MB`;
  return malformedAnswer(exchange, { problem, text: '' });
}
