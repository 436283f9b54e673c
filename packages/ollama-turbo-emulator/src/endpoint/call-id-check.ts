import type { ChatMessage } from '../chat-request.js';
import { Refusal } from '../refusal.js';

/**
 * The service refuses a history whose tool results do not carry the ids of the calls. Clients that know no ids at all
 * (they match by order and name) are let through.
 */
export function checkCallIds(messages: readonly ChatMessage[]): void {
  const open = new Set<string>();
  for (const message of messages) {
    for (const call of message.tool_calls ?? []) if (call.id) open.add(call.id);
    if (message.role !== 'tool') continue;
    const id = message.tool_call_id ?? '';
    if (id === '' && open.size > 0) throw mismatch();
    if (id !== '' && !open.delete(id)) throw new Refusal(400, 'Unexpected tool call id');
  }
  const isResultLast = messages.at(-1)?.role === 'tool';
  if (isResultLast && open.size > 0) throw mismatch();
}

function mismatch(): Refusal {
  return new Refusal(400, 'Invalid tool usage: mismatch between tool calls and tool results');
}
