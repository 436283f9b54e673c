/** How often the demo model is careless. */
export interface Carelessness {
  /** The share of careless answers, from 0 (none) to 1 (all). */
  rate: number;
  /** What the draws come from, a whole number from 0; 1 by default. The same seed draws the same. */
  seed?: number;
}
