import type { ReplyMetrics } from '../reply.js';
import type { Turn } from './turn.js';

const NANOSECONDS = 1_000_000_000;
const LOAD_DURATION = 1_204_817;
const PROMPT_TOKENS_PER_SECOND = 4000;
/** How fast an emulator without a pace says that it was. */
const UNHURRIED_SPEED = 200;

/**
 * Counts and durations of the last line, in Ollama's order; zeros are left out, as Go does.
 *
 * What the reply does not set is worked out: 0.33 measures evaluation in whole microseconds, 0.25 does not and says
 * nothing of a single token's duration.
 */
export function turnMetrics(options: {
  turn: Turn;
  promptTokens: number;
  tokensPerSecond: number | undefined;
  server: '0.33' | '0.25';
}): Partial<ReplyMetrics> {
  const { turn, promptTokens, server } = options;
  const speed = options.tokensPerSecond ?? UNHURRIED_SPEED;
  const odd = server === '0.33' ? 0 : 433;
  const promptDuration = microseconds(promptTokens / PROMPT_TOKENS_PER_SECOND) + odd;
  const duration = microseconds(turn.tokens / speed) + odd;
  const isUnmeasured = server === '0.25' && turn.tokens === 1;
  const metrics: ReplyMetrics = {
    total_duration: LOAD_DURATION + promptDuration + duration + 311_829,
    load_duration: LOAD_DURATION,
    prompt_eval_count: promptTokens,
    prompt_eval_duration: promptDuration,
    eval_count: turn.tokens,
    eval_duration: isUnmeasured ? 0 : duration,
    ...turn.metrics,
  };
  return Object.fromEntries(Object.entries(metrics).filter(([, value]) => value !== 0));
}

function microseconds(seconds: number): number {
  return Math.max(1, Math.round(seconds * 1_000_000)) * (NANOSECONDS / 1_000_000);
}
