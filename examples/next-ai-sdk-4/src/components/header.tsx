import { FlaskConical, SquarePen } from 'lucide-react';
import type { HostDescription } from '../lib/settings.ts';

export function Header({ host, onNewChat }: { host: HostDescription; onNewChat: () => void }) {
  return (
    <header className="border-b border-border">
      <div className="flex h-13 items-center justify-between gap-3 px-3 sm:px-6">
        <h1 className="min-w-0 truncate text-sm">
          <span className="font-semibold">{host.modelId}</span>
          <span className="text-muted-foreground"> · {host.name}</span>
        </h1>
        <button
          type="button"
          onClick={onNewChat}
          className="flex min-h-9 shrink-0 items-center gap-2 rounded-lg px-3 text-sm hover:bg-muted pointer-coarse:min-h-11"
        >
          <SquarePen aria-hidden size={16} />
          New chat
        </button>
      </div>
      {host.isEmulated && (
        <p className="flex items-start gap-2 bg-warn-soft px-3 py-1.5 text-sm text-warn sm:px-6">
          <FlaskConical aria-hidden size={16} className="mt-0.5 shrink-0" />
          <span>
            OLLAMA_API_KEY is not set, so an emulator of Ollama Turbo makes the answers up.
          </span>
        </p>
      )}
    </header>
  );
}
