import { Tabs } from 'radix-ui';
import { useMemo, useState } from 'react';
import { attemptDifferences, DifferingPlaces } from '../lib/differences.ts';
import type { Run } from '../lib/run.ts';
import { AttemptView, VIEWS, type View } from './attempt-view.tsx';
import { Differences } from './differences.tsx';

const NAMES: Readonly<Record<View, string>> = { table: 'Table', json: 'JSON', chart: 'Chart' };

/** One extraction: its object in three views; when there were two attempts, both side by side. */
export function RunView({ run, modelId }: { run: Run; modelId: string }) {
  const [view, setView] = useState<View>('table');
  const hasTwo = run.attempts.length > 1;
  const differences = useMemo(() => attemptDifferences(run), [run]);
  const differing = useMemo(() => differences && new DifferingPlaces(differences), [differences]);
  return (
    <Tabs.Root
      value={view}
      onValueChange={value => setView(value as View)}
      className="@container flex min-w-0 flex-col gap-4"
    >
      <Tabs.List aria-label="How to see the object" className="flex gap-1 border-b border-border">
        {VIEWS.map(name => (
          <Tabs.Trigger
            key={name}
            value={name}
            className="-mb-px min-h-9 border-b-2 border-transparent px-4 text-sm text-muted-foreground hover:text-foreground data-[state=active]:border-primary data-[state=active]:font-semibold data-[state=active]:text-foreground pointer-coarse:min-h-11"
          >
            {NAMES[name]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {/* The same panel for each: an attempt keeps its folds when another view is chosen. */}
      <Tabs.Content value={view}>
        <div
          className={`grid gap-6 ${hasTwo ? '@xl:grid-cols-2 @xl:grid-rows-[repeat(5,auto)] @xl:gap-y-4' : ''}`}
        >
          {run.attempts.map((attempt, index) => (
            <AttemptView
              key={index}
              attempt={attempt}
              number={hasTwo ? index + 1 : undefined}
              run={run}
              view={view}
              modelId={modelId}
              differing={differing}
            />
          ))}
        </div>
      </Tabs.Content>
      {differences && <Differences differences={differences} />}
    </Tabs.Root>
  );
}
