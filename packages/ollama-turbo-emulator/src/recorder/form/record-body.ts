import { recordBytes } from './recorded-bytes.js';

/** The body of a request, as a recording holds it; nothing when there was none. */
export function recordBody(bytes: Uint8Array | undefined): { body?: unknown; base64?: string } {
  if (bytes === undefined || bytes.length === 0) return {};
  const { text, base64 } = recordBytes(bytes);
  if (base64 !== undefined) return { body: text, base64 };
  const value = parsed(text);
  // A text stands for itself, so one that was sent as JSON keeps its quotes.
  return { body: value === undefined || typeof value === 'string' ? text : value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
