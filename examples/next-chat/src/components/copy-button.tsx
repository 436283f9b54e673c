import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '../client/clipboard.ts';
import { IconButton } from './button.tsx';

/** Milliseconds that the button says what came of it. */
const SHOWN = 2000;

type Outcome = 'copied' | 'refused';

/** Copies a text that is made when it is asked for. */
export function CopyButton(props: { label: string; getText: () => string; className?: string }) {
  const { label, getText, className } = props;
  const [outcome, setOutcome] = useState<Outcome>();

  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => setOutcome((await copyText(getText())) ? 'copied' : 'refused');
  return (
    <IconButton label={nameOf(label, outcome)} className={className} onClick={() => void copy()}>
      <CopyIcon outcome={outcome} />
    </IconButton>
  );
}

function nameOf(label: string, outcome: Outcome | undefined): string {
  if (outcome === undefined) return label;
  return outcome === 'copied' ? 'Copied' : 'Could not copy';
}

function CopyIcon({ outcome }: { outcome: Outcome | undefined }) {
  if (outcome === undefined) return <Copy aria-hidden size={16} />;
  return outcome === 'copied' ? <Check aria-hidden size={16} /> : <X aria-hidden size={16} />;
}
