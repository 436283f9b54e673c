import type { LanguageModelUsage } from 'ai';
import type { Usage } from 'compatibility-behaviours/sdk';

/** The counts of AI SDK 4. */
export function readUsage(usage: LanguageModelUsage): Usage {
  return {
    inputTokens: known(usage.promptTokens),
    outputTokens: known(usage.completionTokens),
    totalTokens: known(usage.totalTokens),
  };
}

/** AI SDK 4 says NaN for what is not known. */
function known(tokens: number): number | undefined {
  return Number.isNaN(tokens) ? undefined : tokens;
}
