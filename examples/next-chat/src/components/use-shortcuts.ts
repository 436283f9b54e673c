import { useEffect } from 'react';
import { toggleSidebar } from '../client/page/appearance.ts';
import type { ChatSession } from '../client/conversation/chat-session.ts';
import { isOfInputMethod } from '../client/question/key-action.ts';
import { leaveEdit } from '../client/conversation/leave-edit.ts';
import { startNewChat } from '../client/conversation/new-chat.ts';
import { stopAnswer } from '../client/conversation/stop-answer.ts';
import { searchFieldOnScreen } from './sidebar/search-field.tsx';

/** The keys that work everywhere on the page. */
export function useShortcuts(options: {
  session: ChatSession | undefined;
  openDrawer: () => void;
}): void {
  const { session, openDrawer } = options;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isCommand = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      // What is open on top, a menu or a dialog, has taken the key already.
      if (key === 'escape' && !event.defaultPrevented && !isOfInputMethod(event)) {
        leaveInnermost(session);
      }
      if (isCommand && event.shiftKey && key === 'o') {
        event.preventDefault();
        startNewChat();
      }
      if (isCommand && !event.shiftKey && key === 'k') {
        event.preventDefault();
        showSearch(openDrawer);
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
}

/** An edit is left first, wherever the focus is, and then the answer is stopped. */
function leaveInnermost(session: ChatSession | undefined): void {
  if (session && !leaveEdit(session)) stopAnswer(session);
}

function showSearch(openDrawer: () => void): void {
  if (!searchFieldOnScreen()) {
    if (matchMedia('(min-width: 48rem)').matches) toggleSidebar();
    else openDrawer();
  }
  // Once it is there.
  requestAnimationFrame(() => searchFieldOnScreen()?.focus());
}
