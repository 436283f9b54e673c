import { ChatSession } from './chat-session.ts';
import { readKept, writeKept } from './kept.ts';

const FRESH_KEY = 'next-chat-fresh';

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

/** A conversation that has not begun. Its id outlives a reload, as its draft and the files of that do. */
export function freshSession(): ChatSession {
  if (fresh?.state.get().load === 'new') return fresh;
  const keptId = fresh === undefined ? readKept(sessionStorage, FRESH_KEY) : undefined;
  const session = new ChatSession(keptId ?? crypto.randomUUID(), 'new');
  writeKept(sessionStorage, FRESH_KEY, session.id);
  sessions.set(session.id, session);
  fresh = session;
  return session;
}

/** A conversation of this tab; undefined when it was not opened here. */
export function openedSession(id: string): ChatSession | undefined {
  return sessions.get(id);
}
