import { getToolName } from 'ai';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { describeInput, toolStatus } from '../../client/answer/tool-status.ts';
import { toolWords } from '../../client/answer/tool-words.ts';
import type { ChatMessage, MessageStatus } from '../../shared/message.ts';
import { ApprovalButtons, type RequestPart } from './approval-buttons.tsx';
import { Elapsed } from './elapsed.tsx';
import { ToolIcon } from './tool-icon.tsx';
import { ToolResult } from './tool-result.tsx';

export type ToolPart = Extract<ChatMessage['parts'][number], { toolCallId: string }>;

interface CardProps {
  session: ChatSession;
  part: ToolPart;
  /** That of the answer. */
  state: MessageStatus;
  isLast: boolean;
}

/** A call of a tool: what with, how it gets on, and what came of it. */
export function ToolCard({ session, part, state, isLast }: CardProps) {
  const { name } = toolWords(getToolName(part));
  const status = toolStatus({ part, state, isLast });
  const input = describeInput(part.input);
  return (
    <div
      role="group"
      tabIndex={-1}
      aria-label={`${name}: ${status.word}`}
      className="w-full max-w-md min-w-0 self-start overflow-hidden rounded-xl border border-border bg-card text-sm"
    >
      <div className="flex items-start gap-2.5 px-4 py-2.5">
        <ToolIcon tone={status.tone} />
        <p className="min-w-0 flex-1">
          <span className="font-semibold">{name}</span>
          {input !== '' && <span className="wrap-anywhere text-muted-foreground"> {input}</span>}
        </p>
        <p className={`shrink-0 text-xs leading-5 ${TONES[status.tone]}`}>
          {status.word}
          {status.tone === 'busy' && <Elapsed />}
        </p>
      </div>
      {status.request !== undefined && isRequest(part) && (
        <ApprovalButtons session={session} part={part} />
      )}
      <ToolResult part={part} />
    </div>
  );
}

function isRequest(part: ToolPart): part is RequestPart {
  return part.state === 'approval-requested' || part.state === 'approval-responded';
}

const TONES = {
  busy: 'text-muted-foreground',
  asking: 'text-warn',
  done: 'text-ok',
  failed: 'text-danger',
  idle: 'text-muted-foreground',
} as const;
