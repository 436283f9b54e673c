import type { ChatSession } from './chat-session.ts';
import { focusField, isPointerFine } from '../page/focus-field.ts';

/** Stops the answer. Who has a keyboard goes on in the field; on a touch screen the focus stays where it is. */
export function stopAnswer(session: ChatSession): void {
  if (!session.isBusy) return;
  void session.stop();
  if (isPointerFine()) focusField();
}
