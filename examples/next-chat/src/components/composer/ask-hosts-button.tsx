import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { loadModels } from '../../client/models/models.ts';
import { Button } from '../button.tsx';

/** Asks the hosts for their models anew. One that does not answer is waited for, for ten seconds. */
export function AskHostsButton({ onAnswer }: { onAnswer: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const ask = async () => {
    setIsAsking(true);
    await loadModels(true);
    setIsAsking(false);
    onAnswer();
  };
  return (
    // Disabled for good, it would lose the focus.
    <Button aria-disabled={isAsking} onClick={isAsking ? undefined : () => void ask()}>
      <RotateCcw aria-hidden size={16} className={isAsking ? 'motion-safe:animate-spin' : ''} />
      {isAsking ? 'Asking…' : 'Retry'}
    </Button>
  );
}
