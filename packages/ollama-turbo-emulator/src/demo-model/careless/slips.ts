import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Carelessness } from './carelessness.js';

/** What goes wrong with one answer, as shares from 0 up to but not including 1: of the kinds, and of a kind's variants. */
export interface Slip {
  kind: number;
  variant: number;
}

const DEFAULT_SEED = 1;

/**
 * Draws for one answer of the demo model after the other whether it is careless. Each draw takes equally many numbers, so
 * that the n-th answer depends on the seed alone, and not on what the ones before it were.
 */
export class Slips {
  private readonly rate: number;
  private readonly generator: RandomGenerator;

  constructor({ rate, seed = DEFAULT_SEED }: Carelessness) {
    this.rate = rate;
    this.generator = mersenne(foldSeed(seed));
  }

  /** What goes wrong with the next answer; `undefined` when nothing does. */
  next(): Slip | undefined {
    const chance = uniformFloat64(this.generator);
    const slip = {
      kind: uniformFloat64(this.generator),
      variant: uniformFloat64(this.generator),
    };
    return chance < this.rate ? slip : undefined;
  }
}

/** The generator takes 32 bits; what is above them, as in a time in milliseconds, counts as well. */
function foldSeed(seed: number): number {
  const high = Math.floor(seed / 2 ** 32);
  return (seed % 2 ** 32) ^ Math.imul(high, 0x9e3779b1);
}
