/** Headers that belong to one connection, not to what travels over it. */
const HOP_BY_HOP = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The headers that a daemon passes on: all but those of the connection itself. */
export function passedHeaders(headers: Headers): [name: string, value: string][] {
  const listed = (headers.get('connection') ?? '').toLowerCase().split(',');
  const named = new Set(listed.map(token => token.trim()));
  return [...headers].filter(([name]) => !HOP_BY_HOP.has(name) && !named.has(name));
}
