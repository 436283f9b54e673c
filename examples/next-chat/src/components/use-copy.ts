import { useEffect, useState } from 'react';
import { copyText } from '../client/page/clipboard.ts';

/** Milliseconds that a button says what came of it. */
const SHOWN = 2000;

export type CopyOutcome = 'copied' | 'refused';

/** Copies a text that is made when it is asked for. `name` is the button's: for a while it says what came of it. */
export function useCopy(label: string, getText: () => string) {
  const [outcome, setOutcome] = useState<CopyOutcome>();

  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => setOutcome((await copyText(getText())) ? 'copied' : 'refused');
  return { name: nameOf(label, outcome), outcome, copy: () => void copy() };
}

function nameOf(label: string, outcome: CopyOutcome | undefined): string {
  if (outcome === undefined) return label;
  return outcome === 'copied' ? 'Copied' : 'Could not copy';
}
