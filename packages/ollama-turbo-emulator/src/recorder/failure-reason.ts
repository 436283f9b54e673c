/** Why a `fetch` failed: what its error says is in the cause, or in the cause of that. */
export function failureReason(error: unknown): string {
  let innermost = error;
  for (let depth = 0; depth < 5; depth += 1) {
    if (!(innermost instanceof Error) || innermost.cause === undefined) break;
    innermost = innermost.cause;
  }
  if (!(innermost instanceof Error)) return String(innermost);
  const code = 'code' in innermost ? String(innermost.code) : innermost.name;
  return innermost.message === '' ? code : innermost.message;
}
