import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { conversations, searchConversations } from '../../client/sidebar/conversations.ts';
import { isOfInputMethod } from '../../client/question/key-action.ts';

/** Milliseconds without a key after which the search begins. */
const PAUSE = 200;

/** Searches titles and messages. */
export function SearchField() {
  const [query, setQuery] = useState(() => conversations.get().query);

  useEffect(() => {
    if (query === conversations.get().query) return undefined;
    const timer = setTimeout(() => searchConversations(query), PAUSE);
    return () => clearTimeout(timer);
  }, [query]);

  return (
    <div className="relative px-2 pb-2">
      <Search
        aria-hidden
        size={16}
        className="pointer-events-none absolute start-4.5 top-2.5 text-muted-foreground pointer-coarse:top-3.5"
      />
      <input
        type="search"
        data-conversation-search
        aria-label="Search conversations"
        title="Search conversations (Ctrl+K)"
        placeholder="Search"
        value={query}
        onChange={event => setQuery(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape' || query === '' || isOfInputMethod(event.nativeEvent)) return;
          event.preventDefault();
          setQuery('');
        }}
        className="h-9 w-full rounded-lg border border-input bg-card ps-8.5 pe-2 text-base pointer-coarse:h-11 md:text-base"
      />
    </div>
  );
}

/** The field that can be seen: there is one in the sidebar and one in the drawer. */
export function searchFieldOnScreen(): HTMLElement | undefined {
  const fields = document.querySelectorAll<HTMLElement>('[data-conversation-search]');
  return [...fields].find(field => field.checkVisibility());
}
