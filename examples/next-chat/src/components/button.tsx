import type { ComponentProps } from 'react';
import { twMerge } from 'tailwind-merge';

type ButtonProps = ComponentProps<'button'>;

/** A button with words. */
export function Button({ className, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      className={twMerge(
        'flex min-h-9 items-center gap-2 rounded-lg border border-input bg-card px-3 text-sm text-foreground transition-colors duration-120 hover:bg-muted disabled:text-muted-foreground pointer-coarse:min-h-11',
        className,
      )}
      {...props}
    />
  );
}

/** A button with a picture alone; its label is its name and its tooltip. */
export function IconButton({
  label,
  hint,
  className,
  ...props
}: ButtonProps & { label: string; hint?: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={hint ?? label}
      className={twMerge(
        'grid size-8 shrink-0 place-items-center rounded-full text-muted-foreground transition-colors duration-120 hover:bg-muted hover:text-foreground disabled:text-muted-foreground pointer-coarse:size-11',
        className,
      )}
      {...props}
    />
  );
}
