import { goTime, type Clock } from './answer/clock.js';
import type { CatalogueModel } from './model-catalogue.js';
import { FOREVER } from './request/go-duration.js';

/** How long a model stays loaded unless a request says otherwise, in seconds. */
const DEFAULT_KEEP_ALIVE = 300;

const NANOSECONDS = 1_000_000_000;

/** A model in memory. */
export interface LoadedModel {
  model: CatalogueModel;
  contextLength: number;
  /** As Ollama writes times. */
  expiresAt: string;
}

/** The models that a daemon has in memory, for `/api/ps`. */
export class LoadedModels {
  readonly #clock: Clock;
  readonly #server: '0.33' | '0.25';
  readonly #loaded = new Map<
    string,
    { model: CatalogueModel; contextLength: number; keepAlive: number; expiresAt: bigint }
  >();

  constructor(options: { clock: Clock; server: '0.33' | '0.25' }) {
    this.#clock = options.clock;
    this.#server = options.server;
  }

  /**
   * A model is used. `keepAlive` is in seconds; without one it keeps what it had, and 0 unloads it, as on 0.33 does a
   * number that overflows.
   */
  use(options: {
    model: CatalogueModel;
    contextLength: number;
    keepAlive: number | undefined;
  }): void {
    const { model, contextLength } = options;
    const earlier = this.#loaded.get(model.name);
    const wanted = options.keepAlive ?? earlier?.keepAlive ?? DEFAULT_KEEP_ALIVE;
    const whenOverflown = this.#server === '0.33' ? 0 : FOREVER;
    const keepAlive = wanted === Infinity ? whenOverflown : wanted;
    const expiresAt = this.#clock.now() + BigInt(Math.round(keepAlive * NANOSECONDS));
    if (keepAlive === 0) this.#loaded.delete(model.name);
    else this.#loaded.set(model.name, { model, contextLength, keepAlive, expiresAt });
  }

  unload(model: CatalogueModel): void {
    this.#loaded.delete(model.name);
  }

  /** Those that have not expired, the longest lasting first. */
  list(): LoadedModel[] {
    const now = this.#clock.now();
    return [...this.#loaded.values()]
      .filter(loaded => loaded.expiresAt > now)
      .toSorted((one, other) => (one.expiresAt > other.expiresAt ? -1 : 1))
      .map(loaded => ({ ...loaded, expiresAt: goTime(loaded.expiresAt) }));
  }
}
