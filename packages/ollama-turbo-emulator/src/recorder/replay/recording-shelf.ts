import { recordBody } from '../form/record-body.js';
import { requestBytes } from '../form/recorded-bytes.js';
import type { Recording, RecordingRequest } from '../form/recording.js';
import { blankRequest, type SentRequest } from '../secrets/blank-request.js';
import { KnownSecrets } from '../secrets/known-secrets.js';
import { describeNearest } from './nearest-recording.js';
import { requestKey } from './request-key.js';

/** Recordings to be taken by their requests. */
export class RecordingShelf {
  readonly #recordings: readonly Recording[];
  readonly #secrets: readonly string[];
  readonly #queues = new Map<string, Recording[]>();

  constructor(recordings: readonly Recording[], secrets: readonly string[]) {
    this.#recordings = recordings.map(recording => ({
      ...recording,
      request: asSent(recording.request),
    }));
    this.#secrets = secrets;
    for (const recording of this.#recordings) {
      const key = requestKey(recording.request);
      this.#queues.set(key, [...(this.#queues.get(key) ?? []), recording]);
    }
  }

  /** The recording for a request, in the order recorded, the last of them again and again; else why there is none. */
  take(request: SentRequest): { recording: Recording } | { failure: string } {
    const { method, path, body } = request;
    const recording = this.#next({ method, path, ...recordBody(body) });
    if (recording !== undefined) return { recording };
    // Where the request holds a key, its recording holds none; keys that are words are perhaps meant as words.
    const known = new KnownSecrets();
    known.addKeys(this.#secrets);
    known.addRequest(request);
    const blanked = blankRequest(request, known);
    const other = this.#next(blanked);
    if (other !== undefined) return { recording: other };
    return { failure: describeNearest(this.#recordings, blanked) };
  }

  #next(request: RecordingRequest): Recording | undefined {
    const queue = this.#queues.get(requestKey(request));
    return queue !== undefined && queue.length > 1 ? queue.shift() : queue?.[0];
  }
}

/** Files that were written by hand may hold JSON in a text. */
function asSent(request: RecordingRequest): RecordingRequest {
  const { method, path } = request;
  return { method, path, ...recordBody(requestBytes(request)) };
}
