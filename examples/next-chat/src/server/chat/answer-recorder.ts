import { isToolUIPart } from 'ai';
import type { ChatMessage } from '../../shared/message.ts';

/** What became of a row: `unwanted` is stored in a conversation that was deleted, and `missing` is no longer there. */
export type StoreOutcome = 'stored' | 'unwanted' | 'missing';

/** Where an answer is kept. */
export interface AnswerStore {
  save: (answer: ChatMessage) => Promise<StoreOutcome>;
  /** Says that the answer is still being written. */
  touch: () => Promise<StoreOutcome>;
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
  private results = 0;
  private lastWrite = Date.now();
  private writing: Promise<void> | undefined;

  /** @param options.onGone called when the row or its conversation was deleted: nobody will read the rest */
  constructor(options: { store: AnswerStore; onGone: () => void }) {
    this.store = options.store;
    this.onGone = options.onGone;
    this.timer = setInterval(() => this.tick(), SNAPSHOT_EVERY);
  }

  /** Notes how the answer stands now. */
  see(answer: ChatMessage): void {
    const results = answer.parts.filter(isResult).length;
    this.latest = answer;
    // A tool has done its work, which must not be done again by whoever goes on with what is stored.
    if (results > this.results && !this.writing) this.tick();
    this.results = results;
  }

  /**
   * Keeps the answer as it is at its end.
   *
   * @returns whether there was still a row for it
   * @throws what the store says when it cannot
   */
  async finish(answer: ChatMessage): Promise<boolean> {
    clearInterval(this.timer);
    await this.writing;
    return (await this.store.save(answer)) !== 'missing';
  }

  private tick(): void {
    if (this.writing) return;
    const { latest } = this;
    if (latest) this.write(this.store.save(latest));
    else if (Date.now() - this.lastWrite >= TOUCH_EVERY) this.write(this.store.touch());
  }

  private write(written: Promise<StoreOutcome>): void {
    this.latest = undefined;
    this.lastWrite = Date.now();
    this.writing = written
      .then(outcome => {
        if (outcome !== 'stored') this.onGone();
      })
      // The end of the answer tells the reader when it cannot be kept; until then there may be another chance.
      .catch(() => {})
      .finally(() => (this.writing = undefined));
  }
}

function isResult(part: ChatMessage['parts'][number]): boolean {
  return isToolUIPart(part) && part.state === 'output-available' && !part.preliminary;
}
