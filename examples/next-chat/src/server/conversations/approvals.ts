import { isToolUIPart } from 'ai';
import type { z } from 'zod';
import type { approvalSchema } from '../../shared/api.ts';
import type { ChatMessage } from '../../shared/message.ts';

type Approval = z.infer<typeof approvalSchema>;

export function hasOpenApproval(message: ChatMessage): boolean {
  return message.parts.some(part => isToolUIPart(part) && part.state === 'approval-requested');
}

/** Whether the model has not yet had its say about the last tools: an answer ends with text, not with a tool. */
export function needsAnswer(message: ChatMessage): boolean {
  const last = message.parts.findLast(
    part => isToolUIPart(part) || (part.type === 'text' && part.text !== ''),
  );
  return last !== undefined && isToolUIPart(last);
}

/** The answer with yes or no to its open requests; of the browser's message nothing else is taken. */
export function answerApprovals(message: ChatMessage, approvals: readonly Approval[]): ChatMessage {
  const parts = message.parts.map((part): ChatMessage['parts'][number] => {
    if (!isToolUIPart(part) || part.state !== 'approval-requested') return part;
    const approval = approvals.find(({ id }) => id === part.approval.id);
    if (!approval) return part;
    const { approved, reason } = approval;
    return {
      ...part,
      state: 'approval-responded',
      approval: { ...part.approval, approved, ...(reason !== undefined && { reason }) },
    };
  });
  return { ...message, parts };
}
