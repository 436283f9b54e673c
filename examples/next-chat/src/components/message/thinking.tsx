import { Brain } from 'lucide-react';
import { useId, useState } from 'react';
import { formatDuration } from '../../client/format.ts';
import { FoldButton } from '../fold-button.tsx';

/**
 * A model's thinking: its end is in sight while it is written, then it is folded, unless the reader decided otherwise.
 */
export function Thinking(props: { text: string; isStreaming: boolean; seconds?: number }) {
  const { text, isStreaming, seconds } = props;
  const [isChosenOpen, setIsChosenOpen] = useState<boolean>();
  const id = useId();
  const isOpen = isChosenOpen ?? isStreaming;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <FoldButton isOpen={isOpen} onToggle={() => setIsChosenOpen(!isOpen)} controls={id}>
        <Brain aria-hidden size={16} className={isStreaming ? 'pulse shrink-0' : 'shrink-0'} />
        {labelOf({ isStreaming, seconds })}
      </FoldButton>
      {isOpen && (
        // Laid out from its end, so that a preview that is too long shows its last lines without scrolling.
        <div
          id={id}
          className={`flex flex-col-reverse overflow-hidden ${isChosenOpen === undefined ? 'max-h-40' : ''}`}
        >
          <p className="ms-[7px] border-s-2 border-border ps-4 text-sm leading-5 wrap-anywhere whitespace-pre-wrap text-muted-foreground">
            {text}
          </p>
        </div>
      )}
    </div>
  );
}

function labelOf({ isStreaming, seconds }: { isStreaming: boolean; seconds?: number }): string {
  if (isStreaming) return 'Thinking…';
  return seconds === undefined ? 'Thoughts' : `Thought for ${formatDuration(seconds)}`;
}
