import { getToolName } from 'ai';
import { Check, X } from 'lucide-react';
import type { ChatSession } from '../../client/chat-session.ts';
import { toolWords } from '../../client/tool-words.ts';
import { Button } from '../button.tsx';
import type { ToolPart } from './tool-card.tsx';

type AskingPart = Extract<ToolPart, { state: 'approval-requested' }>;

/** Asks the reader before a tool runs. Neither button has the focus at first, so that no key answers by chance. */
export function ApprovalButtons({ session, part }: { session: ChatSession; part: AskingPart }) {
  const { id, requestReason } = part.approval;
  const answer = (approved: boolean, button: HTMLElement) => {
    // The buttons go away; the card says what comes of it.
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
        <Button onClick={event => answer(true, event.currentTarget)}>
          <Check aria-hidden size={16} />
          Allow
        </Button>
        <Button onClick={event => answer(false, event.currentTarget)}>
          <X aria-hidden size={16} />
          Deny
        </Button>
      </div>
    </div>
  );
}
