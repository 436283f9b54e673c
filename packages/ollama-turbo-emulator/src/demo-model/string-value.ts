import type { ClueReader } from './clue-reader.js';
import type { JsonObject } from './json.js';
import { textForPattern } from './pattern-text.js';
import { exampleText, formatExample } from './example-text.js';
import { wordsOf } from './words.js';

/** Where a value goes: what it is called, and its place in a list. */
export interface ValuePlace {
  /** The property's name; of a list's items, the list's. Empty at the top. */
  name: string;
  /** The position in the innermost list, from 0; `undefined` outside of lists. */
  index: number | undefined;
}

/** A text longer than this is not written, whatever its schema says. */
const MOST_CHARACTERS = 10_000;

/** What the question says about a text property; `undefined` when it says nothing. */
export function stringFromClues(
  schema: JsonObject,
  place: ValuePlace,
  reader: ClueReader,
): string | undefined {
  const candidate = candidateFor(schema, place, reader);
  return candidate !== undefined && fits(schema, candidate) ? candidate : undefined;
}

/** What a text among the arguments of a call may be when nothing tells: a name in the question, else its subject. */
export function stringFromSubject(schema: JsonObject, reader: ClueReader): string | undefined {
  const candidates = [reader.takeText('names'), reader.clues.subject];
  return candidates.find(text => text && fits(schema, text));
}

/** A text for a property that the question says nothing about. */
export function plainString(schema: JsonObject, place: ValuePlace, reader: ClueReader): string {
  const { format, pattern, minLength, maxLength } = schema;
  const minimum = Math.min(typeof minLength === 'number' ? minLength : 0, MOST_CHARACTERS);
  if (typeof pattern === 'string') {
    const text = textForPattern(pattern, minimum);
    if (text !== undefined) return text;
  }
  const formatted = typeof format === 'string' ? formatExample(format) : undefined;
  if (formatted !== undefined) return formatted;
  const text = exampleText({ ...place, subject: reader.clues.subject });
  const maximum = typeof maxLength === 'number' ? maxLength : Infinity;
  return [...text.padEnd(minimum, '.')].slice(0, maximum).join('').trimEnd().padEnd(minimum, '.');
}

/** Lengths count code points, as JSON schema says. */
function fits(schema: JsonObject, text: string): boolean {
  const { minLength, maxLength, pattern, format } = schema;
  const length = [...text].length;
  if (typeof minLength === 'number' && length < minLength) return false;
  if (typeof maxLength === 'number' && length > maxLength) return false;
  if (typeof pattern === 'string' && !matches(pattern, text)) return false;
  const formatPattern = typeof format === 'string' ? FORMAT_PATTERNS.get(format) : undefined;
  return formatPattern === undefined || formatPattern.test(text);
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}

function candidateFor(
  schema: JsonObject,
  place: ValuePlace,
  reader: ClueReader,
): string | undefined {
  const { clues } = reader;
  if (typeof schema.pattern === 'string') return wordMatching(schema.pattern, reader);
  const addressee = isAddressee(place.name) ? reader.takeText('emails') : undefined;
  if (addressee !== undefined) return addressee;
  const kind = kindOf(schema, place.name, clues.measures.length > 0);
  switch (kind) {
    case 'place':
      return reader.takePlace(prepositionsFor(place.name));
    case 'expression':
      return clues.expression;
    case 'query':
      // The subject and the text of a mail may be one and the same quotation.
      return reader.takeText('quotes') ?? clues.quotes.at(0) ?? (clues.subject || undefined);
    case 'person':
      return reader.takeText('quotes') ?? reader.takeText('names');
    case 'date':
      return reader.takeText('dates') ?? reader.takeText('times');
    case 'time':
      return timeFor(schema, reader);
    case 'path':
      return reader.takeText('quotes') ?? reader.takeText('paths');
    case 'language':
      return reader.takeLanguage(prepositionsFor(place.name));
    case 'measure':
      return reader.takeMeasure(prepositionsFor(place.name));
    case 'email':
      return reader.takeText('emails');
    case 'url':
      return reader.takeText('urls');
    case undefined:
      return reader.takeText('quotes');
  }
}

/** The first word of the question that matches the whole of a pattern: an order number, a code. */
function wordMatching(pattern: string, { clues }: ClueReader): string | undefined {
  const words = clues.question
    .split(/\s+/)
    .map(word => word.replace(/^["'“(]+|["'”).,!?;:]+$/g, ''));
  const candidates = [...clues.quotes, ...words.filter(word => word !== '')];
  const isAnchored = pattern.startsWith('^');
  return candidates.find(word => isAnchored && matches(pattern, word));
}

/** JSON schema's `time` has seconds. */
function timeFor({ format }: JsonObject, reader: ClueReader): string | undefined {
  const time = reader.takeText('times');
  return format === 'time' && time !== undefined && /^\d\d:\d\d$/.test(time) ? `${time}:00` : time;
}

type StringKind =
  | 'place'
  | 'expression'
  | 'query'
  | 'person'
  | 'date'
  | 'time'
  | 'email'
  | 'url'
  | 'path'
  | 'language'
  | 'measure';

/** The name of a property says most about it, its format next, its description least. */
function kindOf(schema: JsonObject, name: string, isConversion: boolean): StringKind | undefined {
  const { format, description } = schema;
  const isVague = wordsOf(name).some(word => VAGUE_PLACE_WORDS.has(word));
  return (
    kindOfWords(wordsOf(name)) ??
    (typeof format === 'string' ? FORMAT_KINDS.get(format) : undefined) ??
    (typeof description === 'string' ? kindOfWords(wordsOf(description)) : undefined) ??
    (isVague ? (isConversion ? 'measure' : 'place') : undefined)
  );
}

function kindOfWords(words: readonly string[]): StringKind | undefined {
  if (words.includes('time') && words.includes('zone')) return 'place';
  return words.map(word => KIND_OF_WORD.get(word)).find(kind => kind !== undefined);
}

const KIND_WORDS: Readonly<Record<StringKind, string>> = {
  place:
    'city cities location locations place places town country countries region destination origin departure arrival timezone',
  expression: 'expression formula equation calculation math',
  query:
    'query question search keyword keywords term topic subject prompt text message content phrase title sentence body q',
  person: 'person recipient user username customer author name',
  date: 'date day when weekday',
  email: 'email mail',
  url: 'url uri link website',
  time: 'time',
  path: 'path directory dir folder file filename filepath',
  language: 'language lang',
  measure: 'currency currencies unit units',
};

/** Properties that take an e-mail address when the question has one. */
const ADDRESSEE_WORDS = new Set(['to', 'recipient', 'recipients', 'cc', 'bcc', 'address']);

function isAddressee(name: string): boolean {
  return wordsOf(name).some(word => ADDRESSEE_WORDS.has(word));
}

/** Names of places where neither format nor description says otherwise. */
const VAGUE_PLACE_WORDS = new Set(['from', 'to', 'where', 'zone', 'state', 'address']);

const KIND_OF_WORD = new Map(
  Object.entries(KIND_WORDS).flatMap(([kind, words]) =>
    words.split(' ').map(word => [word, kind as StringKind] as const),
  ),
);

const FORMAT_KINDS = new Map<string, StringKind>(
  Object.entries({
    date: 'date',
    email: 'email',
    'idn-email': 'email',
    uri: 'url',
    url: 'url',
  }),
);

/** A journey starts at `origin` and ends at `destination`. */
function prepositionsFor(name: string): readonly string[] {
  const words = wordsOf(name);
  if (
    words.some(word => ['from', 'origin', 'departure', 'start', 'source', 'base'].includes(word))
  ) {
    return ['from'];
  }
  if (words.some(word => ['to', 'destination', 'arrival', 'end', 'target'].includes(word))) {
    return ['to'];
  }
  return [];
}

const FORMAT_PATTERNS = new Map<string, RegExp>(
  Object.entries({
    date: /^\d{4}-\d{2}-\d{2}$/,
    'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/,
    time: /^\d{2}:\d{2}:\d{2}/,
    duration: /^P/,
    email: /^[^\s@]+@[^\s@]+$/,
    'idn-email': /^[^\s@]+@[^\s@]+$/,
    hostname: /^[\w-]+(\.[\w-]+)+$/,
    uri: /^[a-z][a-z\d+.-]*:/i,
    url: /^[a-z][a-z\d+.-]*:/i,
    uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
    ipv4: /^\d+(\.\d+){3}$/,
    ipv6: /^[\da-f:]+$/i,
  }),
);
