import { generateId } from 'ai';
import { readKept, writeKept } from '../page/kept.ts';

const KEY = 'next-chat-fresh';

/** The id of the conversation that has not begun: it outlives a reload, as its draft and the files of that do. */
export function freshId(): string {
  const id = readKept(sessionStorage, KEY) ?? generateId();
  writeKept(sessionStorage, KEY, id);
  return id;
}

/** The conversation has begun: the next one that is new is another one. */
export function forgetFreshId(id: string): void {
  if (readKept(sessionStorage, KEY) === id) writeKept(sessionStorage, KEY, undefined);
}
