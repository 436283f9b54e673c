import { useState } from 'react';
import { FoldButton } from '../fold-button.tsx';

/** A page that an answer rests on. */
export interface Source {
  url: string;
  title?: string;
}

/** More than these are in a fold. */
const MOST_CHIPS = 4;

/** The pages that an answer rests on. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const safe = sources.filter(
    ({ url }) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
  );
  if (safe.length === 0) return null;
  const hasFold = safe.length > MOST_CHIPS;
  const shown = hasFold && !isOpen ? safe.slice(0, MOST_CHIPS) : safe;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <ol aria-label="Sources" className="flex flex-wrap gap-2">
        {shown.map((source, index) => (
          <li key={source.url} className="max-w-full min-w-0">
            <SourceChip source={source} number={index + 1} />
          </li>
        ))}
      </ol>
      {hasFold && (
        <FoldButton isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Fewer sources' : `All ${safe.length} sources`}
        </FoldButton>
      )}
    </div>
  );
}

function SourceChip({ source, number }: { source: Source; number: number }) {
  const { host } = new URL(source.url);
  return (
    <a
      href={source.url}
      target="_blank"
      rel="noopener noreferrer"
      className="flex min-h-8 max-w-80 min-w-0 items-center gap-2 rounded-full border border-border bg-card px-3 text-xs transition-colors duration-120 hover:border-input pointer-coarse:min-h-11"
    >
      <span className="text-muted-foreground tabular-nums">{number}</span>
      <span className="truncate">{source.title ?? host}</span>
      <span className="max-w-32 shrink-0 truncate text-muted-foreground">{host}</span>
    </a>
  );
}
