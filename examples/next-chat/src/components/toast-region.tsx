import { X } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from '../client/store.ts';
import { hideToast, holdToast, releaseToast, toast, type Toast } from '../client/page/toast.ts';
import { Button, IconButton } from './button.tsx';

/** The last thing that was done, and how to undo it. */
export function ToastRegion() {
  const shown = useStore(toast);
  return shown && <ShownToast {...shown} />;
}

function ShownToast({ text, action }: Toast) {
  const holders = useHolders();
  return (
    <div
      role="group"
      aria-label="Last action"
      onPointerEnter={() => holders.hold('pointer')}
      onPointerLeave={() => holders.release('pointer')}
      onFocus={() => holders.hold('focus')}
      onBlur={() => holders.release('focus')}
      className="appear fixed start-3 bottom-[max(12px,env(safe-area-inset-bottom))] z-50 flex max-w-[calc(100vw-24px)] items-center gap-3 rounded-xl border border-border bg-card py-2 ps-4 pe-2 text-sm shadow-lg"
    >
      <span className="min-w-0">{text}</span>
      {action && (
        <Button
          onClick={() => {
            hideToast();
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Close" onClick={hideToast}>
        <X aria-hidden size={16} />
      </IconButton>
    </div>
  );
}

/** The toast stays as long as either is in it. `:hover` would not do: on touch screens it stays after the finger has left. */
function useHolders() {
  const holders = useRef(new Set<'pointer' | 'focus'>());
  return {
    hold: (by: 'pointer' | 'focus') => {
      holders.current.add(by);
      holdToast();
    },
    release: (by: 'pointer' | 'focus') => {
      holders.current.delete(by);
      if (holders.current.size === 0) releaseToast();
    },
  };
}
