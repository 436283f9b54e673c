/** The words of a text in lower case; `get_weather`, `getWeather` and `get weather` have the same ones. */
export function wordsOf(text: string): string[] {
  const spaced = text.replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2');
  return (spaced.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(word => word.toLowerCase());
}

/** What a word has in common with its relatives: `calculator`, `calculate` and `calculations` are all `calcul`. */
export function stemOf(word: string): string {
  for (const [ending, shortestStem] of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= shortestStem) {
      return word.slice(0, -ending.length);
    }
  }
  return word;
}

/** The stems of the words of a text that say what it is about. */
export function topicStemsOf(text: string): string[] {
  return wordsOf(text)
    .filter(word => !isFillerWord(word))
    .map(stemOf);
}

/** Whether a word is too common to say what a text is about. Words of any language up to one letter count, too. */
export function isFillerWord(word: string): boolean {
  return FILLER_WORDS.has(word) || /^(\p{Script=Latin}|\p{N})$/u.test(word);
}

/** Longest first: the first one that fits is cut off, if that leaves a stem of the given length. */
const ENDINGS: readonly (readonly [string, number])[] = [
  ['ations', 4],
  ['ation', 4],
  ['ators', 4],
  ['ator', 4],
  ['ates', 4],
  ['ate', 4],
  ['ing', 4],
  ['ers', 5],
  ['er', 5],
  ['ies', 3],
  ['ed', 4],
  ['es', 3],
  ['s', 3],
  ['e', 3],
  ['y', 3],
];

const FILLER_WORDS = new Set(
  `a about all also am an and any are as at be been but by call called can check compare could current currently
  data did do does each find for from function get gets give given had has have he hello her here hey hi him his how i if in
  info information input into is it its just let like look made make many may me much my name need next no not now of
  off on one or our out please return returned returns set she should show so some tell than thank thanks that the their them then
  there these they thing this those to today tool tools two up us use used uses using value values was we were
  what when where which while who why will with without would yes you your`.split(/\s+/),
);
