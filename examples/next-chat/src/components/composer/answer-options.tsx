import { SlidersHorizontal } from 'lucide-react';
import { Popover } from 'radix-ui';
import { completeSettings } from '../../client/conversation/chat-request.ts';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { canDo, findModel, models } from '../../client/models/models.ts';
import { useStore } from '../../client/store.ts';
import { IconButton } from '../button.tsx';
import { ThinkingChoice } from './thinking-choice.tsx';
import { WebSearchChoice } from './web-search-choice.tsx';

/** How the model is to answer: in the row where there is room, else behind one button. */
export function AnswerOptions({ session }: { session: ChatSession }) {
  const all = useStore(models);
  const { modelRef } = completeSettings(useStore(session.state).settings, all);
  const model = findModel(all, modelRef)?.model;
  const canThink = model !== undefined && model.thinking !== 'none';
  const canSearch = canDo(model, 'tools') !== false;
  if (!canThink && !canSearch) return null;
  const options = (
    <>
      {canThink && <ThinkingChoice session={session} control={model.thinking} />}
      {canSearch && <WebSearchChoice session={session} />}
    </>
  );
  return (
    <>
      <div className="flex min-w-0 items-center gap-2 max-sm:hidden">{options}</div>
      <Popover.Root>
        <Popover.Trigger asChild>
          <IconButton label="Options" className="size-9 sm:hidden">
            <SlidersHorizontal aria-hidden size={18} />
          </IconButton>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            aria-label="Options"
            side="top"
            sideOffset={8}
            collisionPadding={8}
            className="appear z-50 flex flex-col items-start gap-2 rounded-xl border border-border bg-card p-3 shadow-lg sm:hidden"
          >
            {options}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </>
  );
}
