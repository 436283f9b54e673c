import { useRef } from 'react';
import { focusField } from '../client/page/focus-field.ts';

/**
 * Gives the focus back to what had it before a dialog was opened; to the field where the dialog led to another
 * conversation. Radix does so for dialogs that have a trigger of their own.
 */
export function useFocusReturn() {
  const opened = useRef<{ by: Element | null; at: string }>(undefined);
  return {
    onOpenAutoFocus: () => {
      opened.current = { by: document.activeElement, at: location.pathname };
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const { by, at } = opened.current ?? {};
      if (by instanceof HTMLElement && by.isConnected && at === location.pathname) by.focus();
      else focusField();
    },
  };
}
