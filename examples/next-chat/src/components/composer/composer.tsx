import type { ChatStatus } from 'ai';
import { useEffect, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { announce } from '../../client/announcing/announcer.ts';
import { attachFiles, attachText, LONGEST_PASTE } from '../../client/question/attach.ts';
import { completeSettings } from '../../client/conversation/chat-request.ts';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import {
  clearDraft,
  draftOf,
  isSendable,
  removeAttachment,
  type Draft,
} from '../../client/question/drafts.ts';
import { FIELD_ID, focusField } from '../../client/page/focus-field.ts';
import { isTouchOnly, keyAction } from '../../client/question/key-action.ts';
import { canDo, findModel, models, type Models } from '../../client/models/models.ts';
import { partsOf } from '../../client/question/question-parts.ts';
import { stopAnswer } from '../../client/conversation/stop-answer.ts';
import { useStore } from '../../client/store.ts';
import { AttachButton, openFileDialog } from './attach-button.tsx';
import { AttachmentRow } from './attachment-row.tsx';
import { ComposerHint } from './composer-hint.tsx';
import { ModelPicker } from './model-picker.tsx';
import { AnswerOptions } from './answer-options.tsx';
import { SendButton } from './send-button.tsx';

interface ComposerProps {
  session: ChatSession;
  status: ChatStatus;
  onSent: () => void;
}

/** The field for a question, and how it is to be answered. */
export function Composer({ session, status, onSent }: ComposerProps) {
  const draft = draftOf(session.id);
  const written = useStore(draft);
  const all = useStore(models);
  const { settings, isStopping } = useStore(session.state);
  const [wasTried, setWasTried] = useState(false);
  useFocusAtOpening(session.id);
  const { modelRef } = completeSettings(settings, all);
  const model = findModel(all, modelRef)?.model;
  const isBusy = status === 'submitted' || status === 'streaming';
  const canSend = isSendable(written) && modelRef !== '';

  const send = () => {
    if (session.isBusy || !canSend) {
      setWasTried(true);
      const obstacle = obstacleTo({ isBusy: session.isBusy, models: all, draft: written });
      if (obstacle !== undefined) announce(obstacle);
      return;
    }
    setWasTried(false);
    void session.ask(partsOf(written));
    clearDraft(draft);
    focusField();
    onSent();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'ArrowUp' && event.currentTarget.value === '' && editLast(session)) {
      event.preventDefault();
    }
    if (keyAction(event.nativeEvent, isTouchOnly()) !== 'send') return;
    event.preventDefault();
    send();
  };
  const remove = (key: string) => {
    removeAttachment(draft, key);
    // The button that was pressed goes away with it.
    focusField();
  };
  const onPaste = (event: ClipboardEvent) => {
    const { files } = event.clipboardData;
    const text = event.clipboardData.getData('text/plain');
    if (files.length > 0) attachFiles(files, { draft, conversationId: session.id });
    else if (text.length > LONGEST_PASTE) attachText(text, draft);
    else return;
    event.preventDefault();
  };

  return (
    <form
      aria-label="Ask"
      className="mx-auto w-full max-w-[46rem] min-w-0 px-3 pb-[max(12px,env(safe-area-inset-bottom))] sm:px-6"
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex flex-col gap-1 rounded-[20px] border border-input bg-card p-1.5 outline-offset-2 outline-ring focus-within:border-ring has-[textarea:focus]:outline-2">
        <AttachmentRow
          attachments={written.attachments}
          onRemove={remove}
          onReplace={key => {
            remove(key);
            openFileDialog();
          }}
          blindModel={canDo(model, 'vision') === false ? model?.name : undefined}
        />
        <label htmlFor={FIELD_ID} className="sr-only">
          Your question
        </label>
        <textarea
          id={FIELD_ID}
          rows={1}
          value={written.text}
          placeholder="Ask anything"
          aria-describedby="composer-hint"
          onChange={event => {
            setWasTried(false);
            draft.set({ ...draft.get(), text: event.target.value });
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="field-sizing-content max-h-[min(13rem,40dvh)] min-h-11 w-full resize-none rounded-2xl bg-transparent px-3 py-2.5 text-base leading-6 outline-none"
        />
        <div className="flex min-w-0 items-center gap-2">
          <AttachButton session={session} />
          <ModelPicker session={session} />
          <AnswerOptions session={session} />
          <SendButton
            isBusy={isBusy}
            isStopping={isStopping}
            canSend={canSend}
            onStop={() => stopAnswer(session)}
          />
        </div>
      </div>
      <ComposerHint
        isBusy={isBusy}
        obstacle={wasTried ? obstacleTo({ isBusy, models: all, draft: written }) : undefined}
      />
    </form>
  );
}

/** Why nothing can be sent right now; undefined when something can, or when there is nothing to send. */
function obstacleTo(sending: {
  isBusy: boolean;
  models: Models;
  draft: Draft;
}): string | undefined {
  const { isBusy, models: all, draft } = sending;
  if (isBusy) return 'Stop the answer first, or wait for its end; your text is kept.';
  if (all.state === 'loading') return 'The models are still being loaded.';
  if (all.state === 'failed') return `There is no model to ask. ${all.notice.title}`;
  if (isSendable(draft) || draft.attachments.length === 0) return undefined;
  return 'Wait until the attachments are read, or remove those that cannot be.';
}

/** Edits the reader's last message; false when there is none. */
function editLast(session: ChatSession): boolean {
  const last = session.chat.messages.findLast(({ role }) => role === 'user');
  if (!last) return false;
  session.edits(last.id);
  return true;
}

function useFocusAtOpening(conversationId: string): void {
  useEffect(() => {
    // An open drawer or dialog keeps its focus, and gives it back itself.
    if (!document.querySelector('[role=dialog]')) focusField();
  }, [conversationId]);
}
