import type { ReplyLogprob } from '../reply.js';

/** How unlikely the emulator says its alternatives are. */
const UNLIKELY = -30;

/** The probability of a token that the emulator made: certain, with empty alternatives. */
export function makeLogprobs(token: string, alternatives: number): ReplyLogprob[] {
  const chosen = { token, logprob: 0, bytes: [...new TextEncoder().encode(token)] };
  if (alternatives === 0) return [chosen];
  const others = Array.from({ length: alternatives - 1 }, (_, index) => ({
    token: '',
    logprob: UNLIKELY - index,
  }));
  return [{ ...chosen, top_logprobs: [chosen, ...others] }];
}
