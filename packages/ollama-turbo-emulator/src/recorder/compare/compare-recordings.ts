import { failureReason } from '../failure-reason.js';
import { recordedBytes, requestBytes } from '../form/recorded-bytes.js';
import type { Recording, RecordingRequest } from '../form/recording.js';
import { MASK } from '../secrets/secret-headers.js';
import { answerForm, type ReceivedAnswer } from './answer-form.js';
import { formDifferences } from './form-differences.js';

/** Something that a host answers otherwise than it was recorded. */
export interface AnswerDifference {
  /** The name of the recording. */
  name: string;
  /** `status: recorded 200, now 404`. */
  difference: string;
}

interface Comparison {
  recordings: readonly Recording[];
  fetch: typeof globalThis.fetch;
  /** `https://ollama.com`. */
  target: string;
  /** Sent where a key was sent when it was recorded. */
  apiKey: string | undefined;
}

/**
 * Sends recorded requests again, one after the other, and tells what differs: the status; content type, chunks or length,
 * pieces, the end; the fields of JSON, their types and their order. Values are not compared, as most differ each time.
 */
export async function* compareRecordings(
  comparison: Comparison,
): AsyncGenerator<AnswerDifference, void, undefined> {
  for (const recording of comparison.recordings) {
    const { name } = recording;
    for (const difference of await compare(recording, comparison)) yield { name, difference };
  }
}

/** Whether a recorded request had a key, which is not in the recording. */
export function hasBlankedKey({ request }: Recording): boolean {
  return Object.values(request.headers ?? {}).some(value => value.includes(MASK));
}

async function compare(recording: Recording, comparison: Comparison): Promise<string[]> {
  const { status, headers, chunks, complete } = recording.response;
  const recorded = answerForm({
    status,
    headers: new Headers(headers),
    pieces: chunks.map(recordedBytes),
    isComplete: complete,
  });
  try {
    return formDifferences(recorded, answerForm(await ask(recording.request, comparison)));
  } catch (error) {
    return [`no answer: ${failureReason(error)}`];
  }
}

async function ask(request: RecordingRequest, comparison: Comparison): Promise<ReceivedAnswer> {
  const { fetch, target } = comparison;
  const { method, path } = request;
  const body = method === 'GET' || method === 'HEAD' ? undefined : requestBytes(request);
  const response = await fetch(target.replace(/\/+$/, '') + path, {
    method,
    headers: headersOf(request, comparison),
    redirect: 'manual',
    ...(body !== undefined && { body }),
  });
  return { status: response.status, headers: response.headers, ...(await readBody(response)) };
}

/** Headers that the recorded connection had, not the request. */
const HOP_BY_HOP = /^(?:connection|content-length|keep-alive|transfer-encoding|upgrade|expect)$/i;

function headersOf(request: RecordingRequest, { apiKey }: Comparison): Headers {
  const headers = new Headers({ 'accept-encoding': 'identity' });
  if (request.body !== undefined) headers.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (HOP_BY_HOP.test(name)) continue;
    if (!value.includes(MASK)) headers.set(name, value);
    else if (/^authorization$/i.test(name) && apiKey !== undefined) {
      headers.set(
        name,
        value.replace(MASK, () => apiKey),
      );
    }
  }
  return headers;
}

async function readBody(
  response: Response,
): Promise<{ pieces: Uint8Array[]; isComplete: boolean }> {
  const pieces: Uint8Array[] = [];
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const next = await reader?.read();
      if (next === undefined || next.done) return { pieces, isComplete: true };
      pieces.push(next.value);
    }
  } catch {
    return { pieces, isComplete: false };
  }
}
