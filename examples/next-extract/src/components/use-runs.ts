import { useEffect, useRef, useState } from 'react';
import { askServer } from '../lib/ask-server.ts';
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

export interface Question {
  text: string;
  schema: JsonObject;
  /** Of the schema; names the files. */
  name: string;
  isCareless: boolean;
}

/** The extractions of this page, the newest first; one at a time. */
export function useRuns() {
  const [runs, setRuns] = useState<readonly Run[]>([]);
  const controller = useRef<AbortController>(undefined);
  const lastId = useRef(0);
  useEffect(() => () => controller.current?.abort(), []);

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
