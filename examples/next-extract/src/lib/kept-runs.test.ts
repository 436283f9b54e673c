import { expect, test } from 'vitest';
import type { ExtractEvent } from './extract-event.ts';
import { restoredRuns, runsToKeep } from './kept-runs.ts';
import { afterEvent, newRun, type Run } from './run.ts';

const START = newRun({ id: 3, name: 'Invoice', schema: { type: 'object' } });
const CHANGE: ExtractEvent = { type: 'change', keep: 0, text: '{"a":"1"}' };
const FIT: ExtractEvent = { type: 'fit', report: { outputTokens: 3, remarks: [] } };
const MISFIT: ExtractEvent = {
  type: 'misfit',
  problems: ['/a: no'],
  text: '{',
  report: FIT.report,
};
const FAILURE: ExtractEvent = { type: 'failure', notice: { title: 'Broken.', advice: 'Again.' } };

const after = (...events: ExtractEvent[]) => events.reduce(afterEvent, START);
const afterReload = (...runs: Run[]) => restoredRuns(JSON.parse(JSON.stringify(runsToKeep(runs))));

test('a result is the same after a reload, and known as an old one', () => {
  for (const run of [after(CHANGE, FIT), after(CHANGE, MISFIT, CHANGE, FIT)]) {
    expect(afterReload(run)).toEqual([{ ...run, isRestored: true }]);
  }
});

test('what was being written at a reload is stopped after it', () => {
  const states = (run: Run) => afterReload(run)[0]?.attempts.map(({ state }) => state);
  expect(states(after(CHANGE))).toEqual(['stopped']);
  expect(states(after(CHANGE, MISFIT))).toEqual(['misfit', 'stopped']);
  expect(states(after(CHANGE, MISFIT, CHANGE))).toEqual(['misfit', 'stopped']);
});

test('errors, and extractions of which nothing came, are over after a reload', () => {
  expect(afterReload(START, after(FAILURE), after(CHANGE, FAILURE))).toEqual([
    { ...after(CHANGE, FAILURE), notice: undefined, isRestored: true },
  ]);
});

test('what is no list of extractions is none', () => {
  expect([undefined, 1, {}, [{ id: 1 }]].map(restoredRuns)).toEqual([[], [], [], []]);
});
