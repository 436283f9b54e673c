import type { ChatMessage } from '../../shared/message.ts';

/** Where an answer is kept. Both tell whether its row is still there. */
export interface AnswerStore {
  save: (answer: ChatMessage) => Promise<boolean>;
  /** Says that the answer is still being written. */
  touch: () => Promise<boolean>;
}

/** A killed process loses no more of an answer than this. */
const SNAPSHOT_EVERY = 1000;

/** Well below the time after which an answer counts as stopped. */
const TOUCH_EVERY = 5000;

/** Keeps an answer while it is being written: at most once a second as it grows, and a sign of life in silence. */
export class AnswerRecorder {
  private readonly store: AnswerStore;
  private readonly onGone: () => void;
  private readonly timer: ReturnType<typeof setInterval>;
  private latest: ChatMessage | undefined;
  private lastWrite = Date.now();
  private writing: Promise<void> | undefined;

  /** @param options.onGone called when the row was deleted: nobody will read the rest */
  constructor(options: { store: AnswerStore; onGone: () => void }) {
    this.store = options.store;
    this.onGone = options.onGone;
    this.timer = setInterval(() => this.tick(), SNAPSHOT_EVERY);
  }

  /** Notes how the answer stands now. */
  see(answer: ChatMessage): void {
    this.latest = answer;
  }

  /**
   * Keeps the answer as it is at its end.
   *
   * @throws what the store says when it cannot
   */
  async finish(answer: ChatMessage): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    await this.store.save(answer);
  }

  private tick(): void {
    if (this.writing) return;
    const { latest } = this;
    if (latest) this.write(this.store.save(latest));
    else if (Date.now() - this.lastWrite >= TOUCH_EVERY) this.write(this.store.touch());
  }

  private write(written: Promise<boolean>): void {
    this.latest = undefined;
    this.lastWrite = Date.now();
    this.writing = written
      .then(isThere => {
        if (!isThere) this.onGone();
      })
      // The end of the answer tells the reader when it cannot be kept; until then there may be another chance.
      .catch(() => {})
      .finally(() => (this.writing = undefined));
  }
}
