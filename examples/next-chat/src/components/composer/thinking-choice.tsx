import { Brain, ChevronDown } from 'lucide-react';
import { completeSettings } from '../../client/conversation/chat-request.ts';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { models } from '../../client/models/models.ts';
import { useStore } from '../../client/store.ts';
import { nearestThinking, thinkingChoices } from '../../client/models/thinking-choice.ts';
import type { ThinkingControl, ThinkingSetting } from '../../shared/api.ts';

const NAMES: Readonly<Record<ThinkingSetting, string>> = {
  off: 'No thinking',
  on: 'Thinking',
  low: 'Thinks little',
  medium: 'Thinks some',
  high: 'Thinks much',
};

/** How much the model thinks before it answers. */
export function ThinkingChoice(props: { session: ChatSession; control: ThinkingControl }) {
  const { session, control } = props;
  const { thinking } = completeSettings(useStore(session.state).settings, useStore(models));
  return (
    <label className="relative flex shrink-0 items-center rounded-full text-muted-foreground focus-within:outline-2 focus-within:outline-ring hover:bg-muted hover:text-foreground">
      <Brain aria-hidden size={16} className="pointer-events-none absolute start-2.5" />
      <span className="sr-only">Thinking</span>
      <select
        value={nearestThinking(control, thinking)}
        onChange={({ target }) => {
          const chosen = thinkingChoices(control).find(name => name === target.value);
          if (chosen) session.choose({ thinking: chosen });
        }}
        className="h-9 appearance-none rounded-full bg-transparent ps-8 pe-7 text-base outline-none sm:text-sm pointer-coarse:h-11 pointer-coarse:text-base"
      >
        {thinkingChoices(control).map(name => (
          <option key={name} value={name} className="bg-card text-foreground">
            {NAMES[name]}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden size={14} className="pointer-events-none absolute end-2.5" />
    </label>
  );
}
