/** The database refused a query, or is not there. */
export function isDatabaseError(error: unknown): boolean {
  return isQueryError(error) || sqlState(error) !== undefined || isBroken(error);
}

/** PostgreSQL's code of an error, `25006` where nothing may be written. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in error) return code;
  return sqlState(error.cause);
}

/** PostgreSQL's code of an error, or that of the connection: `ECONNREFUSED`. */
export function databaseErrorCode(error: unknown): string | undefined {
  const state = sqlState(error);
  if (state !== undefined || !(error instanceof Error)) return state;
  if (error instanceof AggregateError) return databaseErrorCode(error.errors.at(0));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code ?? databaseErrorCode(error.cause);
}

/** In a few words and without the query, whose values are the reader's own texts. */
export function describeDatabaseError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof AggregateError) return describeDatabaseError(error.errors.at(0));
  return error.message.startsWith('Failed query')
    ? describeDatabaseError(error.cause)
    : error.message;
}

/**
 * Drizzle's error around a driver's, or PGlite's own. By its form: a bundle may hold Drizzle's class twice, and then
 * `instanceof` says no.
 */
function isQueryError(error: unknown): error is Error {
  return error instanceof Error && 'query' in error && 'params' in error;
}

/** What the drivers throw when there is no connection, or it ends. */
function isBroken(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isBroken);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE'].includes(code) ||
    /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|PGlite is clos|Client has encountered a connection error)/.test(
      error.message,
    )
  );
}
