/*
 * Answers whose end could not be stored. They live in the memory of the process that wrote them, which is the only one
 * that has them: it tries again by itself, and when the reader asks for it.
 */

/** Milliseconds between two tries. */
export const TRY_EVERY = 5000;

/** Whoever wants to keep an answer for longer has copied it by now. */
const KEPT_FOR = 60 * 60 * 1000;

/** Stores the answer; false when there is no longer a row for it. */
type Save = () => Promise<boolean>;

interface UnsavedAnswer {
  save: Save;
  timer: ReturnType<typeof setInterval>;
}

declare global {
  /** By the ids of messages. One for the whole process, whichever of Next's bundles asks. */
  var nextChatUnsaved: Map<string, UnsavedAnswer> | undefined;
}

function unsavedAnswers(): Map<string, UnsavedAnswer> {
  globalThis.nextChatUnsaved ??= new Map();
  return globalThis.nextChatUnsaved;
}

/** Tries to save an answer now and then, until that succeeds or an hour has gone by. */
export function keepUnsaved(id: string, save: Save): void {
  forget(id);
  const until = Date.now() + KEPT_FOR;
  const timer = setInterval(() => {
    if (Date.now() > until) forget(id);
    else void saveUnsaved(id).catch(() => {});
  }, TRY_EVERY);
  timer.unref();
  unsavedAnswers().set(id, { save, timer });
}

/**
 * Saves an answer that could not be saved before.
 *
 * @returns `gone` when its row was deleted meanwhile, and `unknown` when it is none of these
 * @throws what the database says
 */
export async function saveUnsaved(id: string): Promise<'saved' | 'gone' | 'unknown'> {
  const answer = unsavedAnswers().get(id);
  if (!answer) return 'unknown';
  const isSaved = await answer.save();
  forget(id);
  return isSaved ? 'saved' : 'gone';
}

function forget(id: string): void {
  clearInterval(unsavedAnswers().get(id)?.timer);
  unsavedAnswers().delete(id);
}
