import { DropdownMenu } from 'radix-ui';
import type { ComponentProps } from 'react';
import { twMerge } from 'tailwind-merge';

/** The frame of a menu. */
export function MenuContent(props: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        sideOffset={4}
        collisionPadding={8}
        className="appear z-50 min-w-44 rounded-xl border border-border bg-card p-1 shadow-lg"
        {...props}
      />
    </DropdownMenu.Portal>
  );
}

export function MenuItem({ className, ...props }: ComponentProps<typeof DropdownMenu.Item>) {
  return (
    <DropdownMenu.Item
      className={twMerge(
        'flex min-h-9 items-center gap-2.5 rounded-lg px-2.5 text-sm -outline-offset-2 outline-ring select-none data-highlighted:bg-muted data-highlighted:outline-2 pointer-coarse:min-h-11',
        className,
      )}
      {...props}
    />
  );
}
