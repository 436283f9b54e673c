import { useEffect, useState } from 'react';
import { conversations, loadConversations, rowOf } from '../../client/sidebar/conversations.ts';
import { focusField } from '../../client/page/focus-field.ts';
import { groupByDay } from '../../client/sidebar/group-by-day.ts';
import { useStore } from '../../client/store.ts';
import { Button } from '../button.tsx';
import { ConversationRow } from './conversation-row.tsx';

/** The conversations by day, the latest first. */
export function ConversationList(props: { currentId: string | undefined; onChoose: () => void }) {
  const { state, items, query, notice } = useStore(conversations);
  const focusAfterDeletion = useFocusAfterDeletion(items);

  if (items.length === 0) {
    return (
      <div className="px-4.5 py-2 text-sm text-muted-foreground">
        {state === 'failed' ? (
          <div className="flex flex-col items-start gap-3">
            <p>{notice?.title}</p>
            <Button onClick={() => void loadConversations()}>Try again</Button>
          </div>
        ) : (
          emptyText(state, query)
        )}
      </div>
    );
  }
  return (
    <div className="min-h-0 overflow-y-auto px-2 pb-4" tabIndex={-1}>
      {groupByDay(items, new Date()).map(({ name, items: group }, index) => (
        <section key={`${name}-${index}`} aria-label={name}>
          <h2 className="px-2.5 pt-3 pb-1 text-xs font-semibold text-muted-foreground">{name}</h2>
          <ul>
            {group.map(item => (
              <ConversationRow
                key={item.id}
                item={item}
                {...props}
                onDeleted={focusAfterDeletion}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function emptyText(state: 'loading' | 'ready', query: string): string {
  if (state === 'loading') return '';
  return query.trim() === '' ? 'Your conversations will be here.' : 'No conversation has this.';
}

/** The focus goes to the row that takes the place of a deleted one. */
function useFocusAfterDeletion(items: readonly { id: string }[]): (id: string) => void {
  const [nextId, setNextId] = useState<string>();
  useEffect(() => {
    if (nextId === undefined) return;
    // After a new conversation that took the deleted one's place on the screen, which wants the focus, too.
    requestAnimationFrame(() => {
      const row = rowOf(nextId);
      if (row) row.focus();
      else focusField();
    });
    setNextId(undefined);
  }, [nextId]);
  return id => {
    const index = items.findIndex(item => item.id === id);
    setNextId((items[index + 1] ?? items[index - 1])?.id ?? '');
  };
}
