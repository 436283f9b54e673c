/** What ends a text that begins with this. Models also write quotes that JSON does not have. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '”': '”',
  '„': '“',
  '‘': '’',
  '’': '’',
};

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Bare words that stand for a value of JSON, in whatever language the model thought it wrote. */
const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'True', 'False', 'None']);
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A key without quotes, in whatever script; not the dots that stand for what was left out. */
const KEY = /^[\p{L}\p{N}_$][\p{L}\p{M}\p{N}_$-]*$/u;

/** Behind any other backslash a repair would have to guess what was meant. */
const ESCAPES: ReadonlySet<string> = new Set('"\'\\/bfnrtu');

/** Where a character stands. */
type State = 'outside' | 'text' | 'escape' | 'slash' | 'line-comment' | 'block-comment' | 'star';

/** An open bracket and what has to come next in it; a comma may be missing. */
interface Frame {
  bracket: string;
  next: 'key' | 'colon' | 'value' | 'comma';
}

/**
 * Reads one object or array of what may be damaged JSON, one character at a time: where it closes, and whether a repair
 * could mend it without guessing at a value.
 */
export class LooseJson {
  private state: State = 'outside';
  private quote = '';
  private word = '';
  private readonly frames: Frame[] = [];
  private isOpened = false;
  private hasMismatch = false;
  private hasGap = false;
  /** A text or a word ends right here: what follows without anything between is part of it, whatever it looks like. */
  private isGlued = false;
  private bracketList = '';
  private nullCount = 0;
  private scalarCount = 0;

  /** The brackets outside texts, in their order. */
  get brackets(): string {
    return this.bracketList;
  }

  /** How often a `null` was written. */
  get nulls(): number {
    return this.nullCount;
  }

  /** How many texts and words there are, keys among them. */
  get scalars(): number {
    return this.scalarCount;
  }

  /** The first bracket has been closed, or a bracket was closed by one of another kind. */
  get isEnded(): boolean {
    return this.hasMismatch || (this.isOpened && this.frames.length === 0);
  }

  /** Closed, and every value written out: what is wrong with it is a matter of spelling. */
  get isWhole(): boolean {
    return this.isEnded && !this.hasMismatch && !this.hasGap;
  }

  push(character: string): void {
    switch (this.state) {
      case 'outside':
        return this.outside(character);
      case 'text':
        return this.inText(character);
      case 'escape':
        if (!ESCAPES.has(character)) this.hasGap = true;
        this.state = 'text';
        return;
      case 'slash':
        return this.afterSlash(character);
      case 'line-comment':
        if (character === '\n') this.state = 'outside';
        return;
      case 'block-comment':
        if (character === '*') this.state = 'star';
        return;
      case 'star':
        if (character !== '*') this.state = character === '/' ? 'outside' : 'block-comment';
    }
  }

  private outside(character: string): void {
    if (isWordCharacter(character)) {
      if (this.word === '' && this.isGlued) this.hasGap = true;
      this.word += character;
      return;
    }
    this.endWord();
    if (character.trim() === '') this.isGlued = false;
    else this.token(character);
  }

  private token(character: string): void {
    if (Object.hasOwn(QUOTES, character)) return this.startText(character);
    this.isGlued = false;
    switch (character) {
      case '{':
      case '[':
        return this.openBracket(character);
      case '}':
      case ']':
        return this.closeBracket(character);
      case ':':
        return this.expect('colon', 'value');
      case ',':
        return this.expect('comma', this.frames.at(-1)?.bracket === '{' ? 'key' : 'value');
      case '/':
        this.state = 'slash';
        return;
      default:
        this.hasGap = true;
    }
  }

  private startText(character: string): void {
    if (this.isGlued) this.hasGap = true;
    this.quote = QUOTES[character] ?? '';
    this.state = 'text';
  }

  private inText(character: string): void {
    if (character === '\\') {
      this.state = 'escape';
    } else if (character === this.quote) {
      this.state = 'outside';
      this.isGlued = true;
      this.addScalar();
    }
  }

  private endWord(): void {
    const { word } = this;
    if (word === '') return;
    this.word = '';
    this.isGlued = true;
    const isKey = this.addScalar() === 'key';
    if (!isKey && (word === 'null' || word === 'None')) this.nullCount += 1;
    const isKnown = isKey ? KEY.test(word) : LITERALS.has(word) || NUMBER.test(word);
    if (!isKnown) this.hasGap = true;
  }

  /** A text or a word, and what it is at this place. */
  private addScalar(): 'key' | 'value' {
    this.scalarCount += 1;
    const frame = this.frames.at(-1);
    const isKey = frame?.bracket === '{' && frame.next !== 'value';
    if (isKey && frame.next === 'colon') this.hasGap = true;
    if (frame) frame.next = isKey ? 'colon' : 'comma';
    return isKey ? 'key' : 'value';
  }

  private expect(sign: 'colon' | 'comma', next: Frame['next']): void {
    const frame = this.frames.at(-1);
    if (frame?.next === sign) frame.next = next;
    else this.hasGap = true;
  }

  private openBracket(bracket: string): void {
    const outer = this.frames.at(-1);
    if (outer?.bracket === '{' && outer.next !== 'value') this.hasGap = true;
    if (outer) outer.next = 'comma';
    this.isOpened = true;
    this.frames.push({ bracket, next: bracket === '{' ? 'key' : 'value' });
    this.bracketList += bracket;
  }

  private closeBracket(bracket: string): void {
    const frame = this.frames.pop();
    if (frame?.bracket === '{' && (frame.next === 'colon' || frame.next === 'value')) {
      this.hasGap = true;
    }
    if (CLOSING[frame?.bracket ?? ''] !== bracket) this.hasMismatch = true;
    this.bracketList += bracket;
  }

  private afterSlash(character: string): void {
    if (character === '/') this.state = 'line-comment';
    else if (character === '*') this.state = 'block-comment';
    else {
      this.hasGap = true;
      this.state = 'outside';
      this.push(character);
    }
  }
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{M}\p{N}_$.+…-]/u.test(character);
}
