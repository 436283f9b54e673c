import { useEffect, useState } from 'react';
import { NEW_DRAFT, type Draft } from '../lib/draft.ts';
import { keep, readKept } from '../lib/kept.ts';

const STORAGE_KEY = 'next-extract-draft';

/** What a reader has put in. It outlives a reload of the page. */
export function useDraft() {
  const [draft, setDraft] = useState(NEW_DRAFT);
  /** Whether the reader has changed anything since the page was loaded. */
  const [isTouched, setIsTouched] = useState(false);

  useEffect(() => {
    // Not as the first state: the server's page knows nothing of it.
    const kept = readKept(STORAGE_KEY);
    if (kept !== undefined) setDraft({ ...NEW_DRAFT, ...(kept as Partial<Draft>) });
  }, []);
  useEffect(() => {
    // The first one would replace what is kept before it is read.
    if (draft !== NEW_DRAFT) keep(STORAGE_KEY, draft);
  }, [draft]);

  return {
    draft,
    isTouched,
    /** Changes what stands there by then: a file takes its time to be read. */
    changeDraft: (change: (current: Draft) => Draft) => {
      setDraft(change);
      setIsTouched(true);
    },
  };
}
