import { Check, Copy, X } from 'lucide-react';
import { IconButton } from './button.tsx';
import { useCopy, type CopyOutcome } from './use-copy.ts';

/** Copies a text that is made when it is asked for. */
export function CopyButton(props: { label: string; getText: () => string; className?: string }) {
  const { label, getText, className } = props;
  const { name, outcome, copy } = useCopy(label, getText);
  return (
    <IconButton label={name} className={className} onClick={copy}>
      <CopyIcon outcome={outcome} />
    </IconButton>
  );
}

function CopyIcon({ outcome }: { outcome: CopyOutcome | undefined }) {
  if (outcome === undefined) return <Copy aria-hidden size={16} />;
  return outcome === 'copied' ? <Check aria-hidden size={16} /> : <X aria-hidden size={16} />;
}
