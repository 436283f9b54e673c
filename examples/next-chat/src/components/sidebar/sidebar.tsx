import { Keyboard, SquarePen } from 'lucide-react';
import { startNewChat } from '../../client/conversation/new-chat.ts';
import { IconButton } from '../button.tsx';
import { ThemeChoice } from '../theme-choice.tsx';
import { ToastRegion } from '../toast-region.tsx';
import { ConversationList } from './conversation-list.tsx';
import { SearchField } from './search-field.tsx';

export interface SidebarProps {
  currentId: string | undefined;
  onHelp: () => void;
  /** A conversation was chosen. */
  onChoose: () => void;
}

/** All conversations, and what belongs to none of them. */
export function Sidebar({ currentId, onHelp, onChoose }: SidebarProps) {
  return (
    <nav
      aria-label="Conversations"
      className="grid h-full min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_minmax(0,1fr)_auto] bg-sidebar"
    >
      <div className="p-2">
        <button
          type="button"
          title="New chat (Ctrl+Shift+O)"
          onClick={() => {
            startNewChat();
            onChoose();
          }}
          className="flex min-h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-sm font-semibold hover:bg-muted pointer-coarse:min-h-11"
        >
          <SquarePen aria-hidden size={16} />
          New chat
        </button>
      </div>
      <SearchField />
      <div className="flex min-h-0 flex-col">
        <ConversationList currentId={currentId} onChoose={onChoose} />
        <ToastRegion />
      </div>
      <div className="flex items-center justify-between border-t border-border p-2 pb-[max(8px,env(safe-area-inset-bottom))]">
        <ThemeChoice />
        <IconButton label="Keyboard shortcuts" onClick={onHelp}>
          <Keyboard aria-hidden size={18} />
        </IconButton>
      </div>
    </nav>
  );
}
