import { CloudOff } from 'lucide-react';
import { useState } from 'react';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import type { Notice } from '../../shared/notice.ts';
import { Button } from '../button.tsx';

/** Says that an answer is on the screen alone, and tries to store it. */
export function Unsaved(props: { session: ChatSession; messageId: string; notice: Notice }) {
  const { session, messageId } = props;
  const [notice, setNotice] = useState(props.notice);
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    setIsSaving(true);
    const failure = await session.saveAnswer(messageId);
    setIsSaving(false);
    if (failure) setNotice(failure);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl bg-warn-soft px-4 py-2 text-sm">
      <p className="flex min-w-0 flex-1 basis-60 items-start gap-2">
        <CloudOff aria-hidden size={16} className="mt-0.5 shrink-0 text-warn" />
        <span>
          <strong className="font-semibold text-warn">Not saved.</strong> {notice.title}{' '}
          {notice.text}
        </span>
      </p>
      <Button disabled={isSaving} onClick={() => void save()}>
        {isSaving ? 'Saving…' : 'Try saving again'}
      </Button>
    </div>
  );
}
