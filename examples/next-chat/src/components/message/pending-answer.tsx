import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { completeSettings } from '../../client/conversation/chat-request.ts';
import { models, nameOfModel } from '../../client/models/models.ts';
import { useStore } from '../../client/store.ts';
import { AnswerBadge } from './answer-badge.tsx';
import { RegenerateButton } from './answer-footer.tsx';
import { MessageFrame } from './message-frame.tsx';
import { Waiting } from './waiting.tsx';

/** An answer of which nothing has come yet: it is waited for, or was stopped. */
export function PendingAnswer({ session, isBusy }: { session: ChatSession; isBusy: boolean }) {
  const { settings, askedAt } = useStore(session.state);
  const model = nameOfModel(completeSettings(settings, useStore(models)).modelRef);
  return (
    <MessageFrame author={model} isBusy={isBusy}>
      {isBusy ? (
        <Waiting model={model} since={askedAt} />
      ) : (
        <AnswerBadge text="Stopped before the first word" />
      )}
      <div className="flex min-h-7 items-center pointer-coarse:min-h-11">
        {!isBusy && <RegenerateButton session={session} />}
      </div>
    </MessageFrame>
  );
}
