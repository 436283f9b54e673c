/** What may come next. */
type State =
  | 'value'
  | 'first-item'
  | 'first-key'
  | 'key'
  | 'colon'
  | 'comma-or-end'
  | 'string'
  | 'escape'
  | 'unicode'
  | 'literal'
  | 'minus'
  | 'zero'
  | 'integer'
  | 'fraction-start'
  | 'fraction'
  | 'exponent-start'
  | 'exponent-sign'
  | 'exponent'
  | 'closed'
  | 'damaged';

const SIMPLE_ESCAPES = '"\\/bfnrt';
const LITERALS: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };

/** What a digit, a dot or an exponent sign leads to, within a number. */
const NUMBER_STATES = {
  minus: { zero: 'zero', digit: 'integer' },
  zero: { dot: 'fraction-start', exponent: 'exponent-start' },
  integer: { zero: 'integer', digit: 'integer', dot: 'fraction-start', exponent: 'exponent-start' },
  'fraction-start': { zero: 'fraction', digit: 'fraction' },
  fraction: { zero: 'fraction', digit: 'fraction', exponent: 'exponent-start' },
  'exponent-start': { zero: 'exponent', digit: 'exponent', sign: 'exponent-sign' },
  'exponent-sign': { zero: 'exponent', digit: 'exponent' },
  exponent: { zero: 'exponent', digit: 'exponent' },
} as const satisfies Partial<Record<State, Partial<Record<NumberCharacter, State>>>>;

type NumberCharacter = 'zero' | 'digit' | 'dot' | 'exponent' | 'sign';

const ENDS_OF_NUMBERS: ReadonlySet<State> = new Set(['zero', 'integer', 'fraction', 'exponent']);

/**
 * Reads one object or array of JSON, one character at a time, and knows after each whether all of it was JSON so far.
 */
export class StrictJson {
  private state: State = 'value';
  /** Brackets that are open. */
  private readonly open: ('{' | '[')[] = [];
  private isKey = false;
  private literal = '';
  private literalLength = 0;
  private hexDigits = 0;

  get isDamaged(): boolean {
    return this.state === 'damaged';
  }

  /**
   * Whether what was read last says so much that nothing before it can change any more. White space and commas do not:
   * a comma before a closing bracket is one too many. Nor does half an escape.
   */
  isSettled(character: string): boolean {
    switch (this.state) {
      case 'string':
        return true;
      case 'escape':
      case 'unicode':
      case 'damaged':
        return false;
      default:
        return !isWhiteSpace(character) && character !== ',';
    }
  }

  push(character: string): void {
    switch (this.state) {
      case 'string':
        return this.inString(character);
      case 'escape':
        return this.inEscape(character);
      case 'unicode':
        return this.inUnicode(character);
      case 'literal':
        return this.inLiteral(character);
      case 'minus':
      case 'zero':
      case 'integer':
      case 'fraction-start':
      case 'fraction':
      case 'exponent-start':
      case 'exponent-sign':
      case 'exponent':
        return this.inNumber(this.state, character);
      case 'value':
      case 'first-item':
      case 'first-key':
      case 'key':
      case 'colon':
      case 'comma-or-end':
      case 'closed':
      case 'damaged':
        if (!isWhiteSpace(character)) this.atToken(character);
    }
  }

  private atToken(character: string): void {
    switch (this.state) {
      case 'value':
        return this.startValue(character);
      case 'first-item':
        return character === ']' ? this.close(character) : this.startValue(character);
      case 'first-key':
        return character === '}' ? this.close(character) : this.startKey(character);
      case 'key':
        return this.startKey(character);
      case 'colon':
        this.state = character === ':' ? 'value' : 'damaged';
        return;
      case 'comma-or-end':
        return this.afterValue(character);
      default:
        this.state = 'damaged';
    }
  }

  private startValue(character: string): void {
    if (character === '{' || character === '[') {
      this.open.push(character);
      this.state = character === '{' ? 'first-key' : 'first-item';
    } else if (character === '"') {
      this.startString({ isKey: false });
    } else if (character === '-') {
      this.state = 'minus';
    } else if (isDigit(character)) {
      this.state = character === '0' ? 'zero' : 'integer';
    } else {
      this.startLiteral(character);
    }
  }

  private startKey(character: string): void {
    if (character === '"') this.startString({ isKey: true });
    else this.state = 'damaged';
  }

  private startString({ isKey }: { isKey: boolean }): void {
    this.isKey = isKey;
    this.state = 'string';
  }

  private inString(character: string): void {
    if (character === '"') this.state = this.isKey ? 'colon' : this.valueEnd();
    else if (character === '\\') this.state = 'escape';
    else if (character < ' ') this.state = 'damaged';
  }

  private inEscape(character: string): void {
    this.hexDigits = 0;
    if (character === 'u') this.state = 'unicode';
    else this.state = SIMPLE_ESCAPES.includes(character) ? 'string' : 'damaged';
  }

  private inUnicode(character: string): void {
    if (!/^[\da-f]$/i.test(character)) {
      this.state = 'damaged';
      return;
    }
    this.hexDigits += 1;
    if (this.hexDigits === 4) this.state = 'string';
  }

  private startLiteral(character: string): void {
    const literal = Object.hasOwn(LITERALS, character) ? LITERALS[character] : undefined;
    this.literal = literal ?? '';
    this.literalLength = 1;
    this.state = literal === undefined ? 'damaged' : 'literal';
  }

  private inLiteral(character: string): void {
    if (character !== this.literal[this.literalLength]) {
      this.state = 'damaged';
      return;
    }
    this.literalLength += 1;
    if (this.literalLength === this.literal.length) this.state = this.valueEnd();
  }

  private inNumber(state: keyof typeof NUMBER_STATES, character: string): void {
    const kind = numberCharacter(character);
    const next: Partial<Record<NumberCharacter, State>> = NUMBER_STATES[state];
    const following = kind === undefined ? undefined : next[kind];
    if (following !== undefined) {
      this.state = following;
    } else if (!ENDS_OF_NUMBERS.has(state)) {
      this.state = 'damaged';
    } else {
      this.state = this.valueEnd();
      this.push(character);
    }
  }

  private afterValue(character: string): void {
    if (character === ',') this.state = this.open.at(-1) === '{' ? 'key' : 'value';
    else this.close(character);
  }

  private close(character: string): void {
    const opening = this.open.at(-1);
    if (character !== (opening === '{' ? '}' : ']')) {
      this.state = 'damaged';
      return;
    }
    this.open.pop();
    this.state = this.valueEnd();
  }

  private valueEnd(): State {
    return this.open.length === 0 ? 'closed' : 'comma-or-end';
  }
}

function isWhiteSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function numberCharacter(character: string): NumberCharacter | undefined {
  if (character === '0') return 'zero';
  if (isDigit(character)) return 'digit';
  if (character === '.') return 'dot';
  if (character === 'e' || character === 'E') return 'exponent';
  return character === '+' || character === '-' ? 'sign' : undefined;
}
