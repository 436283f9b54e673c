const CHANNEL = 'next-chat';

/** Something that happened in another tab of this browser. */
export interface TabNews {
  /** The conversation that changed; other conversations are as they were. */
  conversationId: string;
}

let channel: BroadcastChannel | undefined;

/** Tells the other tabs that a conversation changed. */
export function tellTabs(conversationId: string): void {
  // Channels know no target: they reach pages of the same origin alone.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel?.postMessage({ conversationId } satisfies TabNews);
}

/** Hears of what the other tabs change; returns its end. */
export function listenToTabs(onNews: (news: TabNews) => void): () => void {
  const opened = new BroadcastChannel(CHANNEL);
  channel = opened;
  opened.addEventListener('message', ({ data }) => onNews(data as TabNews));
  return () => {
    opened.close();
    channel = undefined;
  };
}
