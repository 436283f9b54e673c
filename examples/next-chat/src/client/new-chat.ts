import { focusField } from './focus-field.ts';
import { goTo } from './location.ts';

/** Goes to a conversation that has not begun, and into its field. */
export function startNewChat(): void {
  goTo(undefined);
  // The field is another one, once the page has followed.
  requestAnimationFrame(() => {
    if (!document.querySelector('[role=dialog]')) focusField();
  });
}
