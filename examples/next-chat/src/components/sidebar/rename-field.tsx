import { useEffect, useRef } from 'react';
import { renameConversation, rowOf } from '../../client/sidebar/conversations.ts';
import { isOfInputMethod } from '../../client/question/key-action.ts';
import { LIMITS, type ConversationSummary } from '../../shared/api.ts';

/** The title as a field: Enter saves it, Escape leaves it as it was. */
export function RenameField({ item, onEnd }: { item: ConversationSummary; onEnd: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);

  useEffect(() => field.current?.select(), []);

  const end = (isSaved: boolean) => {
    // Taking the field away blurs it, which is not a second answer.
    if (isDone.current) return;
    isDone.current = true;
    const title = field.current?.value.trim() ?? '';
    if (isSaved && title !== '' && title !== item.title) void renameConversation(item.id, title);
    const hadFocus = document.activeElement === field.current;
    onEnd();
    if (hadFocus) {
      requestAnimationFrame(() => rowOf(item.id)?.focus());
    }
  };

  return (
    <input
      ref={field}
      aria-label="Title"
      defaultValue={item.title}
      maxLength={LIMITS.titleCharacters}
      onBlur={() => end(true)}
      onKeyDown={event => {
        if (isOfInputMethod(event.nativeEvent)) return;
        if (event.key === 'Enter') end(true);
        if (event.key !== 'Escape') return;
        event.preventDefault();
        end(false);
      }}
      className="min-h-9 w-full min-w-0 rounded-lg border border-input bg-card px-2 text-base -outline-offset-1 pointer-coarse:min-h-11"
    />
  );
}
