import type { Usage } from './sdk.ts';

/** The counts of AI SDK 5, 6 or 7; what they say beyond these differs. */
export function readUsage({ inputTokens, outputTokens, totalTokens }: Usage): Usage {
  return { inputTokens, outputTokens, totalTokens };
}
