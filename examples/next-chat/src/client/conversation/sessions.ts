import { ChatSession } from './chat-session.ts';
import { freshId } from './fresh-id.ts';

const sessions = new Map<string, ChatSession>();

/** The new conversation that the address `/` stands for, until it is asked something. */
let fresh: ChatSession | undefined;

/** The conversation with this id; it is loaded when it is not here yet. */
export function sessionOf(id: string): ChatSession {
  const known = sessions.get(id);
  if (known) return known;
  const session = new ChatSession(id, 'loading');
  sessions.set(id, session);
  return session;
}

/** A conversation that has not begun. */
export function freshSession(): ChatSession {
  if (fresh?.state.get().load === 'new') return fresh;
  const session = new ChatSession(freshId(), 'new');
  sessions.set(session.id, session);
  fresh = session;
  return session;
}

/** A conversation of this tab; undefined when it was not opened here. */
export function openedSession(id: string): ChatSession | undefined {
  return sessions.get(id);
}
