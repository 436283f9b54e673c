/**
 * What became of a request: `running` while the host answers, `complete` when the client took the whole answer, `aborted`
 * when it left before, `broken` when the host broke the connection.
 */
export type RequestOutcome = 'running' | 'complete' | 'aborted' | 'broken';

/** A request as the emulator got it. */
export interface RecordedRequest {
  method: string;
  /** With its query. */
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Parsed when it is JSON, else a text; undefined when there is none. */
  body: unknown;
  /** What has become of it so far. */
  readonly outcome: RequestOutcome;
  /** Settles when the request is over at the host: what a test waits for that wants to see a client leave. */
  readonly ended: Promise<Exclude<RequestOutcome, 'running'>>;
}

/** A request whose end is still to be told. */
export class OpenRequest implements RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly ended: Promise<Exclude<RequestOutcome, 'running'>>;
  outcome: RequestOutcome = 'running';
  readonly #hostBreaks = new AbortController();
  #settle: (outcome: Exclude<RequestOutcome, 'running'>) => void = () => {};

  constructor(request: Request, bytes: Uint8Array) {
    const { pathname, search } = new URL(request.url);
    this.method = request.method;
    this.path = pathname + search;
    this.headers = Object.fromEntries(request.headers);
    this.body = readableBody(bytes);
    this.ended = new Promise(resolve => {
      this.#settle = resolve;
    });
  }

  /** Aborted when the host itself ends what is open. */
  get hostBreaks(): AbortSignal {
    return this.#hostBreaks.signal;
  }

  /** The first end counts. */
  end(outcome: Exclude<RequestOutcome, 'running'>): void {
    if (this.outcome !== 'running') return;
    this.outcome = outcome;
    this.#settle(outcome);
  }

  /** The host closes: the answer goes no further. */
  breakOff(): void {
    if (this.outcome === 'running') this.#hostBreaks.abort();
  }
}

function readableBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
