import { useState } from 'react';
import { hasSomething, type Run } from '../lib/run.ts';
import { ErrorBox } from './error-box.tsx';
import { RunView } from './run-view.tsx';

/** The newest extraction, and the ones before it. */
export function Result(props: { runs: readonly Run[]; modelId: string; onRetry: () => void }) {
  const { runs, modelId, onRetry } = props;
  const [run, ...earlier] = runs;
  return (
    <>
      <div role="alert" className="empty:-mb-4">
        {run?.notice && <ErrorBox notice={run.notice} onRetry={onRetry} />}
      </div>
      {run === undefined && <Nothing />}
      {run && (hasSomething(run) || !run.notice) && (
        <RunView key={run.id} run={run} modelId={modelId} />
      )}
      {earlier.length > 0 && <EarlierRuns runs={earlier} modelId={modelId} />}
    </>
  );
}

function Nothing() {
  return (
    <p className="rounded-xl border border-dashed border-border px-4 py-10 text-center text-muted-foreground">
      The object appears here while the model writes it: as a table, as JSON, and as a chart where
      there are numbers.
    </p>
  );
}

/** What was on the screen is not lost when something else is extracted. */
function EarlierRuns({ runs, modelId }: { runs: readonly Run[]; modelId: string }) {
  return (
    <section aria-labelledby="earlier-heading" className="flex flex-col gap-2">
      <h3 id="earlier-heading" className="text-sm font-semibold">
        Earlier results
      </h3>
      {runs.map(run => (
        <EarlierRun key={run.id} run={run} modelId={modelId} />
      ))}
    </section>
  );
}

function EarlierRun({ run, modelId }: { run: Run; modelId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      onToggle={event => setIsOpen(event.currentTarget.open)}
      className="rounded-lg border border-border"
    >
      <summary className="px-3 py-2 text-sm pointer-coarse:py-3">
        Result {run.id}: {run.name}
      </summary>
      {isOpen && (
        <div className="px-3 pt-1 pb-3">
          <RunView run={run} modelId={modelId} />
        </div>
      )}
    </details>
  );
}
