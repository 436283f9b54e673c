import { getToolName } from 'ai';
import { Check, X } from 'lucide-react';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { toolWords } from '../../client/answer/tool-words.ts';
import { Button } from '../button.tsx';
import type { ToolPart } from './tool-card.tsx';

export type RequestPart = Extract<ToolPart, { state: 'approval-requested' | 'approval-responded' }>;

/**
 * Asks the reader before a tool runs. Neither button has the focus at first, so that no key answers by chance. Once it is
 * answered they stay until the tool runs, so that the card keeps its height.
 */
export function ApprovalButtons({ session, part }: { session: ChatSession; part: RequestPart }) {
  const { id, requestReason } = part.approval;
  const isAnswered = part.state === 'approval-responded';
  const answer = (approved: boolean, button: HTMLElement) => {
    // Buttons that are disabled lose the focus; the card says what comes of it.
    button.closest<HTMLElement>('[role=group]')?.focus();
    void session.answerApproval(id, approved);
  };
  return (
    <div className="flex flex-col gap-3 border-t border-border bg-warn-soft px-4 py-3">
      <p>
        May the model {toolWords(getToolName(part)).asks}?
        {requestReason !== undefined && ` ${requestReason}`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={isAnswered}
          onClick={event => answer(true, event.currentTarget)}
          className="disabled:hover:bg-card"
        >
          <Check aria-hidden size={16} />
          Allow
        </Button>
        <Button
          disabled={isAnswered}
          onClick={event => answer(false, event.currentTarget)}
          className="disabled:hover:bg-card"
        >
          <X aria-hidden size={16} />
          Deny
        </Button>
      </div>
    </div>
  );
}
