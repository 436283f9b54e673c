import { expect, test } from 'vitest';
import { announcement } from './announcement.ts';
import type { ExtractEvent } from './extract-event.ts';
import { afterEvent, afterStop, newRun } from './run.ts';

const START = newRun({ id: 1, name: 'invoice', schema: { properties: { number: {}, sum: {} } } });
const CHANGE: ExtractEvent = {
  type: 'change',
  keep: 0,
  text: '{"number":"1","lines":[{"text":"a"},{"text":"b"}]}',
};
const FIT: ExtractEvent = { type: 'fit', report: { remarks: [] } };
const MISFIT: ExtractEvent = { type: 'misfit', problems: [], text: '', report: { remarks: [] } };

test.each<[string, ExtractEvent[]]>([
  ['Waiting for the model', []],
  ['The model is thinking', [{ type: 'thinking' }]],
  ['The object has begun', [{ type: 'thinking' }, CHANGE]],
  ['Done. The object fits the schema: 1 field, Lines: 2.', [CHANGE, FIT]],
  ['The object does not fit the schema. The model is asked once more.', [CHANGE, MISFIT]],
  ['Done. The object fits the schema: 1 field, Lines: 2.', [CHANGE, MISFIT, CHANGE, FIT]],
  ['The second object does not fit the schema either.', [CHANGE, MISFIT, CHANGE, MISFIT]],
])('a screen reader hears “%s”', (words, events) => {
  expect(announcement(events.reduce(afterEvent, START))).toBe(words);
});

test('a screen reader hears that it was stopped, and nothing of what was never begun, or before a reload', () => {
  expect(announcement(afterStop(START))).toBe('Stopped');
  expect(announcement(undefined)).toBe('');
  expect(announcement({ ...afterStop(START), isRestored: true })).toBe('');
});
