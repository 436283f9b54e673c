import { useEffect, useState } from 'react';

/** Milliseconds after which it is worth saying that something loads. */
const PATIENCE = 150;

/** Stands for a conversation that is on its way. */
export function ConversationSkeleton() {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="min-w-0 px-3 py-6 sm:px-6" aria-busy>
      {isShown && (
        <div className="mx-auto flex max-w-[46rem] flex-col gap-6">
          <span className="sr-only">Loading the conversation</span>
          <div className="h-12 w-1/2 self-end rounded-2xl bg-muted" />
          <div className="flex flex-col gap-3">
            <div className="h-4 rounded bg-muted" />
            <div className="h-4 w-11/12 rounded bg-muted" />
            <div className="h-4 w-2/3 rounded bg-muted" />
          </div>
        </div>
      )}
    </main>
  );
}
