import { createInterface, type Interface } from 'node:readline';

/** Where somebody types questions. */
export interface Terminal {
  /** The next line that is typed; `undefined` after Ctrl-D, and after Ctrl-C when no answer is running. */
  nextQuestion(): Promise<string | undefined>;
  /** Runs something that Ctrl-C stops, by the signal that it gets. */
  whileStoppable<Result>(work: (abortSignal: AbortSignal) => Promise<Result>): Promise<Result>;
  close(): void;
}

/** A terminal with line editing and history. */
export class ReadlineTerminal implements Terminal {
  private readonly lines: Interface;
  /** Lines that were typed while an answer was running wait in here. */
  private readonly typed: AsyncIterator<string>;
  private running: AbortController | undefined;

  constructor(options: { input: NodeJS.ReadStream; output: NodeJS.WriteStream }) {
    this.lines = createInterface({ ...options, prompt: '› ' });
    this.typed = this.lines[Symbol.asyncIterator]();
    this.lines.on('SIGINT', () => {
      if (this.running) this.running.abort();
      else this.lines.close();
    });
  }

  async nextQuestion(): Promise<string | undefined> {
    this.lines.prompt();
    const { value, done } = await this.typed.next();
    return done ? undefined : value;
  }

  async whileStoppable<Result>(
    work: (abortSignal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    this.running = new AbortController();
    try {
      return await work(this.running.signal);
    } finally {
      this.running = undefined;
    }
  }

  close(): void {
    this.lines.close();
  }
}
