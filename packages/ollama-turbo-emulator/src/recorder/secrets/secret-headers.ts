/** What stands for a secret where the length of a text is of no matter. */
export const MASK = '[removed]';

/** Headers that hold a secret, by the names that hosts, gateways and proxies give them. */
const SECRET_HEADER =
  /^(?:proxy-)?authorization$|^(?:set-)?cookie2?$|(?:^|[-_])(?:api-?key|key|token|secret|password|auth|session|signature|assertion)$/i;

/** Where only whole values are long enough to be looked for elsewhere: `theme=dark` is no reason to blank every "dark". */
const SHORTEST_PART = 8;

/** The secrets in headers, as they may stand elsewhere: with their scheme left out, and the halves of a signature, too. */
export function secretsOfHeaders(headers: Headers): string[] {
  return [...headers].flatMap(([name, value]) => {
    if (!SECRET_HEADER.test(name)) return [];
    // What follows the first `;` of a cookie that is set is no secret: its path, its domain, its age.
    if (name.startsWith('set-cookie')) return longOnes([afterName(value.replace(/;.*$/s, ''))]);
    if (name.startsWith('cookie')) return longOnes(value.split(';').map(afterName));
    const inner = withoutScheme(value.trim());
    return [inner, ...longOnes(inner.split(':'))];
  });
}

/** A header's value without its secret, of which only the scheme is left; undefined when it holds none. */
export function maskedHeader(name: string, value: string): string | undefined {
  if (!SECRET_HEADER.test(name)) return undefined;
  const scheme = /^[A-Za-z][\w-]* +(?=\S)/.exec(value)?.[0];
  return scheme !== undefined && /authorization$/i.test(name) ? scheme + MASK : MASK;
}

function withoutScheme(value: string): string {
  return value.replace(/^[A-Za-z][\w-]*\s+(?=\S)/, '');
}

function afterName(cookie: string): string {
  return cookie.slice(cookie.indexOf('=') + 1).trim();
}

function longOnes(values: readonly string[]): string[] {
  return values.filter(value => value.length >= SHORTEST_PART);
}
