import { FREQUENT_WORDS } from '../frequent-words.js';

const WORD_WEIGHT = 1;
const FREQUENT_WEIGHT = 0.2;
const PAIR_WEIGHT = 0.25;
const PIECE_WEIGHT = 0.8;
const PIECE_LENGTH = 3;

/** Words; single characters of scripts that do not separate words; signs. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+|\p{S}/gu;

/**
 * What a text is made of, with weights: its words, pairs of neighbours, and pieces of words, so that `cat` and `cats` have
 * something in common. A feature that comes again counts less each time.
 */
export function textFeatures(text: string): Map<string, number> {
  const words = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  const features = new Map<string, number>();
  const add = (feature: string, weight: number) => {
    const before = features.get(feature) ?? 0;
    features.set(feature, Math.hypot(before, weight));
  };
  for (const [index, word] of words.entries()) {
    const isFrequent = FREQUENT_WORDS.has(word);
    add(`word ${word}`, isFrequent ? FREQUENT_WEIGHT : WORD_WEIGHT);
    if (index > 0) add(`pair ${words[index - 1]} ${word}`, PAIR_WEIGHT);
    if (isFrequent) continue;
    const pieces = piecesOf(word);
    for (const piece of pieces) add(`piece ${piece}`, PIECE_WEIGHT / Math.sqrt(pieces.length));
  }
  return features;
}

function piecesOf(word: string): string[] {
  const characters = [...`<${word}>`];
  const count = Math.max(1, characters.length - PIECE_LENGTH + 1);
  return Array.from({ length: count }, (_, start) =>
    characters.slice(start, start + PIECE_LENGTH).join(''),
  );
}
