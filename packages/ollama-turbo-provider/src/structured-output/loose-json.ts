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
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

type State = 'outside' | 'text' | 'escape' | 'slash' | 'line-comment' | 'block-comment' | 'star';

/**
 * Reads one object or array of what may be damaged JSON, one character at a time: where it closes, and what of it a
 * repair could not mend without guessing.
 */
export class LooseJson {
  private state: State = 'outside';
  private quote = '';
  private word = '';
  /** A bare word has ended, and what follows tells whether it was a key. */
  private unresolvedWord = '';
  private readonly open: string[] = [];
  private isOpened = false;
  private hasMismatch = false;
  private hasGap = false;
  /** The last token was a colon or an opening bracket or a comma: a value may come, or has to. */
  private lastToken = '';
  private bracketList = '';
  private nullCount = 0;

  /** The brackets outside texts, in their order. */
  get brackets(): string {
    return this.bracketList;
  }

  /** How often a `null` was written. */
  get nulls(): number {
    return this.nullCount;
  }

  /** The first bracket has been closed, or a bracket was closed by one of another kind. */
  get isEnded(): boolean {
    return this.hasMismatch || (this.isOpened && this.open.length === 0);
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
        if (character === '\\') this.state = 'escape';
        else if (character === this.quote) this.endText();
        return;
      case 'escape':
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
      this.word += character;
      return;
    }
    // An apostrophe within a word is none of JSON's quotes.
    if (character !== '"' && this.word !== '' && Object.hasOwn(QUOTES, character)) {
      this.word += character;
      return;
    }
    this.endWord();
    if (character.trim() === '') return;
    this.token(character);
  }

  private token(character: string): void {
    if (character === '/') {
      this.state = 'slash';
      return;
    }
    if (character !== ':') this.judgeBareWord();
    if (Object.hasOwn(QUOTES, character)) {
      this.quote = QUOTES[character] ?? '';
      this.state = 'text';
      return;
    }
    switch (character) {
      case '{':
      case '[':
        this.openBracket(character);
        return;
      case '}':
      case ']':
        this.closeBracket(character);
        return;
      case ':':
        this.unresolvedWord = '';
        this.lastToken = ':';
        return;
      case ',':
        // Two commas, or a comma behind a colon: a value that was left out.
        if (this.lastToken === ',' || this.lastToken === ':') this.hasGap = true;
        this.lastToken = ',';
        return;
      default:
        this.hasGap = true;
    }
  }

  private openBracket(bracket: string): void {
    this.isOpened = true;
    this.open.push(bracket);
    this.bracketList += bracket;
    this.lastToken = bracket;
  }

  private closeBracket(bracket: string): void {
    if (this.lastToken === ':') this.hasGap = true;
    if (CLOSING[this.open.pop() ?? ''] !== bracket) this.hasMismatch = true;
    this.bracketList += bracket;
    this.lastToken = 'value';
  }

  private endText(): void {
    this.state = 'outside';
    this.lastToken = 'value';
  }

  private endWord(): void {
    if (this.word === '') return;
    this.judgeBareWord();
    this.unresolvedWord = this.word;
    this.word = '';
    this.lastToken = 'value';
  }

  /** A word that no colon follows is a value: a literal or a number, or something to guess at. */
  private judgeBareWord(): void {
    const word = this.unresolvedWord;
    this.unresolvedWord = '';
    if (word === '') return;
    if (word === 'null' || word === 'None') this.nullCount += 1;
    if (!LITERALS.has(word) && !NUMBER.test(word)) this.hasGap = true;
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
  return /[\p{L}\p{N}_$.+…-]/u.test(character);
}
