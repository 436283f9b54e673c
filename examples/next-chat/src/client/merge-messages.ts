import type { ChatMessage } from '../shared/message.ts';

/**
 * The messages as they are stored, after which stand those of this tab that the server never had: what was on screen is
 * not lost. Messages that did not change keep their identity, so that they are not rendered again.
 *
 * @param isKnown whether the server had a message before: one that it no longer has was deleted elsewhere
 */
export function mergeMessages(merging: {
  local: readonly ChatMessage[];
  stored: readonly ChatMessage[];
  isKnown: (id: string) => boolean;
}): ChatMessage[] {
  const { local, stored, isKnown } = merging;
  const localById = new Map(local.map(message => [message.id, message]));
  const storedIds = new Set(stored.map(({ id }) => id));
  const unsaved = local.filter(({ id }) => !storedIds.has(id) && !isKnown(id));
  return [...stored.map(message => sameOr(localById.get(message.id), message)), ...unsaved];
}

function sameOr(local: ChatMessage | undefined, stored: ChatMessage): ChatMessage {
  if (local === undefined) return stored;
  return JSON.stringify(local) === JSON.stringify(stored) ? local : stored;
}
