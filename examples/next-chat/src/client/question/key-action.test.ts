import { expect, test } from 'vitest';
import { keyAction } from './key-action.ts';

const ENTER = {
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
};

test.each([
  ['Enter', {}, false, 'send'],
  ['Shift+Enter', { shiftKey: true }, false, undefined],
  ['Enter on a touch screen', {}, true, undefined],
  ['Ctrl+Enter on a touch screen', { ctrlKey: true }, true, 'send'],
  ['⌘+Enter', { metaKey: true }, false, 'send'],
  ['Enter of an input method', { isComposing: true }, false, undefined],
  ['Enter of an input method in Safari', { keyCode: 229 }, false, undefined],
  ['Ctrl+Enter of an input method', { ctrlKey: true, isComposing: true }, false, undefined],
  ['another key', { key: 'a' }, false, undefined],
] as const)('%s: %j', (_name, pressed, isTouch, action) => {
  expect(keyAction({ ...ENTER, ...pressed }, isTouch)).toBe(action);
});
