import { Undo2 } from 'lucide-react';
import { Button } from './button.tsx';

/** Brings back what a click has replaced: the text, or the schema. */
export function UndoButton({ what, onUndo }: { what: string; onUndo: () => void }) {
  return (
    <Button onClick={onUndo}>
      <Undo2 aria-hidden size={16} />
      Undo
      <span className="sr-only">and bring the {what} back</span>
    </Button>
  );
}
