import { findLanguages, LANGUAGE_NAMES, type LanguageClue } from './languages.js';
import { findMeasures, type MeasureClue } from './measures.js';
import { isFillerWord } from './words.js';

/** What a question names: the material for arguments and answers. */
export interface Clues {
  /** The question itself, without white space around it. */
  question: string;
  /** The words that say what the question is about: `lasagna recipe`. */
  subject: string;
  /** Names behind a preposition; without any, all names. */
  places: readonly PlaceClue[];
  numbers: readonly NumberClue[];
  /** Texts in quotation marks. */
  quotes: readonly string[];
  /** Capitalised words inside a sentence: people, products. */
  names: readonly string[];
  /** A calculation in the usual signs: `17 * 23`. */
  expression: string | undefined;
  /** `2026-11-23`, `tomorrow`, `Monday`. */
  dates: readonly string[];
  emails: readonly string[];
  urls: readonly string[];
  /** `/tmp`, `notes.md`. */
  paths: readonly string[];
  /** `18:30`, `7 am`. */
  times: readonly string[];
  languages: readonly LanguageClue[];
  measures: readonly MeasureClue[];
}

interface PlaceClue {
  name: string;
  /** The word before it, which tells where a journey starts and ends. Empty where there is none. */
  preposition: string;
}

export interface NumberClue {
  value: number;
  /** The words on both sides in lower case: a number is what they say (`3 days`, `page 2`). */
  neighbours: readonly string[];
}

/** Reads the clues out of a question. */
export function findClues(text: string): Clues {
  const question = text.trim();
  const emails = question.match(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g) ?? [];
  const urls = (question.match(/https?:\/\/[^\s"'<>)]+/g) ?? []).map(url =>
    url.replace(/[.,!?]+$/, ''),
  );
  const isoDates = question.match(ISO_DATE) ?? [];
  const withoutUrls = urls.reduce((rest, url) => rest.replace(url, ' '), question);
  const paths = (withoutUrls.match(PATH) ?? []).map(path => path.replace(/\.$/, ''));
  const times = question.match(TIME) ?? [];
  const plain = [...emails, ...urls, ...paths, ...isoDates, ...times].reduce(
    (rest, found) => rest.replace(found, ' '),
    question,
  );
  const places = findPlaces(plain);
  const names = findNames(plain);
  return {
    question,
    subject: findSubject(question),
    places: places.length > 0 ? places : names.map(name => ({ name, preposition: '' })),
    numbers: findNumbers(plain),
    quotes: findQuotes(question),
    names,
    expression: findExpression(plain),
    dates: [...isoDates, ...(plain.match(DATE_WORD) ?? [])],
    emails,
    urls,
    paths,
    times,
    languages: findLanguages(plain),
    measures: findMeasures(plain),
  };
}

const PATH =
  /(?<![\w/:.@])(?:~|\.{1,2})?\/[a-z_.~][\w.+-]*(?:\/[\w.+-]*)*|(?<![\w/@.])[\w-]+\.(?:txt|md|json|tsx?|jsx?|py|csv|pdf|log|html|css|ya?ml|toml|xml|png|jpe?g)\b/gi;
const TIME = /\b\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\b)?|\b\d{1,2} ?[ap]\.?m\b/gi;
const ISO_DATE = /\b\d{4}-\d{2}-\d{2}\b/g;
const DATE_WORD =
  /\b(today|tonight|tomorrow|yesterday|(mon|tues|wednes|thurs|fri|satur|sun)day|next (week|month|year))\b/gi;

/** `東京` has no capital letters, so letters without case count as such. */
const PROPER_WORD = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}'’.\-]*`;
const PROPER_NAME = `${PROPER_WORD}(?:(?: (?:de|da|do|del|la|of|am|sur|upon))? ${PROPER_WORD})*`;
const PREPOSITION = '(in|at|from|to|near|around|between|for|of|over|with|than|versus|vs)';
const PLACES = new RegExp(
  `\\b${PREPOSITION} (?:the )?(${PROPER_NAME}(?:(?:, and |, or |, | and | or | & )${PROPER_NAME})*)`,
  'gu',
);
const LOWER_CASE_PLACE = /\bin ([\p{Ll}\p{M}'’-]+(?: [\p{Ll}\p{M}'’-]+)?)/gu;

function findPlaces(text: string): PlaceClue[] {
  const places = [...text.matchAll(PLACES)].flatMap(([, preposition = '', names = '']) =>
    names
      .split(/, and |, or |, | and | or | & /)
      .map(name => ({ name: name.replace(/['’]s$|[.'’-]+$/, ''), preposition })),
  );
  const found = places.filter(({ name }) => !NO_PLACE.test(name));
  return found.length > 0 ? found : findLowerCasePlaces(text);
}

function findLowerCasePlaces(text: string): PlaceClue[] {
  return [...text.matchAll(LOWER_CASE_PLACE)]
    .map(([, words = '']) => words.split(' '))
    .filter(([first = '']) => !isFillerWord(first) && !NO_PLACE.test(first))
    .map(words => words.filter(word => !isFillerWord(word) && !NO_PLACE.test(word)))
    .map(words => ({ name: words.map(capitalise).join(' '), preposition: 'in' }));
}

/** What follows `in` and `at` and is no place. */
const NO_PLACE = new RegExp(
  String.raw`^(celsius|fahrenheit|kelvin|degrees?|percent|euros?|dollars?|detail|details|general|short|total|full|words?|markdown|json|${LANGUAGE_NAMES}|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|(mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|yesterday|right|plus|times|minus|[a-z]+ing|i)$`,
  'i',
);

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function findNames(text: string): string[] {
  const insideSentence = new RegExp(`(?<=[\\p{L}\\p{N},:;'’"“] ["“]?)${PROPER_NAME}`, 'gu');
  // Of a few words such as "Lima weather?", the first may be the name.
  const fewWords =
    text.split(/\s+/).length <= 3 ? (/^[\p{Lu}\p{Lo}][\p{L}\p{M}]+/u.exec(text) ?? []) : [];
  return [...(text.match(insideSentence) ?? []), ...fewWords]
    .map(name => name.replace(/['’]s$|[.'’-]+$/, ''))
    .filter(name => !isFillerWord(name.toLowerCase()) && !NO_PLACE.test(name));
}

/** "Translate good morning into French" quotes without marks. */
const TRANSLATED = new RegExp(
  String.raw`\btranslate (.+?) (?:from \w+ )?(?:in)?to (?:${LANGUAGE_NAMES})\b`,
  'i',
);

function findQuotes(text: string): string[] {
  const quoted = text.matchAll(
    /"([^"]+)"|“([^”]+)”|„([^“]+)“|«([^»]+)»|`([^`]+)`|(?<!\p{L})'([^']+)'(?!\p{L})/gu,
  );
  const quotes = [...quoted].map(
    ([, ...groups]) => groups.find(group => group !== undefined) ?? '',
  );
  if (quotes.length > 0) return quotes;
  const translated = TRANSLATED.exec(text)?.[1];
  return translated === undefined ? [] : [translated];
}

const NUMBER_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

function findNumbers(text: string): NumberClue[] {
  const tokens =
    withoutThousandsSeparators(text).match(/(?<![\p{L}\p{N}])-?\d+(\.\d+)?|\p{L}[\p{L}\p{M}]*/gu) ??
    [];
  return tokens.flatMap((token, index) => {
    const value = toNumber(token);
    if (value === undefined) return [];
    const neighbours = [tokens[index + 1], tokens[index - 1]];
    return {
      value,
      neighbours: neighbours.flatMap(word => (word === undefined ? [] : word.toLowerCase())),
    };
  });
}

function toNumber(token: string): number | undefined {
  if (/^-?\d/.test(token)) return Number(token);
  const word = NUMBER_WORDS.indexOf(token.toLowerCase());
  // "one" is a pronoun more often than a number.
  return word === -1 || word === 1 ? undefined : word;
}

const OPERATOR_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)\s*(?:%|percent) of (?=[\d(])/gi, ' / 100 * '],
  [/(?<=[\d)])\s*(?:times|multiplied by|×|·|x(?=\s*\d))\s*(?=[\d(-])/gi, ' * '],
  [/(?<=[\d)])\s*(?:divided by|over|÷)\s*(?=[\d(-])/gi, ' / '],
  [/(?<=[\d)])\s*plus\s*(?=[\d(-])/gi, ' + '],
  [/(?<=[\d)])\s*(?:minus|−|–)\s*(?=[\d(-])/gi, ' - '],
];
const NUMBER = String.raw`\(*-?\(*\d+(?:\.\d+)?\)*`;
const EXPRESSION = new RegExp(String.raw`${NUMBER}(?:\s*(?:\*\*|[-+*/%^])\s*${NUMBER})+`);

function findExpression(text: string): string | undefined {
  const inSigns = OPERATOR_WORDS.reduce(
    (rest, [words, sign]) => rest.replaceAll(words, sign),
    withoutThousandsSeparators(text).replaceAll(/\b\d{1,2}:\d{2}\b/g, ' '),
  );
  return EXPRESSION.exec(inSigns)?.[0];
}

function withoutThousandsSeparators(text: string): string {
  return text.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '');
}

function findSubject(question: string): string {
  const words = question.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
  return words
    .filter(
      word =>
        !isFillerWord(word.toLowerCase()) &&
        !/^(generate|write|create|list|explain|describe|answer|respond|what['’]s|json)$/i.test(
          word,
        ),
    )
    .slice(0, 8)
    .join(' ');
}
