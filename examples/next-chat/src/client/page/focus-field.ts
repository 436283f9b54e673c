/** The id of the field for questions. */
export const FIELD_ID = 'question';

/** The id of the log of messages. */
export const LOG_ID = 'log';

/**
 * Puts the focus where the reader goes on, for instance after a button that is gone. On a touch screen that is the log:
 * in the field a keyboard would cover what there is to read.
 */
export function focusField(): void {
  document.getElementById(isPointerFine() ? FIELD_ID : LOG_ID)?.focus({ preventScroll: true });
}

/** Whether there is a mouse or the like, and so likely a keyboard that covers nothing. */
export function isPointerFine(): boolean {
  return matchMedia('(pointer: fine)').matches;
}
