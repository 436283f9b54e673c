import { TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { announce } from '../../client/announcing/announcer.ts';
import { searchModels } from '../../client/models/find-models.ts';
import { isOfInputMethod } from '../../client/question/key-action.ts';
import { absenceOf, models, nameOfModel } from '../../client/models/models.ts';
import { useStore } from '../../client/store.ts';
import type { ModelCatalogue } from '../../shared/api.ts';
import { AskHostsButton } from './ask-hosts-button.tsx';
import { HostNotice } from './host-notice.tsx';
import { ModelGroupView } from './model-group.tsx';

interface ListProps {
  chosenRef: string;
  onChoose: (ref: string) => void;
}

/** All models, to search and to choose from. */
export function ModelList(props: ListProps) {
  const all = useStore(models);
  switch (all.state) {
    case 'loading':
      return <p className="p-4 text-sm text-muted-foreground">Loading the models…</p>;
    case 'failed':
      return (
        <div className="flex flex-col items-start gap-3 p-4 text-sm">
          <p>
            {all.notice.title} {all.notice.text}
          </p>
          <AskHostsButton onAnswer={tellAnswer} />
        </div>
      );
    case 'ready':
      return <LoadedList {...props} catalogue={all.catalogue} />;
  }
}

function LoadedList({ chosenRef, onChoose, catalogue }: ListProps & { catalogue: ModelCatalogue }) {
  const [query, setQuery] = useState('');
  const [markedRef, setMarkedRef] = useState(chosenRef);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const groups = searchModels(catalogue, query);
  const refs = groups.flatMap(group => group.models.map(({ ref }) => ref));
  // The marked one may have been searched away.
  const marked = refs.includes(markedRef) ? markedRef : refs[0];

  useEffect(() => {
    document.getElementById(`${listId}${marked}`)?.scrollIntoView({ block: 'nearest' });
  }, [marked, listId]);

  // The list may come while the dialog is open, in the place of a button that has the focus.
  useEffect(() => field.current?.focus(), []);

  const onAnswer = () => {
    tellAnswer();
    // The button that was pressed may be gone.
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event.key, refs, marked);
    if (target !== undefined) {
      event.preventDefault();
      setMarkedRef(target);
    }
    const isEnter = event.key === 'Enter' && !isOfInputMethod(event.nativeEvent);
    if (isEnter && marked !== undefined) {
      event.preventDefault();
      onChoose(marked);
    }
  };

  return (
    <>
      <div className="border-b border-border p-2">
        <input
          ref={field}
          role="combobox"
          aria-label="Search models"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={marked === undefined ? undefined : `${listId}${marked}`}
          aria-autocomplete="list"
          placeholder="Search models"
          value={query}
          onChange={event => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-9 w-full rounded-lg border border-input bg-card px-3 text-base pointer-coarse:h-11"
        />
      </div>
      <div className="min-h-0 overflow-y-auto p-1">
        <AbsentModel chosenRef={chosenRef} />
        <div id={listId} role="listbox" aria-label="Models">
          {groups.map(group => (
            <ModelGroupView
              key={group.id}
              group={group}
              idPrefix={listId}
              chosenRef={chosenRef}
              markedRef={marked}
              onChoose={onChoose}
            />
          ))}
        </div>
        {refs.length === 0 && query !== '' && (
          <p className="p-3 text-sm text-muted-foreground">No model has this in its name.</p>
        )}
        {groups.map(
          group =>
            group.notice && (
              <HostNotice key={group.id} {...{ group, notice: group.notice, onAnswer }} />
            ),
        )}
      </div>
    </>
  );
}

/** Says of the chosen model that it is not in the list. */
function AbsentModel({ chosenRef }: { chosenRef: string }) {
  const absence = absenceOf(useStore(models), chosenRef);
  if (absence === undefined) return null;
  return (
    <p className="flex items-start gap-2 px-2.5 py-2 text-sm">
      <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-warn" />
      <span className="min-w-0 wrap-anywhere">
        {nameOfModel(chosenRef)} – <span className="text-warn">{absence}</span>
      </span>
    </p>
  );
}

/** Tells what has come of asking the hosts anew. */
function tellAnswer(): void {
  const all = models.get();
  const notices =
    all.state === 'ready' ? all.catalogue.groups.flatMap(({ notice }) => notice ?? []) : [];
  const titles = all.state === 'failed' ? [all.notice.title] : notices.map(({ title }) => title);
  announce(titles.length === 0 ? 'The list of models is up to date' : titles.join(' '));
}

/** The model that a key leads to; undefined for keys that lead nowhere. */
function targetOf(
  key: string,
  refs: readonly string[],
  marked: string | undefined,
): string | undefined {
  const index = marked === undefined ? -1 : refs.indexOf(marked);
  switch (key) {
    case 'ArrowDown':
      return refs[(index + 1) % refs.length];
    case 'ArrowUp':
      return refs.at(index <= 0 ? -1 : index - 1);
    case 'Home':
      return refs[0];
    case 'End':
      return refs.at(-1);
    default:
      return undefined;
  }
}
