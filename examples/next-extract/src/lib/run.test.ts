import { describe, expect, test } from 'vitest';
import type { ExtractEvent } from './extract-event.ts';
import { afterEvent, afterFailure, afterStop, currentAttempt, isRunning, newRun } from './run.ts';

const START = newRun({ id: 1, name: 'invoice', schema: {} });
const REPORT = { outputTokens: 3, remarks: [] };
const NOTICE = { title: 'Broken.', advice: 'Try again.' };

const CHANGE: ExtractEvent = { type: 'change', keep: 0, text: '{"a":"1"}' };
const GROWN: ExtractEvent = { type: 'change', keep: 7, text: '2"}' };
const FIT: ExtractEvent = { type: 'fit', report: REPORT };
const MISFIT: ExtractEvent = {
  type: 'misfit',
  problems: ['/a: no'],
  text: '{"a":"1"}',
  report: REPORT,
};

const after = (...events: ExtractEvent[]) => events.reduce(afterEvent, START);
const states = (run = START) => run.attempts.map(({ state, json }) => [state, json]);

describe('a run', () => {
  test('grows until it fits', () => {
    expect(states()).toEqual([['waiting', '']]);
    expect(states(after({ type: 'thinking' }))).toEqual([['thinking', '']]);
    expect(states(after({ type: 'thinking' }, CHANGE, GROWN))).toEqual([['growing', '{"a":"12"}']]);
    const end = after(CHANGE, GROWN, FIT);
    expect(states(end)).toEqual([['fits', '{"a":"12"}']]);
    expect([isRunning(START), isRunning(end), isRunning(undefined)]).toEqual([true, false, false]);
  });

  test('has a second attempt when the first does not fit, and no third', () => {
    expect(states(after(CHANGE, MISFIT))).toEqual([
      ['misfit', '{"a":"1"}'],
      ['waiting', ''],
    ]);
    expect(states(after(CHANGE, MISFIT, CHANGE, FIT)).map(([state]) => state)).toEqual([
      'misfit',
      'fits',
    ]);
    const end = after(CHANGE, MISFIT, CHANGE, MISFIT);
    expect(states(end).map(([state]) => state)).toEqual(['misfit', 'misfit']);
    expect(currentAttempt(end).problems).toEqual(['/a: no']);
    expect(isRunning(end)).toBe(false);
  });

  test('keeps what came when it fails or is stopped', () => {
    const failed = after(CHANGE, { type: 'failure', notice: NOTICE });
    expect([states(failed), failed.notice]).toEqual([[['failed', '{"a":"1"}']], NOTICE]);
    expect(states(afterStop(after(CHANGE)))).toEqual([['stopped', '{"a":"1"}']]);
    expect(states(afterStop(after(CHANGE, MISFIT)))).toEqual([
      ['misfit', '{"a":"1"}'],
      ['stopped', ''],
    ]);
  });

  test('that has ended stays as it is', () => {
    const end = after(CHANGE, FIT);
    expect(afterStop(end)).toBe(end);
    expect(afterFailure(end, NOTICE)).toBe(end);
  });
});
