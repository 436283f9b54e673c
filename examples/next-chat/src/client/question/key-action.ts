interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

/** Whether an input method takes this key, as Enter to choose a word; Safari tells by the key code only. */
export function isOfInputMethod(pressed: Pick<Key, 'isComposing' | 'keyCode'>): boolean {
  return pressed.isComposing || pressed.keyCode === 229;
}

/** What Enter does in a field for a message; undefined for all that the field does by itself. */
export function keyAction(pressed: Key, isTouch: boolean): 'send' | undefined {
  if (pressed.key !== 'Enter') return undefined;
  if (isOfInputMethod(pressed)) return undefined;
  if (pressed.ctrlKey || pressed.metaKey) return 'send';
  // On a screen keyboard there is no other way to a new line.
  return pressed.shiftKey || isTouch ? undefined : 'send';
}

/** Whether there is nothing but a finger to point with, and so likely no keyboard either. */
export function isTouchOnly(): boolean {
  return matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches;
}
