import type { ChatUsage } from '../chat-model.js';

/** The usage of two requests. Ollama leaves out a count of 0, so one that is missing beside another counts as that. */
export function addUsage(first: ChatUsage | undefined, second: ChatUsage): ChatUsage {
  if (first === undefined) return second;
  const raw: NonNullable<ChatUsage['raw']> = { ...first.raw };
  for (const [name, count] of Object.entries(second.raw ?? {}))
    raw[name] = (raw[name] ?? 0) + count;
  return {
    inputTokens: {
      ...second.inputTokens,
      total: add(first.inputTokens.total, second.inputTokens.total),
    },
    outputTokens: {
      ...second.outputTokens,
      total: add(first.outputTokens.total, second.outputTokens.total),
    },
    ...(Object.keys(raw).length > 0 && { raw }),
  };
}

function add(first: number | undefined, second: number | undefined): number | undefined {
  return first === undefined || second === undefined ? (first ?? second) : first + second;
}
