import type { Clues, NumberClue } from './clues.js';
import { stemOf } from './words.js';

/**
 * Hands out the clues of a question, each once: two properties of one schema get two numbers, two cities.
 */
export class ClueReader {
  readonly clues: Clues;
  private readonly taken = new Set<unknown>();

  constructor(clues: Clues) {
    this.clues = clues;
  }

  /** The next place; with prepositions (`from`, `to`), one that stands behind one of them, if there is one. */
  takePlace(prepositions: readonly string[] = []): string | undefined {
    return this.takeNamed(this.clues.places, prepositions);
  }

  /** The next language; with prepositions, one that stands behind one of them, if there is one. */
  takeLanguage(prepositions: readonly string[]): string | undefined {
    return this.takeNamed(this.clues.languages, prepositions);
  }

  /** The next side of a conversion; with prepositions, the one behind one of them. */
  takeMeasure(prepositions: readonly string[]): string | undefined {
    return this.takeNamed(this.clues.measures, prepositions);
  }

  private takeNamed(
    clues: readonly { name: string; preposition: string }[],
    prepositions: readonly string[],
  ): string | undefined {
    const free = this.free(clues);
    const named = free.find(({ preposition }) => prepositions.includes(preposition)) ?? free.at(0);
    if (named !== undefined) this.taken.add(named);
    return named?.name;
  }

  /** The next text of a kind. */
  takeText(
    kind: 'quotes' | 'names' | 'dates' | 'emails' | 'urls' | 'paths' | 'times',
  ): string | undefined {
    const text = this.free(this.clues[kind]).at(0);
    if (text !== undefined) this.taken.add(text);
    return text;
  }

  /** The next number that is allowed; one that stands beside one of the words comes first. */
  takeNumber(words: readonly string[], isAllowed: (value: number) => boolean): number | undefined {
    const near = this.takeNumberNear(words, isAllowed);
    if (near !== undefined) return near;
    return this.takeNumberFrom(this.clues.numbers, isAllowed);
  }

  /** The next allowed number that stands beside one of the words: 3 for `days` in "for 3 days". */
  takeNumberNear(
    words: readonly string[],
    isAllowed: (value: number) => boolean,
  ): number | undefined {
    const stems = words.map(stemOf);
    const near = this.clues.numbers.filter(({ neighbours }) =>
      neighbours.some(word => stems.some(stem => isFormOf(word, stem))),
    );
    return this.takeNumberFrom(near, isAllowed);
  }

  private takeNumberFrom(
    numbers: readonly NumberClue[],
    isAllowed: (value: number) => boolean,
  ): number | undefined {
    const found = this.free(numbers).find(({ value }) => isAllowed(value));
    this.taken.add(found);
    return found?.value;
  }

  private free<Clue>(clues: readonly Clue[]): Clue[] {
    return clues.filter(clue => !this.taken.has(clue));
  }
}

/** `sided` and `sides` are forms of `sid`, though their stems differ. */
function isFormOf(word: string, stem: string): boolean {
  if (stemOf(word) === stem) return true;
  return word.startsWith(stem) && /^(?:e?d|e?s|ing)$/.test(word.slice(stem.length));
}
