/**
 * A short text that matches a pattern, or `undefined` where none was found.
 *
 * Best effort: literals, classes, the usual escapes, groups, alternatives and repetitions are followed; look-around,
 * back references and Unicode properties are not. What comes out is checked against the pattern itself.
 */
export function textForPattern(pattern: string, minimumLength: number): string | undefined {
  const matcher = toMatcher(pattern);
  if (matcher === undefined) return undefined;
  // An open repetition (`*`, `+`) can be stretched until the text is long enough.
  for (const openRepetitions of [0, minimumLength]) {
    const text = new PatternReader(pattern, openRepetitions).read();
    if (matcher.test(text) && text.length >= minimumLength) return text;
  }
  return undefined;
}

function toMatcher(pattern: string): RegExp | undefined {
  // Patterns such as `[\\w-.]` are only valid without the flag.
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      continue;
    }
  }
  return undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  d: '4',
  w: 'a',
  s: ' ',
  D: 'a',
  W: '-',
  S: 'a',
  n: '\n',
  t: '\t',
  r: '\r',
  b: '',
  B: '',
};

/** For a class that says what is not allowed. */
const COMMON_CHARACTERS = 'aA4-_ .!';
/** A repetition is written out at most this often. */
const MOST_REPETITIONS = 256;

/** Reads a pattern from left to right and writes the shortest text for it. */
class PatternReader {
  private readonly pattern: string;
  private readonly openRepetitions: number;
  private position = 0;

  constructor(pattern: string, openRepetitions: number) {
    this.pattern = pattern;
    this.openRepetitions = openRepetitions;
  }

  /** The first alternative, up to the end of the pattern or of the group. */
  read(): string {
    let text = '';
    let isFirstAlternative = true;
    while (this.position < this.pattern.length && this.peek() !== ')') {
      if (this.peek() === '|') {
        this.position += 1;
        isFirstAlternative = false;
        continue;
      }
      const piece = this.readPiece();
      if (isFirstAlternative) text += piece;
    }
    return text;
  }

  private readPiece(): string {
    const atom = this.readAtom();
    return atom.repeat(Math.min(this.readRepetitions(), MOST_REPETITIONS));
  }

  private readAtom(): string {
    const character = this.next();
    switch (character) {
      case '^':
      case '$':
        return '';
      case '.':
        return 'a';
      case '\\':
        return this.readEscape();
      case '[':
        return this.readClass();
      case '(':
        return this.readGroup();
      default:
        return character;
    }
  }

  private readEscape(): string {
    const character = this.next();
    return ESCAPES[character] ?? character;
  }

  private readGroup(): string {
    const kind = /^\?(:|<[^=!>]+>|=|!|<=|<!)/.exec(this.pattern.slice(this.position))?.[0] ?? '';
    this.position += kind.length;
    const text = this.read();
    this.position += 1;
    const isLookAround = /^\?<?[=!]/.test(kind);
    return isLookAround ? '' : text;
  }

  private readClass(): string {
    const body = /^\^?\]?(?:\\.|[^\]\\])*/su.exec(this.pattern.slice(this.position))?.[0] ?? '';
    this.position += body.length + 1;
    const matcher = toMatcher(`^[${body}]$`);
    if (!body.startsWith('^')) {
      return body.startsWith('\\') ? (ESCAPES[body.charAt(1)] ?? body.charAt(1)) : body.charAt(0);
    }
    return [...COMMON_CHARACTERS].find(character => matcher?.test(character)) ?? '';
  }

  private readRepetitions(): number {
    const repetition = /^(\?|\*|\+|\{(\d+)(,?)(\d*)\})\??/.exec(this.pattern.slice(this.position));
    if (!repetition) return 1;
    this.position += repetition[0].length;
    const [, sign = '', least = '', comma = '', most = ''] = repetition;
    switch (sign) {
      case '?':
        return 0;
      case '*':
        return this.openRepetitions;
      case '+':
        return Math.max(1, this.openRepetitions);
      default:
        return this.repetitionsBetween(Number(least), comma === '' ? least : most);
    }
  }

  private repetitionsBetween(least: number, most: string): number {
    const wanted = Math.max(least, this.openRepetitions);
    return most === '' ? wanted : Math.min(wanted, Number(most));
  }

  private peek(): string {
    return this.pattern.charAt(this.position);
  }

  private next(): string {
    const character = this.peek();
    this.position += 1;
    return character;
  }
}
