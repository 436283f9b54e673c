import { Brain, ChevronRight } from 'lucide-react';
import { useState } from 'react';

/** A model's thinking: open while it is written, then folded, unless the reader decided otherwise. */
export function Thinking({ text, isStreaming }: { text: string; isStreaming: boolean }) {
  const [isChosenOpen, setIsChosenOpen] = useState<boolean>();
  const isOpen = isChosenOpen ?? isStreaming;
  return (
    <details open={isOpen} className="group text-sm text-muted-foreground">
      <summary
        className="flex w-fit list-none items-center gap-1.5 rounded-md py-1 hover:text-foreground"
        onClick={event => {
          // The state decides what is open, or the two would part ways.
          event.preventDefault();
          setIsChosenOpen(!isOpen);
        }}
      >
        <Brain aria-hidden size={16} />
        {isStreaming ? 'Thinking …' : 'Thoughts'}
        <ChevronRight
          aria-hidden
          size={16}
          className="group-open:rotate-90 motion-safe:transition-transform"
        />
      </summary>
      <p className="mt-1 ml-[7px] border-s-2 border-border ps-4 wrap-anywhere whitespace-pre-wrap">
        {text}
      </p>
    </details>
  );
}
