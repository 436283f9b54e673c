import { Globe } from 'lucide-react';
import { completeSettings } from '../../client/conversation/chat-request.ts';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { models } from '../../client/models/models.ts';
import { useStore } from '../../client/store.ts';

/** Whether the model may search the web. */
export function WebSearchChoice({ session }: { session: ChatSession }) {
  const { webSearch } = completeSettings(useStore(session.state).settings, useStore(models));
  return (
    <button
      type="button"
      aria-pressed={webSearch}
      title={webSearch ? 'The model may search the web' : 'The model does not search the web'}
      onClick={() => session.choose({ webSearch: !webSearch })}
      className="flex h-9 shrink-0 items-center gap-2 rounded-full px-2.5 text-sm text-muted-foreground transition-colors duration-120 hover:bg-muted hover:text-foreground aria-pressed:bg-bubble aria-pressed:text-foreground pointer-coarse:h-11"
    >
      <Globe aria-hidden size={16} />
      Web search
    </button>
  );
}
