import type { ChatChunk } from './chat-chunk.js';
import type { ChatUsage } from '../chat-model.js';

/**
 * Token counts from the final chunk. Ollama counts cached prompt tokens and thinking in, and splits neither, so the
 * details stay undefined; a count that the host left out is unknown, not 0.
 */
export function toUsage(finalChunk: ChatChunk | undefined): ChatUsage {
  const raw = Object.fromEntries(
    Object.entries({
      prompt_eval_count: finalChunk?.prompt_eval_count,
      eval_count: finalChunk?.eval_count,
    }).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
  return {
    inputTokens: {
      total: finalChunk?.prompt_eval_count,
      noCache: undefined,
      cacheRead: undefined,
      cacheWrite: undefined,
    },
    outputTokens: { total: finalChunk?.eval_count, text: undefined, reasoning: undefined },
    ...(Object.keys(raw).length > 0 ? { raw } : {}),
  };
}
