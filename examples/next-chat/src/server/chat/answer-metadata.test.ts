import type { TextStreamPart, ToolSet } from 'ai';
import { describe, expect, test } from 'vitest';
import type { MessageMetadata } from '../../shared/message.ts';
import { AnswerMetadata } from './answer-metadata.ts';

const START: MessageMetadata = {
  status: 'streaming',
  modelRef: 'turbo:gpt-oss:120b',
  createdAt: '2026-11-25T12:00:00.000Z',
};

const NOTICE = { title: 'The answer broke off.', text: 'What arrived is kept.', actions: [] };

type Part = Partial<TextStreamPart<ToolSet>>;

/** Takes the parts at these times, in milliseconds. */
function watch(metadata: MessageMetadata, parts: [time: number, part: Part][]) {
  let now = 0;
  const answer = new AnswerMetadata({ metadata, now: () => now });
  const seen = parts.map(([time, part]) => {
    now = time;
    return answer.see(part as TextStreamPart<ToolSet>);
  });
  return { answer, last: seen.at(-1) };
}

function step(
  outputTokens: number,
  times: { responseTimeMs: number; timeToFirstOutputMs: number },
) {
  return {
    type: 'finish-step' as const,
    usage: { inputTokens: 10, outputTokens } as never,
    performance: times as never,
  };
}

describe('the metadata of an answer', () => {
  test('has what was counted, over all steps', () => {
    const { last } = watch(START, [
      [0, { type: 'start' }],
      [900, step(20, { responseTimeMs: 800, timeToFirstOutputMs: 300 })],
      [1900, step(40, { responseTimeMs: 900, timeToFirstOutputMs: 400 })],
      [2040, { type: 'finish' }],
    ]);
    expect(last).toEqual({
      ...START,
      status: 'done',
      usage: { inputTokens: 20, outputTokens: 60, tokensPerSecond: 60, seconds: 2 },
    });
  });

  test('adds up what an answer has that goes on after a permission', () => {
    const before = { inputTokens: 5, outputTokens: 7, tokensPerSecond: 9, seconds: 3 };
    const { last } = watch({ ...START, usage: before, thinking: [{ seconds: 1 }] }, [
      [0, { type: 'reasoning-start', id: 'r' }],
      [2000, { type: 'reasoning-end', id: 'r' }],
      [2500, step(1, { responseTimeMs: 20, timeToFirstOutputMs: 20 })],
      [2500, { type: 'finish' }],
    ]);
    expect(last).toMatchObject({
      usage: { inputTokens: 15, outputTokens: 8, tokensPerSecond: 9, seconds: 5.5 },
      thinking: [{ seconds: 1 }, { seconds: 2 }],
    });
  });

  test('leaves out what nobody counted', () => {
    const { last } = watch(START, [[500, { type: 'finish' }]]);
    expect(last?.usage).toEqual({ seconds: 0.5 });
  });

  test('is that of a stopped answer after an abort, its thought cut off', () => {
    const { last } = watch(START, [
      [0, { type: 'reasoning-start', id: 'r' }],
      [1500, { type: 'abort' }],
    ]);
    expect(last).toMatchObject({ status: 'stopped', thinking: [{ seconds: 1.5 }] });
  });

  test('stays that of a failure, whatever comes', () => {
    const { answer } = watch(START, [[0, { type: 'start' }]]);
    expect(answer.fail(NOTICE)).toMatchObject({ status: 'failed', notice: NOTICE });
    expect(answer.see({ type: 'finish' } as TextStreamPart<ToolSet>)).toMatchObject({
      status: 'failed',
      notice: NOTICE,
    });
  });
});
