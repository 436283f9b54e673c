import { textFeatures } from './text-features.js';

/** At how many places of a vector a feature shows. */
const PLACES = 8;

/** How much all texts have in common; keeps the vector of a text without any features from being zero. */
const COMMON = 0.35;

/**
 * The embedding of a text: a vector of length 1, the same each time, near those of texts with the same words or parts of
 * words. Every model has a space of its own.
 */
export function textVector(options: {
  text: string;
  /** Anything that the models differ in. */
  model: string;
  length: number;
}): number[] {
  const { model, length } = options;
  const vector = Array.from({ length }, () => 0);
  for (const [feature, weight] of textFeatures(options.text)) {
    let state = hash(`${model} ${feature}`);
    for (let place = 0; place < PLACES; place += 1) {
      state = next(state);
      const position = (state >>> 1) % length;
      vector[position] = (vector[position] ?? 0) + (state & 1 ? weight : -weight);
    }
  }
  const own = toUnitLength(vector);
  let state = hash(model);
  const common = own.map(value => {
    state = next(state);
    return value + ((state & 1 ? 1 : -1) * COMMON) / Math.sqrt(length);
  });
  return toUnitLength(common);
}

/** A vector of zeros stays one. */
export function toUnitLength(vector: readonly number[]): number[] {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map(value => (norm === 0 ? 0 : value / norm));
}

function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return state >>> 0;
}

/** The next number of a sequence without a visible order. */
function next(state: number): number {
  let mixed = (state + 0x9e3779b9) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
