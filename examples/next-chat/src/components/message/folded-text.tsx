import { FileText } from 'lucide-react';
import { useState } from 'react';
import { FoldButton } from '../fold-button.tsx';

/** Lines after which a text is folded, and about how many characters a line has. */
const MOST_LINES = 12;
const LINE_LENGTH = 80;

/** Characters of a folded text that are shown; browsers get slow with much more, even where it is hidden. */
const PREVIEW_LENGTH = 2000;

/** What the reader wrote, as it was written, in a bubble. */
export function FoldedText({ text, label }: { text: string; label?: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const isLong = countLines(text) > MOST_LINES;
  const isFolded = isLong && !isOpen;
  return (
    <div className="flex max-w-full min-w-0 flex-col rounded-2xl bg-bubble px-4 py-2.5">
      {label !== undefined && (
        <p className="flex items-center gap-2 pb-1 text-sm text-muted-foreground">
          <FileText aria-hidden size={16} />
          {label}, {text.length.toLocaleString('en')} characters
        </p>
      )}
      <p className={`wrap-anywhere whitespace-pre-wrap ${isFolded ? 'line-clamp-12' : ''}`}>
        {isFolded ? text.slice(0, PREVIEW_LENGTH) : text}
      </p>
      {isLong && (
        <FoldButton isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Show less' : 'Show all'}
        </FoldButton>
      )}
    </div>
  );
}

function countLines(text: string): number {
  if (text.length > MOST_LINES * LINE_LENGTH) return Infinity;
  return text
    .split('\n')
    .reduce((count, line) => count + 1 + Math.floor(line.length / LINE_LENGTH), 0);
}
