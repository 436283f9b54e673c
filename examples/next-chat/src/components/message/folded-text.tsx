import { FileText } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { FoldButton } from '../fold-button.tsx';

/** Characters of a folded text that are shown; browsers get slow with much more, even where it is hidden. */
const PREVIEW_LENGTH = 2000;

/** What the reader wrote, as it was written, in a bubble; folded after 12 lines. */
export function FoldedText({ text, label }: { text: string; label?: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const paragraph = useRef<HTMLParagraphElement>(null);
  const isCut = useIsCut(paragraph, isOpen);
  const isLong = isCut || text.length > PREVIEW_LENGTH;
  return (
    <div className="flex max-w-full min-w-0 flex-col rounded-2xl bg-bubble px-4 py-2.5">
      {label !== undefined && (
        <p className="flex items-center gap-2 pb-1 text-sm text-muted-foreground">
          <FileText aria-hidden size={16} />
          {label}, {text.length.toLocaleString('en')} characters
        </p>
      )}
      <p
        ref={paragraph}
        className={`wrap-anywhere whitespace-pre-wrap ${isOpen ? '' : 'line-clamp-12'}`}
      >
        {isOpen ? text : text.slice(0, PREVIEW_LENGTH)}
      </p>
      {isLong && (
        <FoldButton isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Show less' : 'Show all'}
        </FoldButton>
      )}
    </div>
  );
}

/** Whether some lines of a folded text are not shown, which depends on its width; what it was while it is open. */
function useIsCut(paragraph: RefObject<HTMLElement | null>, isOpen: boolean): boolean {
  const [isCut, setIsCut] = useState(false);
  useLayoutEffect(() => {
    const { current } = paragraph;
    if (!current || isOpen) return undefined;
    const measure = () => setIsCut(current.scrollHeight > current.clientHeight);
    // Before the first paint, so that nothing moves after it.
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [paragraph, isOpen]);
  return isCut;
}
