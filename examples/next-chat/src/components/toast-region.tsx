import { X } from 'lucide-react';
import { useStore } from '../client/store.ts';
import { hideToast, holdToast, releaseToast, toast } from '../client/toast.ts';
import { Button, IconButton } from './button.tsx';

/** The last thing that was done, and how to undo it. */
export function ToastRegion() {
  const shown = useStore(toast);
  if (!shown) return null;
  const { text, action } = shown;
  return (
    <div
      role="group"
      aria-label="Last action"
      onPointerEnter={holdToast}
      onPointerLeave={releaseToast}
      onFocus={holdToast}
      onBlur={releaseToast}
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
