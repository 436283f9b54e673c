import { fromBinaryText, toBinaryText } from './binary-text.js';
import type { RecordingRequest } from './recording.js';

/** Bytes as a text, and as base64 beside it when they are no UTF-8. */
export function recordBytes(bytes: Uint8Array): { text: string; base64?: string } {
  try {
    // The mark at a beginning is a part of what was sent.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes) };
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { text, base64: btoa(toBinaryText(bytes)) };
  }
}

/** The bytes that {@link recordBytes} was given. */
export function recordedBytes(recorded: {
  text: string;
  base64?: string;
}): Uint8Array<ArrayBuffer> {
  return recorded.base64 === undefined
    ? new TextEncoder().encode(recorded.text)
    : fromBinaryText(atob(recorded.base64));
}

/** The bytes of a recorded request's body; undefined when there was none. */
export function requestBytes(request: RecordingRequest): Uint8Array<ArrayBuffer> | undefined {
  const { body, base64 } = request;
  if (base64 !== undefined) return fromBinaryText(atob(base64));
  if (body === undefined) return undefined;
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}
