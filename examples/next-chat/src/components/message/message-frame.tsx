import type { ReactNode } from 'react';

/** A message, with a hidden heading, so that the keys for headings walk the conversation. */
export function MessageFrame(props: { author: string; isBusy?: boolean; children: ReactNode }) {
  const { author, isBusy = false, children } = props;
  return (
    <article className="flex min-w-0 flex-col gap-3" aria-busy={isBusy}>
      <h2 className="sr-only">{author}</h2>
      {children}
    </article>
  );
}
