import { goEscape } from './go-quote.js';

/** A JSON value with the bytes that it was written in. */
export type JsonNode = { bytes: Uint8Array } & (
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; text: string }
  | { kind: 'string'; value: string }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'object'; members: JsonMember[] }
);

interface JsonMember {
  key: string;
  value: JsonNode;
}

/** Text that is not JSON, in the words of Go's decoder, as Ollama passes them on. */
export class GoSyntaxError extends Error {
  override readonly name = 'GoSyntaxError';
}

interface OpenContainer {
  start: number;
  key: string;
  node: { kind: 'array'; items: JsonNode[] } | { kind: 'object'; members: JsonMember[] };
}

const MAX_DEPTH = 10_000;
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const SIMPLE_ESCAPES = new Set([...'bfnrt\\/"'].map(character => character.charCodeAt(0)));

const code = (character: string) => character.charCodeAt(0);
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isHexDigit = (byte: number) => /[0-9a-f]/i.test(String.fromCharCode(byte));

/**
 * Reads the first JSON value of a body, as Go's `json.Decoder` does: what follows it is ignored. Returns undefined for
 * a body without any value.
 *
 * Throws {@link GoSyntaxError}.
 */
export function parseGoJson(bytes: Uint8Array): JsonNode | undefined {
  return new Scanner(bytes).scan();
}

/** The JSON text of a node, as it was sent. */
export function jsonText(node: JsonNode): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(node.bytes);
}

class Scanner {
  readonly #bytes: Uint8Array;
  readonly #open: OpenContainer[] = [];
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Keeps its own stack: nesting of 10,000, which Go allows, is more than the call stack holds. */
  scan(): JsonNode | undefined {
    this.#skipSpace();
    if (this.#position >= this.#bytes.length) return undefined;
    for (;;) {
      const node = this.#scanValue();
      const root = node === undefined ? undefined : this.#place(node);
      if (root !== undefined) return root;
    }
  }

  /** A complete value, or undefined after an opening bracket that something follows. */
  #scanValue(): JsonNode | undefined {
    this.#skipSpace();
    const start = this.#position;
    const byte = this.#next();
    switch (String.fromCharCode(byte)) {
      case '{':
        return this.#openContainer({ start, key: '', node: { kind: 'object', members: [] } });
      case '[':
        return this.#openContainer({ start, key: '', node: { kind: 'array', items: [] } });
      case '"':
        return { kind: 'string', value: this.#scanString(start), bytes: this.#since(start) };
      case 't':
        return this.#scanLiteral('true', start, { kind: 'boolean', value: true });
      case 'f':
        return this.#scanLiteral('false', start, { kind: 'boolean', value: false });
      case 'n':
        return this.#scanLiteral('null', start, { kind: 'null' });
      default:
        if (byte !== code('-') && !isDigit(byte)) {
          throw this.#invalid(byte, 'looking for beginning of value');
        }
        return this.#scanNumber(byte, start);
    }
  }

  #openContainer(container: OpenContainer): JsonNode | undefined {
    if (this.#open.length === MAX_DEPTH) {
      throw this.#invalid(this.#bytes[container.start] ?? 0, 'exceeded max depth');
    }
    this.#skipSpace();
    const closing = container.node.kind === 'object' ? '}' : ']';
    if (this.#bytes[this.#position] === code(closing)) {
      this.#position += 1;
      return { ...container.node, bytes: this.#since(container.start) };
    }
    if (container.node.kind === 'object') container.key = this.#scanKey();
    this.#open.push(container);
    return undefined;
  }

  /** Puts a value where it belongs and closes what ends behind it. Returns the root once that is closed. */
  #place(value: JsonNode): JsonNode | undefined {
    let node = value;
    for (;;) {
      const parent = this.#open.at(-1);
      if (parent === undefined) return node;
      if (!this.#closes(parent, node)) return undefined;
      this.#open.pop();
      node = { ...parent.node, bytes: this.#since(parent.start) };
    }
  }

  #closes(parent: OpenContainer, value: JsonNode): boolean {
    const isObject = parent.node.kind === 'object';
    if (parent.node.kind === 'object') parent.node.members.push({ key: parent.key, value });
    else parent.node.items.push(value);
    this.#skipSpace();
    const where = isObject ? 'after object key:value pair' : 'after array element';
    const byte = this.#next();
    if (byte === code(isObject ? '}' : ']')) return true;
    if (byte !== code(',')) throw this.#invalid(byte, where);
    if (isObject) parent.key = this.#scanKey();
    return false;
  }

  #scanKey(): string {
    this.#skipSpace();
    const start = this.#position;
    const quote = this.#next();
    if (quote !== code('"')) {
      throw this.#invalid(quote, 'looking for beginning of object key string');
    }
    const key = this.#scanString(start);
    this.#skipSpace();
    const colon = this.#next();
    if (colon !== code(':')) throw this.#invalid(colon, 'after object key');
    return key;
  }

  #scanString(start: number): string {
    for (;;) {
      const byte = this.#next();
      if (byte === code('"')) break;
      if (byte < 0x20) throw this.#invalid(byte, 'in string literal');
      if (byte === code('\\')) this.#scanEscape();
    }
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.#since(start));
    const value: unknown = JSON.parse(text);
    return String(value).replace(/\p{Surrogate}/gu, '\ufffd');
  }

  #scanEscape(): void {
    const byte = this.#next();
    if (SIMPLE_ESCAPES.has(byte)) return;
    if (byte !== code('u')) throw this.#invalid(byte, 'in string escape code');
    for (let digit = 0; digit < 4; digit += 1) {
      const hex = this.#next();
      if (!isHexDigit(hex)) throw this.#invalid(hex, 'in \\u hexadecimal character escape');
    }
  }

  #scanLiteral(
    literal: string,
    start: number,
    node: { kind: 'boolean'; value: boolean } | { kind: 'null' },
  ): JsonNode {
    for (const expected of literal.slice(1)) {
      const where = `in literal ${literal} (expecting '${expected}')`;
      const byte = this.#next();
      if (byte !== code(expected)) throw this.#invalid(byte, where);
    }
    return { ...node, bytes: this.#since(start) };
  }

  #scanNumber(first: number, start: number): JsonNode {
    const leading = first === code('-') ? this.#nextDigit('in numeric literal') : first;
    if (leading !== code('0')) this.#skipDigits();
    if (this.#bytes[this.#position] === code('.')) {
      this.#position += 1;
      this.#nextDigit('after decimal point in numeric literal');
      this.#skipDigits();
    }
    if (/[eE]/.test(String.fromCharCode(this.#bytes[this.#position] ?? 0))) {
      this.#position += 1;
      if (/[+-]/.test(String.fromCharCode(this.#bytes[this.#position] ?? 0))) this.#position += 1;
      this.#nextDigit('in exponent of numeric literal');
      this.#skipDigits();
    }
    const bytes = this.#since(start);
    return { kind: 'number', text: String.fromCharCode(...bytes), bytes };
  }

  #nextDigit(where: string): number {
    const byte = this.#next();
    if (!isDigit(byte)) throw this.#invalid(byte, where);
    return byte;
  }

  #skipDigits(): void {
    while (isDigit(this.#bytes[this.#position] ?? 0)) this.#position += 1;
  }

  #skipSpace(): void {
    while (SPACE.has(this.#bytes[this.#position] ?? 0)) this.#position += 1;
  }

  #next(): number {
    const byte = this.#bytes[this.#position];
    if (byte === undefined) throw new GoSyntaxError('unexpected EOF');
    this.#position += 1;
    return byte;
  }

  #since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#position);
  }

  #invalid(byte: number, where: string): GoSyntaxError {
    return new GoSyntaxError(`invalid character ${quoteByte(byte)} ${where}`);
  }
}

/** Go quotes the single byte, whatever character it is a part of: 0xEF is `'ï'`. */
function quoteByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === "'") return String.raw`'\''`;
  return character === '"' ? `'"'` : `'${goEscape(character)}'`;
}
