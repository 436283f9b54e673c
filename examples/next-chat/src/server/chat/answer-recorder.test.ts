import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatMessage } from '../../shared/message.ts';
import { AnswerRecorder, type AnswerStore } from './answer-recorder.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function answerOf(text: string): ChatMessage {
  return { id: 'a1', role: 'assistant', parts: [{ type: 'text', text }] };
}

function record(store: Partial<AnswerStore> = {}) {
  const writes: string[] = [];
  const note = async (write: string) => {
    writes.push(write);
    return 'stored' as const;
  };
  const onGone = vi.fn<() => void>();
  const recorder = new AnswerRecorder({
    store: {
      save: async ({ parts: [part] }) => note(part?.type === 'text' ? part.text : ''),
      touch: async () => note('(touch)'),
      ...store,
    },
    onGone,
  });
  return { recorder, writes, onGone };
}

describe('an answer that grows', () => {
  test('is kept once a second, as it is then', async () => {
    const { recorder, writes } = record();
    for (const text of ['O', 'On', 'Once']) recorder.see(answerOf(text));
    expect(writes).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(writes).toEqual(['Once']);
    recorder.see(answerOf('Once upon'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(writes).toEqual(['Once', 'Once upon']);
  });

  test('is kept at its end, and never again', async () => {
    const { recorder, writes } = record();
    recorder.see(answerOf('On'));
    await recorder.finish(answerOf('Once.'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(writes).toEqual(['Once.']);
  });

  test('is written once at a time, its end last', async () => {
    let end = () => {};
    const saved: ChatMessage[] = [];
    const { recorder } = record({
      save: async answer => {
        if (saved.length === 0) await new Promise<void>(resolve => (end = resolve));
        saved.push(answer);
        return 'stored';
      },
    });
    recorder.see(answerOf('Once'));
    await vi.advanceTimersByTimeAsync(3000);
    const finished = recorder.finish(answerOf('Once.'));
    end();
    await finished;
    expect(saved).toEqual([answerOf('Once'), answerOf('Once.')]);
  });
});

test('silence is broken by a sign of life every five seconds', async () => {
  const { recorder, writes } = record();
  await vi.advanceTimersByTimeAsync(11_000);
  expect(writes).toEqual(['(touch)', '(touch)']);
  await recorder.finish(answerOf(''));
});

test.each([
  ['whose row is gone', 'missing', false],
  ['whose conversation was deleted', 'unwanted', true],
] as const)('an answer %s is told once it is known', async (_, outcome, hasRow) => {
  const { recorder, onGone } = record({ save: async () => outcome });
  recorder.see(answerOf('Once'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(onGone).toHaveBeenCalled();
  expect(await recorder.finish(answerOf('Once.'))).toBe(hasRow);
});

test('what a tool has done is kept at once: nobody must do it again', async () => {
  const { recorder, writes } = record();
  const call = {
    type: 'tool-send_note' as const,
    toolCallId: 't',
    input: { to: 'Ada', note: 'Hi' },
  };
  const withCall = (part: object): ChatMessage => ({
    ...answerOf('On its way.'),
    parts: [
      { type: 'text', text: 'On its way.' },
      { ...call, ...part } as ChatMessage['parts'][number],
    ],
  });
  recorder.see(withCall({ state: 'input-available' }));
  expect(writes).toEqual([]);
  recorder.see(withCall({ state: 'output-available', output: { to: 'Ada', note: 'Hi' } }));
  expect(writes).toEqual(['On its way.']);
  await recorder.finish(answerOf(''));
});

test('a store that fails on the way is tried again, and says so at the end', async () => {
  const { recorder, onGone } = record({
    save: async () => {
      throw new Error('read-only');
    },
  });
  recorder.see(answerOf('Once'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(onGone).not.toHaveBeenCalled();
  await expect(recorder.finish(answerOf('Once.'))).rejects.toThrow('read-only');
});
