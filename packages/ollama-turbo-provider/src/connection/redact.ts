import { isRecord } from '@ai-sdk/provider-utils';

/** What stands in a text for a key. */
const MASK = '[key removed]';

/** From this length on a secret cannot be a part of an ordinary word. */
const DISTINCTIVE_LENGTH = 8;

/**
 * Makes the function that removes an Authorization value from texts, also without its scheme and as JSON or a URL
 * would write it.
 */
export function createRedactor(authorization: string | undefined): (text: string) => string {
  const token = authorization?.trim().replace(/^\S+\s+/, '');
  if (!token) return text => text;
  const spellings = new Set([token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token)]);
  const pattern = new RegExp([...spellings].map(toPattern).join('|'), 'g');
  return text => text.replace(pattern, MASK);
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
function toPattern(secret: string): string {
  const literal = secret.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return secret.length >= DISTINCTIVE_LENGTH ? literal : `(?<![\\w-])${literal}(?![\\w-])`;
}
