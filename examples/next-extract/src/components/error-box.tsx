import { CircleAlert, RotateCcw } from 'lucide-react';
import type { ErrorNotice } from '../lib/error-notice.ts';
import { Button } from './button.tsx';

export function ErrorBox({ notice, onRetry }: { notice: ErrorNotice; onRetry: () => void }) {
  const { title, advice, link, details } = notice;
  return (
    <div className="flex flex-col gap-2 rounded-xl bg-danger-soft px-4 py-3">
      <p className="flex items-start gap-2 font-semibold text-danger">
        <CircleAlert aria-hidden size={20} className="mt-[3px] shrink-0" />
        <span className="min-w-0 wrap-anywhere">{title}</span>
      </p>
      <p className="text-sm">{advice}</p>
      {details !== undefined && (
        <details className="text-sm">
          <summary className="w-fit py-1 pointer-coarse:py-3">Details</summary>
          <p className="mt-1 wrap-anywhere">{details}</p>
        </details>
      )}
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={onRetry}>
          <RotateCcw aria-hidden size={16} />
          Try again
        </Button>
        {link && (
          <a
            href={link.href}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex min-h-7 items-center text-sm underline underline-offset-2 pointer-coarse:min-h-11"
          >
            {link.label}
          </a>
        )}
      </div>
    </div>
  );
}
