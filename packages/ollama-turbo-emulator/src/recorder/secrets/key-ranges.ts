import type { Range } from './range.js';

/** Names of query parameters and fields that hold a secret. `token` is none: log probabilities have it. */
const FIELD_NAMES =
  '(?:x[-_])?(?:[a-z]+[-_])?api[-_]?key|(?:access|refresh|id|auth|api|session|bearer)[-_]?token|(?:client[-_]?)?secret|(?:private|secret)[-_]?key|pass(?:word|wd)|authorization|signature';

/** The first group of each is the secret, wherever it stands. None takes more than linear time. */
const PATTERNS: readonly RegExp[] = [
  // Not "a Bearer token is missing".
  /\bBearer +(?!(?:tokens?|auth\w*|schemes?|keys?|realm)\b)([^\s"'`,;<>()[\]{}]+)/dg,
  /\bbearer +([^\s"'`,;<>()[\]{}]{16,})/dg,
  // How daemons sign: public key and signature.
  /(?<![\w+/=-])([A-Za-z0-9+/_-]{40,400}={0,2}:[A-Za-z0-9+/_-]{40,400}={0,2})(?![\w+/=-])/dg,
  /(?<![\w+/=-])(AAAAC3NzaC1lZDI1NTE5[A-Za-z0-9+/_-]{20,400}={0,2})/dg,
  // A key of ollama.com, and of OpenAI and those who follow it.
  /(?<![\w.-])([\da-f]{32}\.[\w+/-]{16,})/dg,
  /(?<![\w.-])(sk-[\w-]{16,})/dg,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----([^"]*?)(?:-----END|"|$)/dgs,
  new RegExp(String.raw`"(?:${FIELD_NAMES})" *: *"([^"]+)`, 'dgi'),
  new RegExp(String.raw`[?&;](?:${FIELD_NAMES}|key|token|auth|sig|ts|code)=([^&;\s"'<>#]+)`, 'dgi'),
  // The page where a daemon signs in: its key, and the name of its machine.
  /\/connect\?(?:[^\s"'<>]{0,200}&)?name=([^&\s"'<>#]+)/dg,
  /:\/\/[^\s/@:"']{1,200}:([^\s/@"']{1,200})@/dg,
  /\b(?:x-)?api[-_]key *[:=] *([\w.+/=-]{8,})/dgi,
  /\bauthorization *[:=] *(?:[a-z]{1,20} +)?(?=\S{0,200}\d)([^\s"',;]{8,})/dgi,
];

/** What looks like a key, a signature or a password in a text that is spelled out. */
export function keyRanges(plain: string): Range[] {
  return PATTERNS.flatMap(pattern =>
    [...plain.matchAll(pattern)].flatMap(match => {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      return end > start ? [{ start, end }] : [];
    }),
  );
}
