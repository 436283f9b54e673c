import type { ReplyLogprob, ReplyMetrics } from '../reply.js';

/** A tool call as it stands in an answer. */
export interface TurnCall {
  id: string;
  function: { index: number; name: string; arguments: Record<string, unknown> };
}

/** What one line of a stream carries. */
export interface TurnLine {
  content: string;
  thinking?: string;
  calls?: readonly TurnCall[];
  logprobs?: readonly ReplyLogprob[];
}

/** How a turn ends: `silence` is a body that stops without saying why. */
export type TurnEnd =
  | { kind: 'done'; reason: string; calls: readonly TurnCall[] }
  | { kind: 'silence' }
  | { kind: 'error'; status: number; text: string };

/** What a model says, line by line, before it is put into JSON. */
export interface Turn {
  lines: readonly TurnLine[];
  end: TurnEnd;
  /** Tokens that the model made, the one that ends the turn included. */
  tokens: number;
  /** Counts and durations that the reply sets. */
  metrics: Partial<ReplyMetrics>;
}
