import type { Usage } from './sdk.ts';
import type { Verdict } from './verdict.ts';

/** Every host counts the tokens of a whole answer. A prompt that it has cached may go uncounted. */
export function judgeUsage(usage: Usage | undefined, verdict: Verdict): void {
  verdict.check(Number(usage?.outputTokens) > 0, 'the output tokens were not counted');
  const { inputTokens } = usage ?? {};
  verdict.check(inputTokens === undefined || inputTokens > 0, 'the count of input tokens is odd');
}
