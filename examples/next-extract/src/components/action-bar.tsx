import { ScanText, Square } from 'lucide-react';
import type { RefObject } from 'react';

/** Always in view: starts, and stops with the same button, so that it keeps the focus when it changes. */
export function ActionBar(props: {
  isBusy: boolean;
  onStart: () => void;
  onStop: () => void;
  button: RefObject<HTMLButtonElement | null>;
}) {
  const { isBusy, onStart, onStop, button } = props;
  return (
    <footer className="sticky bottom-0 z-10 border-t border-border bg-background">
      <div className="mx-auto flex max-w-[90rem] items-center justify-between gap-4 page-sides pt-2 pb-[max(8px,env(safe-area-inset-bottom))]">
        <button
          ref={button}
          type="button"
          onClick={isBusy ? onStop : onStart}
          className="inline-flex min-h-11 min-w-36 items-center justify-center gap-2 rounded-lg bg-primary px-5 font-semibold text-primary-foreground"
        >
          {isBusy ? (
            <Square aria-hidden size={16} fill="currentColor" />
          ) : (
            <ScanText aria-hidden size={20} />
          )}
          {isBusy ? 'Stop' : 'Extract'}
        </button>
        <p className="text-xs text-muted-foreground pointer-coarse:hidden">
          {isBusy ? 'Esc stops' : 'Ctrl or ⌘ + Enter extracts'}
        </p>
      </div>
    </footer>
  );
}
