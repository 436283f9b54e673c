import { isObject } from '../../check.js';
import { recordBytes } from '../form/recorded-bytes.js';
import type { Recording } from '../form/recording.js';
import { blankAnswer } from '../secrets/blank-answer.js';
import { blankHeaders, blankRequest, type SentRequest } from '../secrets/blank-request.js';
import type { KnownSecrets } from '../secrets/known-secrets.js';
import { secretsOfHeaders } from '../secrets/secret-headers.js';
import { recordingName } from './recording-name.js';

/** An exchange that is over, with all that it told. */
export interface Exchange {
  /** From 1, in the order of the requests. */
  number: number;
  server: string;
  request: SentRequest;
  status: number;
  headers: Headers;
  pieces: readonly { at: number; bytes: Uint8Array }[];
  isComplete: boolean;
}

/** The recording of an exchange, without secrets. */
export function toRecording(exchange: Exchange, known: KnownSecrets): Recording {
  const { number, server, status, pieces, isComplete } = exchange;
  known.addKeys(secretsOfHeaders(exchange.headers));
  const request = blankRequest(exchange.request, known);
  const blanked = blankAnswer({
    path: exchange.request.path,
    status,
    pieces: pieces.map(({ bytes }) => bytes),
    known,
  });
  const chunks = pieces.map(({ at }, index) => ({
    at,
    ...recordBytes(blanked[index] ?? new Uint8Array()),
  }));
  return {
    name: recordingName(number, request.path),
    about: describe({ ...request, status, isComplete }),
    server,
    request,
    response: {
      status,
      headers: blankHeaders(headersOfBody(exchange.headers), known),
      complete: isComplete,
      chunks,
    },
  };
}

/** `fetch` hands out what was packed unpacked, so these two are not about the recorded bytes. */
function headersOfBody(headers: Headers): Headers {
  const kept = new Headers(headers);
  if (kept.has('content-encoding')) {
    for (const name of ['content-encoding', 'content-length']) kept.delete(name);
  }
  return kept;
}

function describe(exchange: {
  method: string;
  path: string;
  body?: unknown;
  status: number;
  isComplete: boolean;
}): string {
  const { method, path, body, status, isComplete } = exchange;
  const model = isObject(body) && typeof body['model'] === 'string' ? ` with ${body['model']}` : '';
  return `${method} ${path}${model}: ${status}${isComplete ? '' : ', broken off'}`;
}
