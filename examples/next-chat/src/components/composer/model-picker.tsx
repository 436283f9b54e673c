import { ChevronDown, TriangleAlert } from 'lucide-react';
import { Popover } from 'radix-ui';
import { completeSettings } from '../../client/conversation/chat-request.ts';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { absenceOf, models, nameOfModel, type Models } from '../../client/models/models.ts';
import { createStore, useStore } from '../../client/store.ts';
import { ModelList } from './model-list.tsx';

/** There is one picker on the page, which buttons elsewhere open, too. */
const isPickerOpen = createStore(false);

export function openModelPicker(): void {
  isPickerOpen.set(true);
}

/** Chooses the model for the questions to come. */
export function ModelPicker({ session }: { session: ChatSession }) {
  const all = useStore(models);
  const isOpen = useStore(isPickerOpen);
  const { modelRef } = completeSettings(useStore(session.state).settings, all);
  const absence = absenceOf(all, modelRef);
  const label = [labelOf(all, modelRef), absence].filter(text => text !== undefined).join(' – ');
  return (
    <Popover.Root open={isOpen} onOpenChange={open => isPickerOpen.set(open)}>
      <Popover.Trigger
        aria-label={`Model: ${label}`}
        title={absence === undefined ? 'Choose a model' : label}
        className="flex h-9 min-w-0 items-center gap-1.5 rounded-full px-2.5 text-sm text-muted-foreground transition-colors duration-120 hover:bg-muted hover:text-foreground pointer-coarse:h-11"
      >
        {absence !== undefined && (
          <TriangleAlert aria-hidden size={16} className="shrink-0 text-warn" />
        )}
        <span className="truncate">{label}</span>
        <ChevronDown aria-hidden size={14} className="shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="Models"
          side="top"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          className="appear z-50 flex max-h-[min(28rem,var(--radix-popover-content-available-height))] w-[min(26rem,calc(100vw-16px))] flex-col overflow-hidden rounded-xl border border-border bg-card shadow-lg"
        >
          <ModelList
            chosenRef={modelRef}
            onChoose={ref => {
              session.choose({ modelRef: ref });
              isPickerOpen.set(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function labelOf(all: Models, modelRef: string): string {
  if (modelRef !== '') return nameOfModel(modelRef);
  return all.state === 'failed' ? 'No models' : 'Loading…';
}
