import { RefreshCw } from 'lucide-react';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { focusField } from '../../client/page/focus-field.ts';
import { textOf } from '../../client/question/question-parts.ts';
import { usageLine } from '../../client/answer/usage-line.ts';
import type { ChatMessage } from '../../shared/message.ts';
import { IconButton } from '../button.tsx';
import { CopyButton } from '../copy-button.tsx';

/** What can be done with an answer, and what it took. Its height is there while the answer grows, too. */
export function AnswerFooter(props: {
  session: ChatSession;
  message: ChatMessage;
  isStreaming: boolean;
  isLast: boolean;
}) {
  const { session, message, isStreaming, isLast } = props;
  const text = textOf(message.parts);
  const usage = message.metadata && usageLine(message.metadata);
  return (
    <div className="-ms-1.5 flex min-h-7 flex-wrap items-center gap-x-2 pointer-coarse:min-h-11">
      {!isStreaming && (
        <>
          {text !== '' && (
            <CopyButton label="Copy answer" getText={() => text} className="size-7" />
          )}
          {isLast && <RegenerateButton session={session} />}
          <p className="min-w-0 ps-1.5 text-xs text-muted-foreground tabular-nums">{usage}</p>
        </>
      )}
    </div>
  );
}

export function RegenerateButton({ session }: { session: ChatSession }) {
  return (
    <IconButton
      label="Regenerate"
      className="size-7"
      onClick={() => {
        void session.regenerate();
        // This button is not there while the answer grows.
        focusField();
      }}
    >
      <RefreshCw aria-hidden size={16} />
    </IconButton>
  );
}
