import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { askServer } from '../lib/ask-server.ts';
import { keep, readKept } from '../lib/kept.ts';
import { restoredRuns, runsToKeep } from '../lib/kept-runs.ts';
import type { JsonObject } from '../lib/json-value.ts';
import {
  afterEvent,
  afterFailure,
  afterStop,
  hasSomething,
  isRunning,
  newRun,
  type Run,
} from '../lib/run.ts';

/** Earlier results that are kept at hand. */
const MOST_RUNS = 6;

const STORAGE_KEY = 'next-extract-runs';

export interface Question {
  text: string;
  schema: JsonObject;
  /** Of the schema; names the files. */
  name: string;
  isCareless: boolean;
}

/** The extractions of this page, the newest first; one at a time. Their results outlive a reload. */
export function useRuns() {
  const [runs, setRuns] = useState<readonly Run[]>([]);
  const controller = useRef<AbortController>(undefined);
  const lastId = useRef(0);
  useEffect(() => () => controller.current?.abort(), []);
  useKeptRuns(runs, kept => {
    lastId.current = Math.max(0, ...kept.map(({ id }) => id));
    setRuns(kept);
  });

  const update = (id: number, change: (run: Run) => Run) =>
    setRuns(current => current.map(run => (run.id === id ? change(run) : run)));

  const start = async ({ name, ...question }: Question) => {
    controller.current?.abort();
    controller.current = new AbortController();
    lastId.current += 1;
    const id = lastId.current;
    const run = newRun({ id, name, schema: question.schema });
    setRuns(current => [run, ...current.filter(hasSomething).slice(0, MOST_RUNS - 1)]);
    const notice = await askServer(question, {
      signal: controller.current.signal,
      onEvent: event => update(id, current => afterEvent(current, event)),
    });
    if (notice) update(id, current => afterFailure(current, notice));
  };

  const stop = () => {
    controller.current?.abort();
    setRuns(current => current.map(afterStop));
  };

  return { runs, isBusy: isRunning(runs[0]), start, stop };
}

/** Keeps the runs when the page is left, and hands them out when it is loaded again. */
function useKeptRuns(runs: readonly Run[], onRestore: (runs: readonly Run[]) => void): void {
  const restore = useEffectEvent(() => onRestore(restoredRuns(readKept(STORAGE_KEY))));
  // Not while they grow: a long object would be written over and over again.
  const keepNow = useEffectEvent(() => keep(STORAGE_KEY, runsToKeep(runs)));
  useEffect(() => {
    restore();
    // A phone may end a page that is in the background without leaving it.
    document.addEventListener('visibilitychange', keepNow);
    window.addEventListener('pagehide', keepNow);
    return () => {
      document.removeEventListener('visibilitychange', keepNow);
      window.removeEventListener('pagehide', keepNow);
    };
  }, []);
}
