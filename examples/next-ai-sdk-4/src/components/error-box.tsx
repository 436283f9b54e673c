import { CircleAlert, RotateCcw } from 'lucide-react';
import type { ErrorNotice } from '../lib/error-notice.ts';

export function ErrorBox({ notice, onRetry }: { notice: ErrorNotice; onRetry: () => void }) {
  return (
    <div className="flex flex-col gap-2 rounded-xl bg-danger-soft px-4 py-3">
      <p className="flex items-start gap-2 font-semibold text-danger">
        <CircleAlert aria-hidden size={20} className="mt-[3px] shrink-0" />
        <span className="min-w-0 wrap-anywhere">{notice.title}</span>
      </p>
      <p className="text-sm">{notice.advice}</p>
      {notice.details !== undefined && (
        <details className="text-sm">
          <summary className="w-fit">Details</summary>
          <p className="mt-1 wrap-anywhere">{notice.details}</p>
        </details>
      )}
      <button
        type="button"
        onClick={onRetry}
        className="mt-1 flex min-h-9 items-center gap-2 self-start rounded-lg border border-input bg-card px-3 text-sm pointer-coarse:min-h-11"
      >
        <RotateCcw aria-hidden size={16} />
        Try again
      </button>
    </div>
  );
}
