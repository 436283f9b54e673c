/** An HTTP answer before it is sent. */
export interface Answer {
  status: number;
  /** Names as Ollama writes them. */
  headers: Readonly<Record<string, string>>;
  /**
   * The body, one item per HTTP chunk. Waits end when the signal is aborted; a {@link BrokenConnection} thrown breaks
   * the connection at this place.
   */
  body: (signal: AbortSignal) => AsyncIterable<Uint8Array>;
  /** The whole body, where it is known before it is sent. */
  text?: string;
}

/** Statuses whose responses have no body. */
export const STATUSES_WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** Thrown from a body to break the connection: `reset` abruptly, `close` by ending it too early. */
export class BrokenConnection extends Error {
  override readonly name = 'BrokenConnection';
  readonly kind: 'reset' | 'close';

  constructor(kind: 'reset' | 'close') {
    super(kind === 'reset' ? 'The connection is reset.' : 'The connection is closed early.');
    this.kind = kind;
  }
}

/** Whether the answer is a stream of lines. */
export function isStreamed(answer: Answer): boolean {
  return Object.entries(answer.headers).some(
    ([name, value]) => /^content-type$/i.test(name) && /^application\/x-ndjson\b/i.test(value),
  );
}
