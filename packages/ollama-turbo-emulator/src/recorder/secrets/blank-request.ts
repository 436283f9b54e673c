import { fromBinaryText, toBinaryText } from '../form/binary-text.js';
import { recordBody } from '../form/record-body.js';
import type { RecordingRequest } from '../form/recording.js';
import { keyRanges } from './key-ranges.js';
import type { KnownSecrets } from './known-secrets.js';
import { replaceRanges } from './range.js';
import { MASK, maskedHeader } from './secret-headers.js';
import { spellOut } from './spelled-text.js';

/** A request before it is a recording. */
export interface SentRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: Headers;
  body: Uint8Array<ArrayBuffer> | undefined;
}

/** Headers that every client sends, or that belong to a connection. */
const USUAL_HEADER =
  /^(?:accept|accept-encoding|accept-language|connection|content-length|content-type|expect|host|keep-alive|priority|sec-.*|te|trailer|transfer-encoding|upgrade|user-agent)$/;

const JSON_TYPE = /^application\/json\b/i;

/** A request without secrets. `[removed]` stands for each, so that it is the same whatever the key. */
export function blankRequest(request: SentRequest, known: KnownSecrets): RecordingRequest {
  const { method, path, body } = request;
  const headers = unusualHeaders(request.headers, known);
  return {
    method,
    path: blankText(path, known),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...recordBody(body && fromBinaryText(blankBinary(toBinaryText(body), known))),
  };
}

/** A text without secrets. */
function blankText(text: string, known: KnownSecrets): string {
  const binary = toBinaryText(new TextEncoder().encode(text));
  const blanked = blankBinary(binary, known);
  return blanked === binary ? text : new TextDecoder().decode(fromBinaryText(blanked));
}

/** The values of headers without secrets. */
export function blankHeaders(headers: Headers, known: KnownSecrets): Record<string, string> {
  const entries = [...headers].map(([name, value]) => [
    name,
    maskedHeader(name, value) ?? blankText(value, known),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function unusualHeaders(headers: Headers, known: KnownSecrets): Record<string, string> {
  const unusual = new Headers(
    [...headers].filter(
      ([name, value]) =>
        !USUAL_HEADER.test(name) || (name === 'content-type' && !JSON_TYPE.test(value)),
    ),
  );
  return blankHeaders(unusual, known);
}

function blankBinary(text: string, known: KnownSecrets): string {
  const { plain, rangeOf } = spellOut(text);
  const ranges = [...keyRanges(plain), ...known.keyRanges(plain)].map(rangeOf);
  return replaceRanges({ text, ranges, replace: () => MASK });
}
