import { useEffect } from 'react';
import type { ChatSession } from './chat-session.ts';

/** Milliseconds between two looks at an answer that is written elsewhere. */
const INTERVAL = 3000;

/** Looks whether another tab or process changed the conversation: when the reader comes back, and while it is written. */
export function useVersionWatch(session: ChatSession, isStreamingElsewhere: boolean): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void session.check();
    };
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [session]);

  useEffect(() => {
    if (!isStreamingElsewhere) return undefined;
    const timer = setInterval(() => void session.check(), INTERVAL);
    return () => clearInterval(timer);
  }, [session, isStreamingElsewhere]);
}
