import { useEffect, useRef, useState } from 'react';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import {
  addToDraft,
  draftOf,
  isSendable,
  keepEdit,
  keptEdit,
  type Draft,
} from '../../client/question/drafts.ts';
import { focusField } from '../../client/page/focus-field.ts';
import { isOfInputMethod, isTouchOnly, keyAction } from '../../client/question/key-action.ts';
import { draftFrom, partsOf } from '../../client/question/question-parts.ts';
import type { ChatMessage } from '../../shared/message.ts';
import { Button } from '../button.tsx';
import { AttachmentRow } from '../composer/attachment-row.tsx';

interface EditFormProps {
  session: ChatSession;
  message: ChatMessage;
  following: number;
  onCancel: () => void;
}

/** A question as a field, to ask it anew. */
export function EditForm({ session, message, following, onCancel }: EditFormProps) {
  const [original] = useState(() => draftFrom(message.parts));
  const [draft, setDraft] = useState<Draft>(keptEdit(message.id) ?? original);
  const field = useFieldWithCaretAtEnd();
  const isChanged =
    draft.text.trim() !== original.text || draft.attachments.length < original.attachments.length;

  const send = async () => {
    if (!isChanged || !isSendable(draft)) return;
    const sending = session.edit(message.id, partsOf(draft));
    focusField();
    const outcome = await sending;
    if (outcome === 'refused') {
      session.edits(message.id);
      return;
    }
    keepEdit(message.id, undefined);
    // What was written is not lost with the message that is gone, or another one now.
    if (outcome === 'stale') addToDraft(draftOf(session.id), draft);
  };
  const change = (changed: Draft) => {
    keepEdit(message.id, changed);
    setDraft(changed);
  };
  const cancel = () => {
    keepEdit(message.id, undefined);
    onCancel();
  };

  return (
    <form
      aria-label="Edit message"
      className="flex w-full flex-col gap-3 rounded-2xl border border-input bg-card p-3"
      onSubmit={event => {
        event.preventDefault();
        void send();
      }}
    >
      <AttachmentRow
        attachments={draft.attachments}
        onRemove={key => {
          const attachments = draft.attachments.filter(attachment => attachment.key !== key);
          change({ ...draft, attachments });
        }}
      />
      <textarea
        ref={field}
        aria-label="Message"
        value={draft.text}
        onChange={event => change({ ...draft, text: event.target.value })}
        onKeyDown={event => {
          if (event.key === 'Escape' && !isOfInputMethod(event.nativeEvent)) {
            event.preventDefault();
            cancel();
          }
          if (keyAction(event.nativeEvent, isTouchOnly()) !== 'send') return;
          event.preventDefault();
          void send();
        }}
        className="field-sizing-content max-h-[40dvh] min-h-11 mx-1 resize-none rounded-lg bg-transparent px-1 py-2 leading-6 outline-offset-1"
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="me-auto text-sm text-muted-foreground max-sm:basis-full">
          {describeFollowing(following)}
        </p>
        <Button onClick={cancel}>Cancel</Button>
        <Button
          type="submit"
          disabled={!isChanged || !isSendable(draft)}
          className="border-transparent bg-primary text-primary-foreground hover:bg-primary disabled:bg-muted disabled:text-muted-foreground"
        >
          Send
        </Button>
      </div>
    </form>
  );
}

function describeFollowing(following: number): string {
  if (following === 0) return 'Asks again';
  return following === 1
    ? 'Replaces the message below'
    : `Replaces the ${following} messages below`;
}

function useFieldWithCaretAtEnd() {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  return field;
}
