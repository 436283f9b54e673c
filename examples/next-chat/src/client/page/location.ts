import { useSyncExternalStore } from 'react';

const CONVERSATION = /^\/chat\/([^/]+)$/;

const listeners = new Set<() => void>();

/** The conversation that the address names; undefined for a new one. */
export function useAddressedConversation(): string | undefined {
  return useSyncExternalStore(subscribe, addressedConversation, () => undefined);
}

export function addressedConversation(): string | undefined {
  const id = CONVERSATION.exec(location.pathname)?.[1];
  return id === undefined ? undefined : decodeURIComponent(id);
}

export function pathOf(conversationId: string | undefined): string {
  return conversationId === undefined ? '/' : `/chat/${encodeURIComponent(conversationId)}`;
}

/** Goes to a conversation, or to a new one, within this page: a navigation of Next would cut answers off. */
export function goTo(conversationId: string | undefined): void {
  const path = pathOf(conversationId);
  if (location.pathname === path) return;
  history.pushState(null, '', path);
  notify();
}

/** Gives a new conversation its address as it begins. */
export function nameInAddress(conversationId: string): void {
  history.replaceState(null, '', pathOf(conversationId));
  notify();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

function notify(): void {
  for (const listener of listeners) listener();
}
