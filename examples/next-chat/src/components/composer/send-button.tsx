import { ArrowUp, LoaderCircle, Square } from 'lucide-react';

interface SendProps {
  isBusy: boolean;
  isStopping: boolean;
  canSend: boolean;
  onStop: () => void;
}

/** One button in one place, so that it keeps the focus when it changes from sending to stopping and back. */
export function SendButton({ isBusy, isStopping, canSend, onStop }: SendProps) {
  const label = nameOf({ isBusy, isStopping });
  // Disabled for good, a button would lose the focus that it has.
  const isIdle = isBusy ? isStopping : !canSend;
  return (
    <button
      type={isBusy ? 'button' : 'submit'}
      aria-label={label}
      title={isBusy ? `${label} (Esc)` : `${label} (Enter)`}
      aria-disabled={isIdle}
      onClick={event => {
        // The second click of two was meant for what the button was at the first.
        if (event.detail > 1) event.preventDefault();
        if (!isBusy || event.detail > 1) return;
        // It may be the button for sending by the time that the browser does what the click is for.
        event.preventDefault();
        if (!isStopping) onStop();
      }}
      className={`ms-auto grid size-9 shrink-0 place-items-center rounded-full pointer-coarse:size-11 ${isIdle ? 'cursor-default bg-muted text-muted-foreground' : 'bg-primary text-primary-foreground'}`}
    >
      <Icon isBusy={isBusy} isStopping={isStopping} />
    </button>
  );
}

function nameOf({ isBusy, isStopping }: { isBusy: boolean; isStopping: boolean }): string {
  if (isStopping) return 'Stopping';
  return isBusy ? 'Stop' : 'Send';
}

function Icon({ isBusy, isStopping }: { isBusy: boolean; isStopping: boolean }) {
  if (isStopping)
    return <LoaderCircle aria-hidden size={18} className="motion-safe:animate-spin" />;
  return isBusy ? (
    <Square aria-hidden size={14} fill="currentColor" />
  ) : (
    <ArrowUp aria-hidden size={20} />
  );
}
