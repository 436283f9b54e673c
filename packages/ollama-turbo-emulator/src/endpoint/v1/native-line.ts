import type { ReplyLogprob } from '../../reply.js';
import type { TurnCall } from '../../answer/turn.js';

/** An object of `/api/chat`; an error is one without any of these fields. */
export interface NativeLine {
  model?: string;
  created_at?: string;
  message?: { role: string; content: string; thinking?: string; tool_calls?: TurnCall[] };
  done?: boolean;
  done_reason?: string;
  logprobs?: ReplyLogprob[];
  prompt_eval_count?: number;
  eval_count?: number;
  _debug_info?: object;
}

/** The counts of an answer in OpenAI's words. */
export function v1Usage(line: NativeLine): object {
  const { prompt_eval_count: prompt = 0, eval_count: completion = 0 } = line;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
  };
}
