import type { ReactNode } from 'react';

/** Marks what differs from the other attempt: by a line, which moves nothing, and by a word for those who do not see it. */
export function Differing({ children }: { children: ReactNode }) {
  return (
    <mark className="relative bg-warn-soft text-inherit underline decoration-warn decoration-2 underline-offset-4">
      {children}
      {/* Not copied with the text. */}
      <span className="sr-only select-none"> (differs)</span>
    </mark>
  );
}
