import type { JsonKind, RootKinds } from './root-kinds.js';
import { isDigit } from './strict-json.js';
import { ValueReader } from './value-reader.js';

/**
 * Where the reading is: in prose; in what may be the tag of a `<think>` block; in such a block; behind a bracket that may
 * begin a value, and behind a bare word after it; in a value; behind it.
 */
type State = 'prose' | 'tag' | 'thinking' | 'bracket' | 'word' | 'after-word' | 'value' | 'after';

const THINK_TAGS = ['<think>', '<thinking>'];
const THINK_ENDS = ['</think>', '</thinking>'];
const LONGEST_THINK_END = 11;

/** Quotes that models write in the place of JSON's. */
const OTHER_QUOTES = "'`“”„‘’";

/** What a value in a list begins with, other than numbers and literals. */
const BEGINNINGS: Readonly<Record<string, JsonKind>> = {
  '"': 'string',
  '{': 'object',
  '[': 'array',
};

const LITERAL_KINDS: Readonly<Record<string, JsonKind>> = {
  true: 'boolean',
  false: 'boolean',
  null: 'null',
  True: 'boolean',
  False: 'boolean',
  None: 'null',
};

/** What was found in an answer. */
export interface CutAnswer {
  /** The first value as the model wrote it; undefined where there was none. */
  written: string | undefined;
  /** Whether the value was closed. */
  isClosed: boolean;
  /** The value as JSON: as it was written, or mended; undefined where it is no JSON and could not be mended. */
  json: string | undefined;
  before: string;
  after: string;
  /** What is wrong with a misspelled value that was closed, apart from its spelling. */
  problems: string[];
  /** Where a value seemed to begin that was never closed, from its bracket on: perhaps there was none. */
  unclosed?: string;
}

/** A misspelled value as JSON, or what is wrong with it apart from its spelling. */
export type Mended = { json: string } | { problems: string[] };

/**
 * Cuts an answer to its first JSON value while it arrives.
 *
 * A value begins at the first bracket that the schema's root allows and that the next character confirms. One that
 * looks like misspelled JSON from its start is held back until it is closed, and counts as prose if it cannot be mended.
 * `<think>` blocks that a host left in the text are prose, whatever stands in them.
 */
export class AnswerCutter {
  private readonly kinds: RootKinds;
  private readonly mend: (written: string) => Mended;

  private state: State = 'prose';
  private before = '';
  private after = '';
  /** A tag, or a bracket and what followed it, of which it is not known yet what it is. */
  private pending = '';
  /** The first character of what is pending; to look for it there at each character would take quadratic time. */
  private bracket = '';
  private bareWord = '';
  private reader = new ValueReader();
  /** The value began as JSON, so that it went out while it came. */
  private isConfirmed = false;
  private mended: string | undefined;
  private problems: string[] = [];
  private out = '';
  private outBefore = '';

  /** @param options.mend gives JSON that fits and means what a misspelled value means, or says why there is none */
  constructor(options: { kinds: RootKinds; mend: (written: string) => Mended }) {
    this.kinds = options.kinds;
    this.mend = options.mend;
  }

  /** All that has been given out so far. */
  get shown(): string {
    return this.outBefore + this.out;
  }

  /** Takes a piece of the answer; returns what of it, and of what was held back, is the value. */
  push(text: string): string {
    this.outBefore += this.out;
    this.out = '';
    // By code units: brackets and quotes are one each.
    for (let index = 0; index < text.length; index += 1) this.read(text.charAt(index));
    return this.out;
  }

  /** What was found, once the answer has ended. */
  end(): CutAnswer {
    const { reader, before, after, pending, problems } = this;
    const isFound = this.state === 'after' || (this.state === 'value' && this.isConfirmed);
    if (!isFound) {
      const unclosed = this.state === 'value' ? reader.text : undefined;
      const all = before + pending + (unclosed ?? '');
      const none = { written: undefined, isClosed: false, json: undefined };
      return { ...none, before: all, after: '', problems, unclosed };
    }
    const json = reader.isEnded && !reader.isDamaged ? reader.text : this.mended;
    return { written: reader.text, isClosed: reader.isEnded, json, before, after, problems };
  }

  private read(character: string): void {
    switch (this.state) {
      case 'prose':
        return this.inProse(character);
      case 'tag':
        return this.inTag(character);
      case 'thinking':
        return this.inThinking(character);
      case 'bracket':
        return this.afterBracket(character);
      case 'word':
        return this.inWord(character);
      case 'after-word':
        return this.afterWord(character);
      case 'value':
        return this.inValue(character);
      case 'after':
        this.after += character;
    }
  }

  private inProse(character: string): void {
    if (this.isOpening(character)) this.await('bracket', character);
    else if (character === '<') this.await('tag', character);
    else this.before += character;
  }

  private isOpening(character: string): boolean {
    if (character === '{') return this.kinds.value.has('object');
    return character === '[' && this.kinds.value.has('array');
  }

  private await(state: 'bracket' | 'tag', character: string): void {
    this.state = state;
    this.pending = character;
    this.bracket = character;
  }

  /** What was pending was none of what it could have been; the character behind it is read anew. */
  private backToProse(character: string): void {
    this.before += this.pending;
    this.pending = '';
    this.state = 'prose';
    this.read(character);
  }

  private inTag(character: string): void {
    const tag = (this.pending + character).toLowerCase();
    if (!THINK_TAGS.some(known => known.startsWith(tag))) return this.backToProse(character);
    this.pending += character;
    if (!THINK_TAGS.includes(tag)) return;
    this.before += this.pending;
    this.pending = '';
    this.state = 'thinking';
  }

  private inThinking(character: string): void {
    // Kept apart, for searching all of a long text at each of its characters would take quadratic time.
    this.pending = (this.pending + character).slice(-LONGEST_THINK_END);
    this.before += character;
    const isEnd = THINK_ENDS.some(end => this.pending.toLowerCase().endsWith(end));
    if (!isEnd) return;
    this.pending = '';
    this.state = 'prose';
  }

  private afterBracket(character: string): void {
    const { bracket } = this;
    if (isWhiteSpace(character)) {
      this.pending += character;
    } else if (this.confirms(bracket, character)) {
      this.startValue({ isConfirmed: true, character });
    } else if (this.mayBeMisspelled(bracket, character)) {
      this.startValue({ isConfirmed: false, character });
    } else if (character === '/' || isWordCharacter(character)) {
      this.state = 'word';
      this.bareWord = character;
      this.pending += character;
    } else {
      this.backToProse(character);
    }
  }

  private confirms(bracket: string, character: string): boolean {
    if (bracket === '{') return character === '"' || character === '}';
    if (character === ']') return true;
    const kind = character === '-' || isDigit(character) ? 'number' : BEGINNINGS[character];
    return kind !== undefined && this.kinds.items.has(kind);
  }

  /** A comment in Python's way is beyond mending; what stands behind it must not be taken for the whole value. */
  private mayBeMisspelled(bracket: string, character: string): boolean {
    if (bracket === '{' && character === '#') return true;
    return OTHER_QUOTES.includes(character) && (bracket === '{' || this.kinds.items.has('string'));
  }

  /** A bare word is a key where a colon follows; in a list it may be a literal. Two slashes begin a comment. */
  private inWord(character: string): void {
    if (this.bareWord === '/' && (character === '/' || character === '*')) {
      this.startValue({ isConfirmed: false, character });
    } else if (isWordCharacter(character)) {
      this.bareWord += character;
      this.pending += character;
    } else if (this.bracket === '[') {
      this.afterListWord(character);
    } else {
      this.state = 'after-word';
      this.afterWord(character);
    }
  }

  private afterWord(character: string): void {
    if (isWhiteSpace(character)) this.pending += character;
    else if (character === ':') this.startValue({ isConfirmed: false, character });
    else this.backToProse(character);
  }

  private afterListWord(character: string): void {
    const kind = Object.hasOwn(LITERAL_KINDS, this.bareWord)
      ? LITERAL_KINDS[this.bareWord]
      : undefined;
    const isLiteral = kind !== undefined && this.kinds.items.has(kind);
    if (!isLiteral || !/[\s,\]]/.test(character)) return this.backToProse(character);
    const isConfirmed = this.bareWord === this.bareWord.toLowerCase();
    this.startValue({ isConfirmed, character });
  }

  private startValue(options: { isConfirmed: boolean; character: string }): void {
    const start = this.pending + options.character;
    this.pending = '';
    this.state = 'value';
    this.isConfirmed = options.isConfirmed;
    this.reader = new ValueReader();
    for (let index = 0; index < start.length; index += 1) this.read(start.charAt(index));
  }

  private inValue(character: string): void {
    const settled = this.reader.push(character);
    if (this.isConfirmed) this.out += settled;
    if (this.reader.isEnded) this.endValue();
  }

  /** Of a value that needed mending the rest goes out, if what went out before is part of the mended value. */
  private endValue(): void {
    const { reader, shown } = this;
    this.state = 'after';
    if (!reader.isDamaged) return;
    const mended = reader.isWhole ? this.mend(reader.text) : { problems: [] };
    if ('json' in mended && mended.json.startsWith(shown)) {
      this.mended = mended.json;
      this.out += mended.json.slice(shown.length);
      return;
    }
    if ('problems' in mended) this.problems = mended.problems;
    if (this.isConfirmed) return;
    this.before += reader.text;
    this.state = 'prose';
  }
}

/** Spaces that JSON does not know are a slip like others. */
function isWhiteSpace(character: string): boolean {
  return character.trim() === '';
}

/** Of a key without quotes, in whatever script. */
function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{M}\p{N}_$-]/u.test(character);
}
