/** Pieces that arrive when they like, for a stream that is read when somebody likes. An end comes behind all of them. */
export class PieceQueue {
  readonly #pieces: Uint8Array[] = [];
  #end: { error?: Error } | undefined;
  #wake = () => {};

  push(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#wake();
  }

  /** The first end counts. */
  end(error?: Error): void {
    this.#end ??= error === undefined ? {} : { error };
    this.#wake();
  }

  /** A stream of the pieces, which fails with the error that came behind them. */
  stream(onCancel: () => void): ReadableStream<Uint8Array> {
    const source: UnderlyingDefaultSource<Uint8Array> = {
      pull: controller => this.#next(controller),
      cancel: onCancel,
    };
    return new ReadableStream(source, { highWaterMark: 0 });
  }

  async #next(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    if (this.#pieces.length === 0 && this.#end === undefined) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    const piece = this.#pieces.shift();
    if (piece !== undefined) controller.enqueue(piece);
    else if (this.#end?.error === undefined) controller.close();
    else throw this.#end.error;
  }
}
