import type { ChatStatus } from 'ai';
import { useEffect, useRef } from 'react';
import type { ChatMessage } from '../../shared/message.ts';
import { announce, announceError } from './announcer.ts';
import { readChatError } from '../ask-server.ts';
import { announcementOfEnd, milestonesOf } from './milestones.ts';

/** Milliseconds without a word after which the waiting is told. */
const LONG_WAIT = 3000;

/**
 * Tells screen readers how the answer gets on; nothing of what was there when the conversation was opened.
 *
 * @param conversation.latest the last message as it is now, which may be newer than the last of `messages`: these are
 *   rendered now and then only, and the status at once
 */
export function useAnnouncements(conversation: {
  messages: readonly ChatMessage[];
  status: ChatStatus;
  error: Error | undefined;
  latest: () => ChatMessage | undefined;
}): void {
  const { messages, status, error, latest } = conversation;
  const last = messages.at(-1);
  const told = useRef<Set<string>>(undefined);
  const previous = useRef(status);
  // An error that was there when the conversation was opened is known.
  const toldError = useRef(error);
  const isBusy = isAwaited(status);

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
    const milestones = newMilestones(last, told.current);
    if (!told.current) {
      // What was there at first is known.
      told.current = new Set(milestones.map(({ key }) => key));
      return;
    }
    for (const { key, text } of milestones) {
      if (isBusy) announce(text);
      // What comes of an answer after its end is told with that.
      if (isBusy || !isAwaited(previous.current)) told.current.add(key);
    }
  }, [last, isBusy]);

  useEffect(() => {
    const wasBusy = isAwaited(previous.current);
    previous.current = status;
    if (!wasBusy || status !== 'ready') return;
    const ended = latest();
    for (const { key, text } of newMilestones(ended, told.current)) {
      announce(text);
      told.current?.add(key);
    }
    const end = endOf(ended);
    if (end !== undefined) announce(end);
    // Only the end itself is a reason.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [status]);
}

function isAwaited(status: ChatStatus): boolean {
  return status === 'submitted' || status === 'streaming';
}

/** What of an answer has not been told yet. */
function newMilestones(
  message: ChatMessage | undefined,
  told: ReadonlySet<string> | undefined,
): { key: string; text: string }[] {
  if (message?.role !== 'assistant') return [];
  return milestonesOf(message)
    .map(({ key, text }) => ({ key: `${message.id} ${key}`, text }))
    .filter(({ key }) => !told?.has(key));
}

function endOf(last: ChatMessage | undefined): string | undefined {
  const isStopped = last?.role !== 'assistant' || last.metadata?.status === 'stopped';
  return isStopped ? 'Stopped' : announcementOfEnd(last);
}
