import { useEffect, useEffectEvent } from 'react';

/** The keys that work everywhere on the page, wherever the focus is: Esc, and Ctrl or ⌘ with Enter. */
export function useShortcuts(options: {
  isBusy: boolean;
  onStart: () => void;
  onStop: () => void;
}): void {
  const { isBusy, onStart, onStop } = options;
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // What is open on top has taken the key already.
    if (event.defaultPrevented) return;
    // While an input method composes, both keys are its own; Safari tells by the key code only.
    if (event.isComposing || event.keyCode === 229) return;
    const isStop = event.key === 'Escape' && isBusy;
    const isStart = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isBusy;
    if (!isStop && !isStart) return;
    // A button with the focus would be pressed by it as well.
    event.preventDefault();
    if (isStop) onStop();
    else onStart();
  });

  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
