/** What Go's client says of a request that got no answer, from what `fetch` says of it. */
export function dialError(options: { method: string; url: URL; error: unknown }): string {
  const { method, url, error } = options;
  const verb = method.charAt(0) + method.slice(1).toLowerCase();
  return `${verb} "${url.href}": ${reason(error, url)}`;
}

function reason(error: unknown, url: URL): string {
  const usual = url.protocol === 'https:' ? '443' : '80';
  const address = `${url.hostname}:${url.port || usual}`;
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return `dial tcp ${address}: connect: connection refused`;
    case 'ENOTFOUND':
      return `dial tcp: lookup ${url.hostname}: no such host`;
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return `dial tcp ${address}: connect: connection timed out`;
    case 'ECONNRESET':
      return 'read: connection reset by peer';
    case 'UND_ERR_SOCKET':
      return 'EOF';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** The code of the error, or of the one that is behind it. */
function codeOf(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause) return cause.code;
    if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  }
  return undefined;
}
