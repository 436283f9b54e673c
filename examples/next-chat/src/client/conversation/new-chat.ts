import { focusField } from '../page/focus-field.ts';
import { keptSettings } from './kept-settings.ts';
import { goTo } from '../page/location.ts';
import { freshSession } from './sessions.ts';

/** Goes to a conversation that has not begun, and into its field. */
export function startNewChat(): void {
  // It was perhaps begun before another model was chosen.
  freshSession().choose(keptSettings());
  goTo(undefined);
  // The field is another one, once the page has followed.
  requestAnimationFrame(() => {
    if (!document.querySelector('[role=dialog]')) focusField();
  });
}
