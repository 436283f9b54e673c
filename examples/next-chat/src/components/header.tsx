import { Menu, PanelLeft, SquarePen } from 'lucide-react';
import { useEffect } from 'react';
import { toggleSidebar, useSidebarOpen } from '../client/page/appearance.ts';
import type { ChatSession } from '../client/conversation/chat-session.ts';
import { conversations } from '../client/sidebar/conversations.ts';
import { startNewChat } from '../client/conversation/new-chat.ts';
import { createStore, useStore } from '../client/store.ts';
import { IconButton } from './button.tsx';

const NOTHING = createStore({ title: 'New chat' });

export function Header(props: { session: ChatSession | undefined; onMenu: () => void }) {
  const { session, onMenu } = props;
  const title = useTitle(session);
  const isOpen = useSidebarOpen();
  return (
    <header className="flex h-[calc(3.25rem+env(safe-area-inset-top))] min-w-0 items-center gap-2 border-b border-border ps-[max(8px,env(safe-area-inset-left))] pe-[max(8px,env(safe-area-inset-right))] pt-[env(safe-area-inset-top)]">
      <IconButton label="Open conversations" onClick={onMenu} className="size-9 md:hidden">
        <Menu aria-hidden size={20} />
      </IconButton>
      <IconButton
        label={isOpen ? 'Hide conversations' : 'Show conversations'}
        aria-expanded={isOpen}
        onClick={toggleSidebar}
        className="size-9 max-md:hidden"
      >
        <PanelLeft aria-hidden size={18} />
      </IconButton>
      <h1 className="min-w-0 flex-1 truncate px-1 text-sm font-semibold">{title}</h1>
      <IconButton
        label="New chat"
        hint="New chat (Ctrl+Shift+O)"
        onClick={startNewChat}
        className="size-9"
      >
        <SquarePen aria-hidden size={18} />
      </IconButton>
    </header>
  );
}

/** The title as the list has it, which knows of renaming first. */
function useTitle(session: ChatSession | undefined): string {
  const own = useStore<{ title: string }>(session?.state ?? NOTHING).title;
  const listed = useStore(conversations).items.find(({ id }) => id === session?.id)?.title;
  const title = listed ?? own;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return title;
}
