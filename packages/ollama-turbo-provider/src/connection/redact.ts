import { isRecord } from '@ai-sdk/provider-utils';

/** What stands in a text for a key. */
const MASK = '[key removed]';

/** From this length on a secret cannot be a part of an ordinary word. */
const DISTINCTIVE_LENGTH = 8;

/** Headers that hold a secret, by the names that gateways and proxies in front of Ollama give them. */
const SECRET_HEADER =
  /^(?:proxy-)?authorization$|^cookie$|(?:^|[-_])(?:api-?key|key|token|secret|password)$/;

/** One character, in any way that JSON (`\/`, `\u002B`, also in a text within JSON within JSON) or a URL writes it. */
const SPELLING = /\\+u([\da-f]{4})|\\*%([\da-f]{2})|\\*([^\\])|\\+/gi;

/**
 * Makes the function that removes the secrets among request headers, whose names are in lower case, from texts: also
 * without their scheme, and however JSON or a URL spells them.
 */
export function createRedactor(headers: Record<string, string>): (text: string) => string {
  // The longest first: one may be a part of another.
  const secrets = [...new Set(Object.entries(headers).flatMap(secretsOf))].toSorted(
    (one, other) => other.length - one.length,
  );
  // A key such as "key" is not looked for in what stands for another.
  return text =>
    secrets.reduce(
      (rest, secret) =>
        rest
          .split(MASK)
          .map(part => removeSecret(part, secret))
          .join(MASK),
      text,
    );
}

function secretsOf([name, value]: [string, string]): string[] {
  if (!SECRET_HEADER.test(name)) return [];
  const given = value.trim();
  const inner = name === 'cookie' ? cookieValues(given) : [given.replace(/^\S+\s+/, '')];
  const secrets = name.endsWith('authorization') ? inner : [given, ...inner];
  // In a URL, a character that is not ASCII is the bytes of its UTF-8.
  return secrets
    .flatMap(secret => [unspell(secret), unspell(encodeURIComponent(secret))])
    .filter(secret => secret !== '');
}

/** Not the short ones: `theme=dark` is no reason to remove every "dark". */
function cookieValues(cookies: string): string[] {
  return cookies
    .split(';')
    .map(cookie => cookie.slice(cookie.indexOf('=') + 1).trim())
    .filter(value => value.length >= DISTINCTIVE_LENGTH);
}

function unspell(text: string): string {
  return text.replace(SPELLING, toCharacter);
}

/** Backslashes are left out, also real ones: how many are written for one depends on how deep the text is nested. */
function toCharacter(_spelling: string, unicode?: string, byte?: string, character = ''): string {
  const code = unicode ?? byte;
  return code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16));
}

function removeSecret(text: string, secret: string): string {
  const plain = unspell(text);
  if (!plain.includes(secret)) return text;
  const characters = [...text.matchAll(SPELLING)]
    .filter(([spelling]) => !/^\\+$/.test(spelling))
    .map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  let result = '';
  let end = 0;
  for (let at = plain.indexOf(secret); at >= 0; at = plain.indexOf(secret, at + secret.length)) {
    const start = characters[at]?.start ?? end;
    const next = characters[at + secret.length - 1]?.end ?? text.length;
    if (secret.length < DISTINCTIVE_LENGTH && !standsAlone(text, start, next)) continue;
    result += text.slice(end, start) + MASK;
    end = next;
  }
  return result + text.slice(end);
}

/**
 * A copy of an error without the key. Always a copy: errors of HTTP clients carry their request along, headers and
 * all, in fields of their own.
 */
export function copyError(error: unknown, redact: (text: string) => string): Error {
  return copyNested({ error, redact, depth: 0 });
}

/** Deeper nesting than any runtime's; errors may also nest in circles. */
const MAX_DEPTH = 5;

function copyNested(options: {
  error: unknown;
  redact: (text: string) => string;
  depth: number;
}): Error {
  const { error, redact, depth } = options;
  // By its fields, not by its class: errors may come from another realm.
  if (!isRecord(error)) return new Error(redact(String(error)));
  const copyInner = (inner: unknown) => copyNested({ error: inner, redact, depth: depth + 1 });
  const { cause, errors } = depth < MAX_DEPTH ? error : {};
  const message = redact(textOf(error['message']));
  const inner = cause === undefined ? undefined : { cause: copyInner(cause) };
  const copy = Array.isArray(errors)
    ? new AggregateError(errors.map(copyInner), message, inner)
    : new Error(message, inner);
  if (error['stack'] !== undefined) copy.stack = redact(textOf(error['stack']));
  const { code } = error;
  return Object.assign(
    copy,
    { name: textOf(error['name']) || 'Error' },
    typeof code === 'string' && { code: redact(code) },
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A short secret is only one where it stands alone: a key `k` is no reason to remove every k. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  const isStart = /(?:^|[^\w-]|\\[bfnrt]|\\u[\da-f]{4}|%[\da-f]{2})$/i.test(before);
  return isStart && !/[\w-]/.test(text.charAt(end));
}
