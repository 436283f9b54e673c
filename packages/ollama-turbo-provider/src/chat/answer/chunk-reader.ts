import type { APICallError } from '@ai-sdk/provider';
import {
  errorFromLine,
  errorFromRead,
  incompleteAnswer,
  isPassedOn,
  malformedAnswer,
  type Exchange,
} from '../../connection/api-error.js';
import { bodyReader, type BodyReader } from '../../connection/body-reader.js';
import { isRecord } from '@ai-sdk/provider-utils';
import { toChatChunk, type ChatChunk } from './chat-chunk.js';
import { LineDecoder, MAX_LINE_LENGTH } from '../../connection/line-decoder.js';

/** One line of an answer: a chunk, or the failure that ends the answer. `raw` is the line as parsed, else its text. */
export type ReadLine =
  | { type: 'chunk'; chunk: ChatChunk; raw: unknown }
  | { type: 'failure'; error: APICallError; raw?: unknown };

/** How long the end of a complete answer is waited for before its connection is given up, in milliseconds. */
const DRAIN_TIMEOUT = 1000;

/**
 * Reads the body of an answer, one network read at a time, as batches of chunks. Whatever goes wrong on the way is the
 * last line of the last batch; nothing is thrown but aborts and what is wrong with the `fetch` setting.
 */
export class ChunkReader {
  private readonly decoder = new LineDecoder();
  private readonly exchange: Exchange;
  private readonly abortSignal: AbortSignal | undefined;
  private readonly body: BodyReader;
  private hasReadLine = false;
  private hasEnded = false;

  constructor(options: { response: Response; exchange: Exchange; abortSignal?: AbortSignal }) {
    this.exchange = options.exchange;
    this.abortSignal = options.abortSignal;
    this.body = bodyReader(options.response);
    // A read that hangs in a custom fetch which ignores the signal ends when the body is cancelled.
    this.abortSignal?.addEventListener('abort', this.onAbort);
  }

  /**
   * The lines that the next network read completes, at least one; an empty batch when the body is at its end.
   *
   * @throws the abort signal's reason, or what the body was aborted with
   * @throws InvalidArgumentError when the `fetch` setting gave a body that cannot be read
   */
  async read(): Promise<ReadLine[]> {
    this.abortSignal?.throwIfAborted();
    while (!this.hasEnded) {
      const batch = await this.readOnce();
      this.abortSignal?.throwIfAborted();
      if (batch.length > 0) return batch;
    }
    return [];
  }

  /** Gives the answer up: closes its connection. */
  async cancel(reason?: unknown): Promise<void> {
    this.stop();
    await this.body.cancel(reason);
  }

  /**
   * Takes leave of a complete answer. Reading its last bytes lets the connection be used again; a host that keeps it
   * open after the final line loses it.
   */
  async drain(): Promise<void> {
    if (this.hasEnded) return;
    this.stop();
    const timer = setTimeout(() => void this.cancel(), DRAIN_TIMEOUT);
    try {
      while ((await this.body.read()) !== undefined);
    } catch {
      // The answer was complete; how its connection ends is of no interest.
    } finally {
      clearTimeout(timer);
    }
  }

  private readonly onAbort = () => void this.cancel(this.abortSignal?.reason);

  private stop(): void {
    this.hasEnded = true;
    this.abortSignal?.removeEventListener('abort', this.onAbort);
  }

  private async readOnce(): Promise<ReadLine[]> {
    let bytes: Uint8Array | undefined;
    try {
      bytes = await this.body.read();
    } catch (cause) {
      void this.cancel(cause);
      if (isPassedOn(cause)) throw cause;
      return [{ type: 'failure', error: errorFromRead(this.exchange, cause) }];
    }
    return bytes === undefined ? this.readEnd() : this.readBytes(bytes);
  }

  private readBytes(bytes: Uint8Array): ReadLine[] {
    const batch: ReadLine[] = [];
    for (const line of this.decoder.push(bytes)) {
      const read = this.readLine(line);
      if (read === undefined) continue;
      batch.push(read);
      if (read.type === 'failure') return this.giveUp(batch);
    }
    if (this.decoder.openLength > MAX_LINE_LENGTH) {
      batch.push(this.lineTooLong());
      return this.giveUp(batch);
    }
    return batch;
  }

  private readEnd(): ReadLine[] {
    this.stop();
    const lastLine = this.decoder.end();
    const read = lastLine === undefined ? undefined : this.readLine(lastLine, 'unterminated');
    if (read !== undefined) return [read];
    if (this.hasReadLine) return [];
    const error = malformedAnswer(this.exchange, { problem: 'an empty body', text: '' });
    return [{ type: 'failure', error }];
  }

  private giveUp(batch: ReadLine[]): ReadLine[] {
    void this.cancel();
    return batch;
  }

  private readLine(line: string, end?: 'unterminated'): ReadLine | undefined {
    if (line.length > MAX_LINE_LENGTH) return this.lineTooLong();
    if (line.trim() === '') return undefined;
    this.hasReadLine = true;
    const parsed = parseJson(line);
    if (parsed === undefined) return this.unreadableLine(line, end);
    if (isRecord(parsed.value) && isErrorLine(parsed.value)) {
      const error = errorFromLine(this.exchange, parsed.value, line);
      return { type: 'failure', error, raw: parsed.value };
    }
    const chunk = toChatChunk(parsed.value);
    if (chunk !== undefined) return { type: 'chunk', chunk, raw: parsed.value };
    const problem = 'a line that is not a part of a chat answer';
    const error = malformedAnswer(this.exchange, { problem, text: line });
    return { type: 'failure', error, raw: parsed.value };
  }

  /** Half a line of JSON at the end of the body was cut off on its way; anything else was never JSON. */
  private unreadableLine(line: string, end: 'unterminated' | undefined): ReadLine {
    const error =
      end === 'unterminated' && line.trimStart().startsWith('{')
        ? incompleteAnswer(this.exchange)
        : malformedAnswer(this.exchange, { problem: 'a line that is not JSON', text: line });
    return { type: 'failure', error, raw: line };
  }

  private lineTooLong(): ReadLine {
    const problem = `a line longer than ${MAX_LINE_LENGTH / 1024 / 1024} MB`;
    const error = malformedAnswer(this.exchange, { problem, text: '' });
    return { type: 'failure', error };
  }
}

/** Also beside a message: an error that is passed over would make half an answer look whole. */
function isErrorLine({ error, message }: Record<string, unknown>): boolean {
  if (error === undefined || error === null) return false;
  return error !== '' || !isRecord(message);
}

function parseJson(line: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return undefined;
  }
}
