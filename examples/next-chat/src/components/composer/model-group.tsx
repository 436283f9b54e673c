import { Check } from 'lucide-react';
import { useId } from 'react';
import { formatContext } from '../../client/format.ts';
import type { ModelEntry, ModelGroup } from '../../shared/api.ts';

/** What is said of a model where it can be chosen. */
const BADGES = ['thinking', 'tools', 'vision'] as const;

interface GroupProps {
  group: ModelGroup;
  idPrefix: string;
  chosenRef: string;
  markedRef: string | undefined;
  onChoose: (ref: string) => void;
}

/** The models of one host; nothing where there are none. */
export function ModelGroupView({ group, idPrefix, chosenRef, markedRef, onChoose }: GroupProps) {
  const titleId = useId();
  if (group.models.length === 0) return null;
  return (
    <div role="group" aria-labelledby={titleId}>
      <p
        id={titleId}
        role="presentation"
        className="px-2.5 pt-2.5 pb-1 text-xs text-muted-foreground"
      >
        <span className="font-semibold">{group.label}</span> · {group.host}
      </p>
      {group.models.map(model => (
        <ModelOption
          key={model.ref}
          id={`${idPrefix}${model.ref}`}
          model={model}
          isChosen={model.ref === chosenRef}
          isMarked={model.ref === markedRef}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

function ModelOption(props: {
  id: string;
  model: ModelEntry;
  isChosen: boolean;
  isMarked: boolean;
  onChoose: (ref: string) => void;
}) {
  const { id, model, isChosen, isMarked, onChoose } = props;
  return (
    // The keyboard is at the search field, which points here.
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={() => onChoose(model.ref)}
      className={`flex min-h-9 items-center gap-2 rounded-lg px-2.5 py-1.5 text-sm hover:bg-muted pointer-coarse:min-h-11 ${isMarked ? 'bg-muted outline-2 -outline-offset-2 outline-ring' : ''}`}
    >
      <span className="min-w-0 flex-1 wrap-anywhere">{model.name}</span>
      <span className="flex shrink-0 items-center gap-1.5 text-xs text-muted-foreground">
        {BADGES.filter(badge => model.capabilities.includes(badge)).map(badge => (
          <span key={badge} className="rounded-full border border-border px-1.5">
            {badge}
          </span>
        ))}
        {model.contextLength !== undefined && (
          <span
            title={`${model.contextLength.toLocaleString('en')} tokens of context`}
            className="w-9 text-end tabular-nums"
          >
            {formatContext(model.contextLength)}
          </span>
        )}
      </span>
      <Check
        aria-hidden
        size={16}
        className={isChosen ? 'shrink-0 text-primary' : 'invisible shrink-0'}
      />
    </div>
  );
}
