interface Watch {
  body: ReadableStream<Uint8Array>;
  /** End the body when they are aborted, also where nobody reads on. */
  signals: readonly AbortSignal[];
  onPiece: (bytes: Uint8Array) => void;
  /** Called once, with whether the body came to its end. */
  onEnd: (isComplete: boolean) => void;
}

/** Passes a body on piece by piece, as the client asks for them, and tells of each. */
export function watchBody(watch: Watch): ReadableStream<Uint8Array> {
  // Nothing is read ahead: what the client does not take is left to the host.
  return new ReadableStream(new WatchedSource(watch), { highWaterMark: 0 });
}

class WatchedSource implements UnderlyingDefaultSource<Uint8Array> {
  readonly #watch: Watch;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #onAbort = () => this.#breakOff();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #isOver = false;

  constructor(watch: Watch) {
    this.#watch = watch;
    this.#reader = watch.body.getReader();
  }

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.#controller = controller;
    const { signals } = this.#watch;
    for (const signal of signals) signal.addEventListener('abort', this.#onAbort);
    if (signals.some(({ aborted }) => aborted)) this.#breakOff();
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const next = await this.#read();
    if (this.#isOver) return;
    if (next.done) {
      this.#end(true);
      controller.close();
      return;
    }
    this.#watch.onPiece(next.value.slice());
    controller.enqueue(next.value);
  }

  async cancel(reason: unknown): Promise<void> {
    this.#end(false);
    await this.#reader.cancel(reason);
  }

  #breakOff(): void {
    if (this.#isOver) return;
    const reason: unknown = this.#watch.signals.find(({ aborted }) => aborted)?.reason;
    this.#end(false);
    this.#controller?.error(reason);
    this.#reader.cancel(reason).catch(() => undefined);
  }

  async #read() {
    try {
      return await this.#reader.read();
    } catch (error) {
      this.#end(false);
      throw error;
    }
  }

  #end(isComplete: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const signal of this.#watch.signals) signal.removeEventListener('abort', this.#onAbort);
    this.#watch.onEnd(isComplete);
  }
}
