import type { ChatMessage } from '../../shared/message.ts';

/**
 * The messages as they are stored, with those of this tab that the server never had, each before what followed it here:
 * what was on screen is not lost, and neither is the end of an answer that could not be stored. Messages that did not
 * change keep their identity, so that they are not rendered again.
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
  const isKept = ({ id, metadata }: ChatMessage) =>
    !storedIds.has(id) && (!isKnown(id) || metadata?.unsaved !== undefined);
  const merged = stored.map(message => sameOr(localById.get(message.id), message));
  // From the end, for each has its place before its follower.
  for (const [index, message] of [...local.entries()].toReversed()) {
    if (isKept(message)) merged.splice(placeBefore(local.slice(index + 1), merged), 0, message);
  }
  return merged;
}

/** Where the first of these stands that is there; else the end. */
function placeBefore(followers: readonly ChatMessage[], messages: readonly ChatMessage[]): number {
  const places = new Map(messages.map(({ id }, index) => [id, index]));
  const follower = followers.find(({ id }) => places.has(id));
  return (follower && places.get(follower.id)) ?? messages.length;
}

function sameOr(local: ChatMessage | undefined, stored: ChatMessage): ChatMessage {
  if (local === undefined) return stored;
  if (local.metadata?.unsaved && !isWhole(stored, local)) return local;
  return JSON.stringify(local) === JSON.stringify(stored) ? local : stored;
}

/** Whether an answer whose end could not be stored is stored now: until then its row holds a beginning of it. */
function isWhole(stored: ChatMessage, local: ChatMessage): boolean {
  return (
    stored.metadata?.status !== 'streaming' &&
    stored.parts.length >= local.parts.length &&
    lengthOf(stored) >= lengthOf(local)
  );
}

function lengthOf({ parts }: ChatMessage): number {
  return parts.reduce(
    (sum, part) => sum + (part.type === 'text' || part.type === 'reasoning' ? part.text.length : 0),
    0,
  );
}
