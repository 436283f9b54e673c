import { v1Usage, type NativeLine } from './native-line.js';
import { v1Calls } from './v1-calls.js';

/** A whole chat completion, keys in Ollama's order. */
export function chatCompletion(id: string, line: NativeLine): object {
  const { message, logprobs } = line;
  const calls = message?.tool_calls ?? [];
  const reason = calls.length > 0 ? 'tool_calls' : (line.done_reason ?? null);
  return {
    id,
    object: 'chat.completion',
    created: Math.floor(Date.parse(line.created_at ?? '') / 1000),
    model: line.model ?? '',
    system_fingerprint: 'fp_ollama',
    choices: [
      {
        index: 0,
        message: {
          role: message?.role ?? '',
          content: message?.content ?? '',
          ...(message?.thinking && { reasoning: message.thinking }),
          ...(calls.length > 0 && { tool_calls: v1Calls(calls) }),
        },
        finish_reason: reason,
        ...(logprobs !== undefined && { logprobs: { content: logprobs } }),
      },
    ],
    usage: v1Usage(line),
    ...(line['_debug_info'] !== undefined && { _debug_info: line['_debug_info'] }),
  };
}
