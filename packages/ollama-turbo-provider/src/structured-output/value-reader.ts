import { LooseJson } from './loose-json.js';
import { StrictJson } from './strict-json.js';

/**
 * Reads one object or array as it arrives, and says how much of it may go out: all that is JSON, as far as nothing that
 * comes can change it. From the first damage on everything is held back.
 */
export class ValueReader {
  private readonly strict = new StrictJson();
  private readonly loose = new LooseJson();
  private written = '';
  /** What has been read and may not go out yet. */
  private held = '';

  /** The value as the model wrote it. */
  get text(): string {
    return this.written;
  }

  /** The value has been closed, or a bracket was closed by one of another kind. */
  get isEnded(): boolean {
    return this.loose.isEnded;
  }

  get isDamaged(): boolean {
    return this.strict.isDamaged;
  }

  /** Closed, with every value in it written out. */
  get isWhole(): boolean {
    return this.loose.isWhole;
  }

  /** Takes one character; returns what may go out now. */
  push(character: string): string {
    this.written += character;
    this.held += character;
    this.strict.push(character);
    this.loose.push(character);
    if (!this.strict.isSettled(character)) return '';
    const settled = this.held;
    this.held = '';
    return settled;
  }
}
