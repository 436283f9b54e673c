import { expect, it } from 'vitest';
import { loadRecordings } from './load-recordings.ts';
import { readRecordedAnswer } from './recorded-answer.ts';
import { KNOWN_REASONS, reasonByRule } from './recorded-reason.ts';

const failures = loadRecordings()
  .filter(({ request }) => request.method === 'POST' && request.path === '/api/chat')
  .flatMap(recording => {
    const { failure } = readRecordedAnswer(recording);
    return failure ? [{ id: recording.id, name: recording.name, failure }] : [];
  });

it.each(failures.filter(({ name }) => KNOWN_REASONS.has(name)))(
  'the rule judges $id as it was judged by hand',
  ({ name, failure }) => {
    expect(reasonByRule(failure)).toBe(KNOWN_REASONS.get(name));
  },
);

it('every judgement belongs to a recorded failure', () => {
  const recorded = new Set(failures.map(({ name }) => name));
  expect([...KNOWN_REASONS.keys()].filter(name => !recorded.has(name))).toEqual([]);
});
