import { CircleAlert } from 'lucide-react';
import type { ChatSession } from '../client/conversation/chat-session.ts';
import { useStore } from '../client/store.ts';
import type { Notice, NoticeAction } from '../shared/notice.ts';
import { NoticeButton } from './notice-button.tsx';

/** What went wrong, in words, and what to do about it. */
export function ErrorBox(props: {
  session: ChatSession;
  notice: Notice;
  /** The model that failed. */
  askedRef: string | undefined;
}) {
  const { session, notice, askedRef } = props;
  const { title, text, details } = notice;
  const { settings } = useStore(session.state);
  const isOtherChosen = settings.modelRef !== undefined && settings.modelRef !== askedRef;
  const actions = actionsNow(notice.actions, isOtherChosen);
  return (
    <div className="flex min-w-0 flex-col gap-2 rounded-xl bg-danger-soft px-4 py-3">
      <p className="flex items-start gap-2 font-semibold text-danger">
        <CircleAlert aria-hidden size={20} className="mt-[3px] shrink-0" />
        <span className="min-w-0 wrap-anywhere">{title}</span>
      </p>
      <p className="text-sm wrap-anywhere">{text}</p>
      {details && <Details details={details} />}
      {actions.length > 0 && (
        <div className="mt-1 flex flex-wrap gap-2">
          {actions.map(action => (
            <NoticeButton key={action} action={action} session={session} />
          ))}
        </div>
      )}
    </div>
  );
}

/** Two at most. Where another model has been chosen since, the way on is to ask that one. */
function actionsNow(actions: readonly NoticeAction[], isOtherChosen: boolean): NoticeAction[] {
  const now = actions.map(action =>
    action === 'choose-model' && isOtherChosen ? 'retry' : action,
  );
  return [...new Set(now)].slice(0, 2);
}

function Details({ details }: { details: NonNullable<Notice['details']> }) {
  const lines = [
    ['Host', details.host],
    ['Status', details.status],
    ['Reason', details.reason],
    ['The host says', details.text],
  ].filter(([, value]) => value !== undefined);
  if (lines.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit rounded-sm py-1 pointer-coarse:py-3">Details</summary>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        {lines.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-foreground">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
