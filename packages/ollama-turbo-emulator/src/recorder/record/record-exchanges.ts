import type { Recording } from '../form/recording.js';
import type { SentRequest } from '../secrets/blank-request.js';
import { KnownSecrets } from '../secrets/known-secrets.js';
import { sendAsIs, sendTo, type Sending } from './sending.js';
import { toRecording, type Exchange } from './to-recording.js';
import { watchBody } from './watch-body.js';

/** Exchanges that are passed on and recorded. */
export interface RecordedExchanges {
  fetch: typeof globalThis.fetch;
  /** Settles when what is over so far has been kept. */
  settled: () => Promise<void>;
  /** Ends what is open as if the clients had left. */
  breakOff: (reason: Error) => void;
}

interface Recordist {
  fetch: typeof globalThis.fetch;
  /** Where all requests go; by default where they would go anyway. */
  target: string | undefined;
  secrets: readonly string[];
  /** Gets each recording, with the number of its request. */
  keep: (recording: Recording, number: number) => Promise<void>;
  onError: (error: Error) => void;
}

/** An exchange that is over, but for its request, whose body may still be on its way. */
type EndedExchange = Omit<Exchange, 'request'> & { request: Promise<SentRequest> };

/** Passes requests on and makes a recording of each that is answered. Nothing that fails here disturbs an exchange. */
export function recordExchanges(recordist: Recordist): RecordedExchanges {
  const session = new Session(recordist);
  return {
    fetch: (input, init) => session.fetch(input, init),
    settled: () => session.settled(),
    breakOff: reason => session.breakOff(reason),
  };
}

class Session {
  readonly #recordist: Recordist;
  readonly #known = new KnownSecrets();
  readonly #kept = new Set<Promise<void>>();
  readonly #leaving = new AbortController();
  #count = 0;

  constructor(recordist: Recordist) {
    this.#recordist = recordist;
    this.#known.addKeys(recordist.secrets);
  }

  async fetch(input: string | URL | Request, init: RequestInit | undefined): Promise<Response> {
    const started = performance.now();
    const { fetch, target } = this.#recordist;
    this.#count += 1;
    const number = this.#count;
    const sending =
      target === undefined
        ? sendAsIs({ fetch, input, init })
        : sendTo({ fetch, target, input, init });
    const request = sending.request.then(sent => {
      this.#known.addRequest(sent);
      return sent;
    });
    // Whoever needs it hears of it: the sender, or the recording.
    request.catch(() => undefined);
    const response = await sending.send();
    return this.#watch({ response, sending, request, number, started });
  }

  async settled(): Promise<void> {
    while (this.#kept.size > 0) await Promise.all(this.#kept);
  }

  breakOff(reason: Error): void {
    this.#leaving.abort(reason);
  }

  #watch(options: {
    response: Response;
    sending: Sending;
    request: Promise<SentRequest>;
    number: number;
    started: number;
  }): Response {
    const { response, sending, started, ...exchange } = options;
    const { status, headers, body } = response;
    const { server, signal } = sending;
    const pieces: { at: number; bytes: Uint8Array }[] = [];
    const end = (isComplete: boolean) =>
      this.#keep({
        ...exchange,
        server,
        status,
        headers: new Headers(headers),
        pieces,
        isComplete,
      });
    if (body === null) {
      end(true);
      return response;
    }
    const watched = watchBody({
      body,
      signals: [this.#leaving.signal, ...(signal === undefined ? [] : [signal])],
      onPiece: bytes => pieces.push({ at: Math.round(performance.now() - started), bytes }),
      onEnd: end,
    });
    return passedResponse(response, watched);
  }

  #keep(exchange: EndedExchange): void {
    const kept = this.#record(exchange).catch((error: unknown) => {
      this.#recordist.onError(error instanceof Error ? error : new Error(String(error)));
    });
    this.#kept.add(kept);
    void kept.then(() => this.#kept.delete(kept));
  }

  async #record(exchange: EndedExchange): Promise<void> {
    const request = await exchange.request;
    const recording = toRecording({ ...exchange, request }, this.#known);
    await this.#recordist.keep(recording, exchange.number);
  }
}

/** A response with another body. One that was made, not fetched, knows no URL of its own. */
function passedResponse(response: Response, body: ReadableStream<Uint8Array>): Response {
  const { status, statusText, headers, url, redirected, type } = response;
  const passed = new Response(body, { status, statusText, headers });
  return Object.defineProperties(passed, {
    url: { value: url },
    redirected: { value: redirected },
    type: { value: type },
  });
}
