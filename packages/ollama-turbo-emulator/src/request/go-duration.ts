import { jsonText } from './go-json.js';
import { GoDecodeError, goUnmarshaler, type GoType } from './go-type.js';

/** The longest duration that Go knows, in seconds: 292 years. */
export const FOREVER = 9_223_372_036.85;

const UNIT_SECONDS: Record<string, number> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/**
 * `keep_alive`: a number of seconds, or a duration such as `"5m"`; in seconds. Negative means forever, and a number that
 * Go cannot hold is `Infinity`.
 *
 * A number without unit in quotes (`"300"`) is refused, `"0"` is not.
 */
export const goDuration: GoType<number> = goUnmarshaler({
  name: 'api.Duration',
  zero: 0,
  unmarshal: node => {
    switch (node.kind) {
      case 'number':
        return lasting(Number(node.text));
      case 'string':
        return lasting(parseGoDuration(node.value));
      case 'boolean':
        throw new GoDecodeError("Unsupported type: 'bool'");
      case 'array':
        throw new GoDecodeError("Unsupported type: '[]interface {}'");
      case 'object':
        throw new GoDecodeError("Unsupported type: 'map[string]interface {}'");
      case 'null':
        throw new GoDecodeError(`Unsupported type: '${jsonText(node)}'`);
    }
  },
});

function lasting(seconds: number): number {
  if (seconds < 0) return FOREVER;
  return seconds > FOREVER ? Infinity : seconds;
}

/** Go's `time.ParseDuration`, in seconds: `1h30m`, `1.5s`, `-1s`. */
function parseGoDuration(text: string): number {
  const invalid = new GoDecodeError(`time: invalid duration ${quote(text)}`);
  const sign = text.startsWith('-') ? -1 : 1;
  let rest = text.replace(/^[+-]/, '');
  if (rest === '0') return 0;
  if (rest === '') throw invalid;
  let seconds = 0;
  while (rest !== '') {
    const [whole, amount = '', unit = ''] = /^(\d*\.?\d*)([^\d.]*)/.exec(rest) ?? [''];
    if (!/\d/.test(amount)) throw invalid;
    if (unit === '') {
      throw new GoDecodeError(`time: missing unit in duration ${quote(text)}`);
    }
    const factor = UNIT_SECONDS[unit];
    if (factor === undefined) {
      const quoted = `${quote(unit)} in duration ${quote(text)}`;
      throw new GoDecodeError(`time: unknown unit ${quoted}`);
    }
    seconds += Number(amount) * factor;
    rest = rest.slice(whole.length);
  }
  if (seconds > FOREVER) throw invalid;
  return sign * seconds;
}

/** The time package has quotes of its own: every byte outside printable ASCII is `\x…`. */
function quote(text: string): string {
  const escaped = Array.from(new TextEncoder().encode(text), byte => {
    const character = String.fromCharCode(byte);
    if (character === '"' || character === '\\') return `\\${character}`;
    return byte >= 0x20 && byte < 0x80 ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `"${escaped.join('')}"`;
}
