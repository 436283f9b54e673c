import { useEffect } from 'react';
import { announcement, WAITING } from '../lib/announcement.ts';
import { announce } from '../lib/announcer.ts';
import type { Run } from '../lib/run.ts';

/** Milliseconds after which somebody who waits wants to know that it is for something. */
const PATIENCE = 3000;

/** Milliseconds without a key after which somebody may have ended typing: nobody wants to hear of every character. */
const PAUSE = 1000;

/** Tells screen readers how an extraction is getting on. */
export function useRunAnnouncement(run: Run | undefined): void {
  const text = announcement(run);
  const id = run?.id;
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => announce(text), text === WAITING ? PATIENCE : 0);
    return () => clearTimeout(timer);
    // The next extraction may end with the same words.
  }, [text, id]);
}

/**
 * Tells screen readers what is wrong with what was put in.
 *
 * @param options.isWanted false before the reader has done anything: a page that was loaded says nothing by itself
 * @param options.tries when it has grown, the same is told again
 */
export function useProblemAnnouncement(options: {
  text: string;
  isWanted: boolean;
  tries: number;
}): void {
  const { text, isWanted, tries } = options;
  useEffect(() => {
    if (!isWanted || text === '') return;
    const timer = setTimeout(() => announce(text), PAUSE);
    return () => clearTimeout(timer);
    // That it is wanted is no reason to tell what stood there before.
  }, [text, tries]);
}
