import { goTime, type Clock } from './answer/clock.js';
import type { CatalogueModel } from './model-catalogue.js';

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
  readonly #loaded = new Map<
    string,
    { model: CatalogueModel; contextLength: number; keepAlive: number; expiresAt: bigint }
  >();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A model is used. `keepAlive` is in seconds; without one it keeps what it had, and 0 unloads it. */
  use(options: {
    model: CatalogueModel;
    contextLength: number;
    keepAlive: number | undefined;
  }): void {
    const { model, contextLength } = options;
    const earlier = this.#loaded.get(model.name);
    const keepAlive = options.keepAlive ?? earlier?.keepAlive ?? DEFAULT_KEEP_ALIVE;
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
