import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { useFocusReturn } from '../use-focus-return.ts';

/** The sidebar on a screen that has no room beside the conversation. */
export function Drawer(props: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  const { isOpen, onOpenChange, children } = props;
  const focusReturn = useFocusReturn();
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="appear fixed inset-0 z-40 bg-black/50" />
        <Dialog.Content
          aria-describedby={undefined}
          {...focusReturn}
          onEscapeKeyDown={event => {
            // The dialog gets the key before the field does.
            if (takesEscape(event.target)) event.preventDefault();
          }}
          className="slide-in fixed inset-y-0 start-0 z-50 w-[min(288px,84vw)] border-e border-border bg-sidebar ps-[env(safe-area-inset-left)] pt-[env(safe-area-inset-top)] outline-none"
        >
          <Dialog.Title className="sr-only">Conversations</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Whether a field does something with Escape itself: the title, and the search when there is something in it. */
function takesEscape(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && (target.type !== 'search' || target.value !== '');
}
