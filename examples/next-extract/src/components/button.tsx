import type { ComponentProps } from 'react';

/** A button with an edge; with the size that a finger needs where there is no mouse. */
export function Button({ className = '', ...props }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className={`inline-flex min-h-9 items-center justify-center gap-2 rounded-lg border border-input bg-card px-3 text-sm hover:bg-muted disabled:border-border disabled:bg-transparent disabled:text-muted-foreground pointer-coarse:min-h-11 ${className}`}
      {...props}
    />
  );
}
