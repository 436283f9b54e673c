import type { ChatSession } from './chat-session.ts';
import { keepEdit } from '../question/drafts.ts';

/** Leaves the question that is being edited as it was; false when there is none. */
export function leaveEdit(session: ChatSession): boolean {
  const { editingId } = session.state.get();
  if (editingId === undefined) return false;
  keepEdit(editingId, undefined);
  session.edits(undefined);
  return true;
}
