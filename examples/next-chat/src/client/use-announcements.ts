import type { ChatStatus } from 'ai';
import { useEffect, useRef } from 'react';
import type { ChatMessage } from '../shared/message.ts';
import { announce, announceError } from './announcer.ts';
import { readChatError } from './ask-server.ts';
import { announcementOfEnd, milestonesOf } from './milestones.ts';

/** Milliseconds without a word after which the waiting is told. */
const LONG_WAIT = 3000;

/** Tells screen readers how the answer gets on; nothing of what was there when the conversation was opened. */
export function useAnnouncements(chat: {
  messages: readonly ChatMessage[];
  status: ChatStatus;
  error: Error | undefined;
}): void {
  const { messages, status, error } = chat;
  const last = messages.at(-1);
  const told = useRef<Set<string>>(undefined);
  const previous = useRef(status);
  // An error that was there when the conversation was opened is known.
  const toldError = useRef(error);
  const isBusy = status === 'submitted' || status === 'streaming';

  useEffect(() => {
    if (status !== 'submitted') return undefined;
    const timer = setTimeout(() => announce('Waiting for the answer'), LONG_WAIT);
    return () => clearTimeout(timer);
  }, [status]);

  useEffect(() => {
    if (!error || error === toldError.current) return;
    toldError.current = error;
    const { title, text } = readChatError(error);
    announceError(`${title} ${text}`);
  }, [error]);

  useEffect(() => {
    const milestones = last?.role === 'assistant' ? milestonesOf(last) : [];
    const keys = milestones.map(({ key }) => `${last?.id} ${key}`);
    // What was there at first is known.
    told.current ??= new Set(keys);
    for (const [index, key] of keys.entries()) {
      if (!told.current.has(key) && (isBusy || previous.current === 'streaming'))
        announce(milestones[index]?.text ?? '');
      told.current.add(key);
    }
  }, [last, isBusy]);

  useEffect(() => {
    const wasBusy = previous.current === 'submitted' || previous.current === 'streaming';
    previous.current = status;
    const end = wasBusy && status === 'ready' ? endOf(last) : undefined;
    if (end !== undefined) announce(end);
    // Only the end itself is a reason.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [status]);
}

function endOf(last: ChatMessage | undefined): string | undefined {
  const isStopped = last?.role !== 'assistant' || last.metadata?.status === 'stopped';
  return isStopped ? 'Stopped' : announcementOfEnd(last);
}
