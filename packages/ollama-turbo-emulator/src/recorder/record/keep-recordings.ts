import type { Recording } from '../form/recording.js';

/** Keeps recordings where they are to go, and tells what fails, but not the same trouble again and again. */
export interface RecordingKeeper {
  /** Resolves with the recording as it was written, or as it is when it could not be. */
  keep: (recording: Recording) => Promise<Recording>;
  /** Tells of a failure. */
  report: (error: Error) => void;
}

/** After a failure that was told the next is told only when something was written in between. */
export function keepRecordings(options: {
  write: (recording: Recording) => Promise<Recording>;
  onError: (error: Error) => void;
}): RecordingKeeper {
  const { write, onError } = options;
  let isReported = false;
  const report = (error: Error) => {
    if (isReported) return;
    isReported = true;
    try {
      onError(error);
    } catch {
      // Whoever is told of a failure must not make another one of it.
    }
  };
  return {
    report,
    async keep(recording) {
      try {
        const written = await write(recording);
        isReported = false;
        return written;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        report(
          new Error(`The recording ${recording.name} could not be written: ${reason}`, {
            cause: error,
          }),
        );
        return recording;
      }
    },
  };
}
