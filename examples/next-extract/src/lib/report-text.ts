import type { Report } from './extract-event.ts';

/** An attempt's numbers in one line; those that are unknown are left out. */
export function reportText(report: Report, modelId: string): string {
  const { outputTokens, tokensPerSecond, seconds } = report;
  return [
    outputTokens === undefined ? '' : `${outputTokens} tokens`,
    tokensPerSecond === undefined ? '' : `${Math.round(tokensPerSecond)} tokens/s`,
    seconds === undefined ? '' : `${seconds.toFixed(1)} s`,
    modelId,
  ]
    .filter(text => text !== '')
    .join(' · ');
}
