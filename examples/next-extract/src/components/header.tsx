import { FlaskConical } from 'lucide-react';
import type { HostDescription } from '../lib/settings.ts';
import { ThemeChoice } from './theme-choice.tsx';

export function Header({ host }: { host: HostDescription }) {
  return (
    <header className="border-b border-border bg-background pt-[env(safe-area-inset-top)]">
      <div className="mx-auto flex h-13 max-w-[90rem] items-center justify-between gap-3 page-sides">
        <h1 className="min-w-0 truncate text-sm">
          <span className="font-semibold">Extract</span>
          <span className="text-muted-foreground">
            {' '}
            · {host.modelId} · {host.name}
          </span>
        </h1>
        <ThemeChoice />
      </div>
      {host.isEmulated && (
        <p className="bg-warn-soft text-sm text-warn">
          <span className="mx-auto flex max-w-[90rem] items-start gap-2 page-sides py-1.5">
            <FlaskConical aria-hidden size={16} className="mt-0.5 shrink-0" />
            <span>
              OLLAMA_API_KEY is not set, so an emulator answers. It knows the samples, and makes up
              the rest.
            </span>
          </span>
        </p>
      )}
    </header>
  );
}
