import { jsonAnswer } from '../answer/framing.js';
import { checkFields, listOf, oneOf, text, type Rule } from '../check.js';
import type { Connection } from '../server/connection.js';
import { fetchInProcess } from '../server/fetch-in-process.js';
import { OpenRequest } from '../server/request-log.js';
import { respond } from '../server/respond.js';
import { checkRecording } from './form/check-recording.js';
import type { Recording } from './form/recording.js';
import { recordedAnswer, type ReplayPace } from './replay/recorded-answer.js';
import { RecordingShelf } from './replay/recording-shelf.js';

/** How to replay. */
export interface ReplayOptions {
  /** How fast answers come: `instant`, or when they came as `recorded`; `instant` by default. */
  pace?: ReplayPace;
  /** The texts that the recorder was given as `secrets`, for requests that hold them. */
  secrets?: readonly string[];
  /** Is told which request has no recording, and which recording is the nearest. */
  onMismatch?: (message: string) => void;
}

/** A host that answers from recordings. */
export interface Replay {
  /** Answers in the same process. The host of the URL makes no difference. */
  fetch: typeof globalThis.fetch;
}

const FIELDS: Record<keyof ReplayOptions, Rule> = {
  pace: oneOf('instant', 'recorded'),
  secrets: listOf(text),
  onMismatch: { expected: 'a function', fits: value => typeof value === 'function' },
};

/**
 * Answers requests as they were recorded, offline: by method, path and body, of which JSON is compared by value. Headers
 * make no difference. Where one request was made several times its answers come in their order, and the last of them for
 * all further ones. A request without a recording gets status 501 and an error that shows the nearest recording.
 *
 * Throws a `TypeError` that names the option for one that is wrong, and an error that names the field of a recording that
 * is damaged.
 */
export function createReplay(
  recordings: readonly Recording[],
  options: ReplayOptions = {},
): Replay {
  const serve = serveRecordings(recordings, options);
  return { fetch: (input, init) => fetchInProcess({ serve, input, init }) };
}

/** {@link createReplay} for a socket. */
export function serveRecordings(
  recordings: readonly Recording[],
  options: ReplayOptions,
): (request: Request, connection: Connection) => Promise<Response> {
  checkFields({ of: 'createReplay', value: options, fields: FIELDS });
  for (const [index, recording] of recordings.entries()) {
    checkRecording(recording, `createReplay: recordings[${index}]`);
  }
  const { pace = 'instant', secrets = [], onMismatch } = options;
  const shelf = new RecordingShelf(recordings, secrets);
  return async (request, connection) => {
    const { method, headers, url } = request;
    const body = new Uint8Array(await request.arrayBuffer());
    const { pathname, search } = new URL(url);
    const found = shelf.take({ method, path: pathname + search, headers, body });
    if ('failure' in found) onMismatch?.(found.failure);
    const answer =
      'failure' in found
        ? jsonAnswer(501, { error: found.failure })
        : recordedAnswer({ response: found.recording.response, method, pace });
    return respond({ answer, connection, request: new OpenRequest(request, body) });
  };
}
