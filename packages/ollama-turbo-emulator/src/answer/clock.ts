const NANOSECONDS = 1_000_000n;

/** The host's clock: nanoseconds that never stand still. */
export class Clock {
  #last = 0n;

  /** Now, later than anything returned before. */
  now(): bigint {
    const fraction = BigInt(Math.floor((performance.now() % 1) * Number(NANOSECONDS)));
    const measured = BigInt(Date.now()) * NANOSECONDS + fraction;
    this.#last = measured > this.#last ? measured : this.#last + 1013n;
    return this.#last;
  }

  /** The time of now as Ollama writes it: UTC, nanoseconds with the zeros at their end cut. */
  stamp(): string {
    return goTime(this.now());
  }
}

/** RFC 3339 with as many of nine digits of a second as are needed. `time` is in nanoseconds since 1970. */
export function goTime(time: bigint): string {
  const seconds = new Date(Number(time / NANOSECONDS)).toISOString().slice(0, 19);
  const fraction = (time % 1_000_000_000n).toString().padStart(9, '0').replace(/0+$/, '');
  return fraction === '' ? `${seconds}Z` : `${seconds}.${fraction}Z`;
}
