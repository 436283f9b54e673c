/** Why a request or the reading of its answer failed, as far as the runtime tells. */
export interface NetworkFailure {
  /** What happened, in the runtime's words. */
  text: string;
  kind: 'timeout' | 'refused' | 'unknown-host' | 'certificate' | 'other';
}

/** Deeper nesting than any runtime's; errors may also nest in circles. */
const MAX_DEPTH = 5;

const TIMEOUT_CODES: ReadonlySet<string> = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

interface ErrorFields {
  message: string;
  code: string | undefined;
  inner: unknown[];
}

/**
 * Finds out what is behind an error of `fetch` or of a body. Node says only `fetch failed` and `terminated` and keeps
 * the reason in `cause`; where a name has several addresses, that is an AggregateError with one error for each. Bun has
 * codes of its own, Deno and browsers have only a text.
 */
export function describeNetworkFailure(error: unknown): NetworkFailure {
  const leaves = findLeaves(error, 0);
  const texts = leaves.map(({ message }) => message).filter(message => message !== '');
  const codes = leaves.flatMap(({ code }) => code ?? []);
  return {
    text: [...new Set(texts)].join('; ') || codes[0] || 'no reason given',
    kind: findKind(codes, texts.join('\n')),
  };
}

/** The innermost errors, which know the reason. A leaf without a code has that of the error around it. */
function findLeaves(error: unknown, depth: number, outerCode?: string): ErrorFields[] {
  const fields = readFields(error, outerCode);
  if (fields.inner.length === 0 || depth >= MAX_DEPTH) return [fields];
  return fields.inner.flatMap(inner => findLeaves(inner, depth + 1, fields.code));
}

/** By its fields, not by its class: errors may come from another realm. */
function readFields(error: unknown, outerCode: string | undefined): ErrorFields {
  if (typeof error !== 'object' || error === null) {
    return { message: String(error), code: outerCode, inner: [] };
  }
  const { message, code, cause, errors } = error as Record<string, unknown>;
  const inner = Array.isArray(errors) && errors.length > 0 ? errors : [cause];
  return {
    message: typeof message === 'string' ? message : '',
    code: typeof code === 'string' ? code : outerCode,
    inner: inner.filter(item => item !== undefined && item !== null),
  };
}

function findKind(codes: string[], text: string): NetworkFailure['kind'] {
  if (codes.some(code => TIMEOUT_CODES.has(code))) return 'timeout';
  const all = [...codes, text].join('\n');
  if (/ECONNREFUSED|connection ?refused/i.test(all)) return 'refused';
  if (/ENOTFOUND|EAI_AGAIN|dns error|failed to lookup/i.test(all)) return 'unknown-host';
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_SSL|ERR_TLS|EPROTO|certificate/.test(all)) {
    return 'certificate';
  }
  return 'other';
}
