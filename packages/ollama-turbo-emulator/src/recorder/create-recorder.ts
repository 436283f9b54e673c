import { appendToFolder } from './folder/append-to-folder.js';
import type { Recording } from './form/recording.js';
import { keepRecordings } from './record/keep-recordings.js';
import { recordExchanges } from './record/record-exchanges.js';
import { checkRecorderOptions, type RecorderOptions } from './record/recorder-options.js';

/** What records while it passes requests on. */
export interface Recorder {
  /** Sends a request and hands out its answer as it comes. */
  fetch: typeof globalThis.fetch;
  /** The exchanges that are over, in the order of their requests. */
  readonly recordings: readonly Recording[];
  /** Settles when the exchanges that are over so far are in `recordings`, and written. */
  settled(): Promise<void>;
}

/**
 * Makes a recorder. An exchange is over, and its recording made, when its answer has been read to the end, or the client
 * has left. What fails about a recording never disturbs the exchange.
 *
 * Secrets are blanked before a recording is made: keys, cookies and signatures, wherever they stand; names of accounts in
 * errors, and all that an account says of its owner.
 *
 * Throws a `TypeError` that names the option for one that is wrong.
 */
export function createRecorder(options: RecorderOptions = {}): Recorder {
  checkRecorderOptions(options);
  const { target, secrets = [], onError = logError } = options;
  const recordings = new Map<number, Recording>();
  const { keep, report } = keepRecordings({ write: writerOf(options), onError });
  const { fetch, settled } = recordExchanges({
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    target,
    secrets,
    async keep(recording, number) {
      recordings.set(number, await keep(recording));
    },
    onError: report,
  });
  return {
    fetch,
    get recordings() {
      const inOrder = [...recordings].toSorted(([one], [other]) => one - other);
      return inOrder.map(([, recording]) => recording);
    },
    settled,
  };
}

function writerOf(options: RecorderOptions): (recording: Recording) => Promise<Recording> {
  const { directory, write } = options;
  if (directory !== undefined) return appendToFolder(directory).append;
  return async recording => {
    await write?.(recording);
    return recording;
  };
}

function logError(error: Error): void {
  console.error(error.message);
}
