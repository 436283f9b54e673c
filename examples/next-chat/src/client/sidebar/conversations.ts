import type { ConversationSummary } from '../../shared/api.ts';
import type { Notice } from '../../shared/notice.ts';
import { askServer, noticeOf } from '../ask-server.ts';
import { addressedConversation, goTo } from '../page/location.ts';
import { createStore } from '../store.ts';
import { tellTabs } from '../conversation/tabs.ts';
import { showToast } from '../page/toast.ts';

export interface ConversationList {
  state: 'loading' | 'ready' | 'failed';
  items: readonly ConversationSummary[];
  /** What is searched for; blank for all. */
  query: string;
  notice?: Notice;
}

/** The conversations in the sidebar. */
export const conversations = createStore<ConversationList>({
  state: 'loading',
  items: [],
  query: '',
});

let latestRequest = 0;

export async function loadConversations(): Promise<void> {
  const { query } = conversations.get();
  const number = ++latestRequest;
  try {
    const path = `/api/conversations?query=${encodeURIComponent(query.trim())}`;
    const items = await askServer<ConversationSummary[]>(path);
    // Answers may come in another order than they were asked for.
    if (number === latestRequest) conversations.set({ state: 'ready', items, query });
  } catch (error) {
    if (number !== latestRequest) return;
    const { items } = conversations.get();
    conversations.set({ state: 'failed', items, query, notice: noticeOf(error) });
  }
}

/** Searches; the list stays as it is until the new one has come. */
export function searchConversations(query: string): void {
  conversations.set({ ...conversations.get(), query });
  void loadConversations();
}

/** Shows a conversation whose first question is on its way, or moves one up that goes on. */
export function noteQuestion(summary: { id: string; title: string }): void {
  const { items, query, ...list } = conversations.get();
  const known = items.find(({ id }) => id === summary.id);
  if (known === undefined && query.trim() !== '') return;
  const updatedAt = new Date().toISOString();
  const noted = { ...summary, ...known, updatedAt, isStreaming: true };
  const others = items.filter(({ id }) => id !== summary.id);
  conversations.set({ ...list, query, items: [noted, ...others] });
}

export async function renameConversation(id: string, title: string): Promise<void> {
  const before = conversations.get().items.find(item => item.id === id)?.title;
  replaceTitle(id, title);
  try {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ title });
    await askServer(`/api/conversations/${id}`, { method: 'PATCH', headers, body });
    tellTabs(id);
  } catch (error) {
    if (before !== undefined) replaceTitle(id, before);
    tellFailure('The conversation could not be renamed.', error);
  }
}

/** Shows another title for a conversation. */
export function replaceTitle(id: string, title: string): void {
  const list = conversations.get();
  const items = list.items.map(item => (item.id === id ? { ...item, title } : item));
  conversations.set({ ...list, items });
}

/** Deletes a conversation at once; for a while a toast offers to undo it. */
export async function deleteConversation(id: string): Promise<void> {
  const list = conversations.get();
  const wasOpen = addressedConversation() === id;
  conversations.set({ ...list, items: list.items.filter(item => item.id !== id) });
  if (wasOpen) goTo(undefined);
  const deleting = askServer(`/api/conversations/${id}`, { method: 'DELETE' });
  const undo = {
    label: 'Undo',
    run: () => void restoreConversation({ id, wasOpen, deleting }),
  };
  showToast({ text: 'Conversation deleted.', action: undo });
  try {
    await deleting;
    tellTabs(id);
  } catch (error) {
    conversations.set(list);
    tellFailure('The conversation could not be deleted.', error);
  }
}

async function restoreConversation(restoring: {
  id: string;
  wasOpen: boolean;
  deleting: Promise<unknown>;
}): Promise<void> {
  const { id, wasOpen, deleting } = restoring;
  // Or the deletion could overtake it. That it failed is told where it was begun.
  await deleting.catch(() => {});
  try {
    await askServer(`/api/conversations/${id}/restore`, { method: 'POST' });
    tellTabs(id);
    if (wasOpen) goTo(id);
  } catch (error) {
    tellFailure('The conversation could not be restored.', error);
  }
  await loadConversations();
  // The button that was pressed is gone.
  requestAnimationFrame(() => rowOf(id)?.focus());
}

/** The row of a conversation that can be seen: there is one in the sidebar and one in the drawer. */
export function rowOf(id: string): HTMLElement | undefined {
  const rows = document.querySelectorAll<HTMLElement>(`[data-conversation="${CSS.escape(id)}"]`);
  return [...rows].find(row => row.checkVisibility());
}

function tellFailure(what: string, error: unknown): void {
  showToast({ text: `${what} ${noticeOf(error).title}`, isError: true });
}
