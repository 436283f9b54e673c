import type { ChatStatus } from 'ai';
import { ArrowDown } from 'lucide-react';
import { readChatError } from '../../client/ask-server.ts';
import { answerState } from '../../client/answer/answer-state.ts';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { focusField, LOG_ID } from '../../client/page/focus-field.ts';
import { useStore } from '../../client/store.ts';
import type { LogScroll } from '../../client/page/use-log-scroll.ts';
import type { ChatMessage } from '../../shared/message.ts';
import type { Notice } from '../../shared/notice.ts';
import { Answer } from '../message/answer.tsx';
import { PendingAnswer } from '../message/pending-answer.tsx';
import { Question } from '../message/question.tsx';
import { Button } from '../button.tsx';
import { ErrorBox } from '../error-box.tsx';
import { EmptyChat } from './empty-chat.tsx';

interface LogProps {
  session: ChatSession;
  messages: readonly ChatMessage[];
  status: ChatStatus;
  error: Error | undefined;
  stick: LogScroll;
}

/** All messages, in the one part of the page that scrolls up and down. */
export function Log(props: LogProps) {
  const { session, messages, stick } = props;
  const { scrollRef, contentRef, isAtBottom, scrollToBottom, listeners } = stick;
  return (
    <div className="relative min-h-0 min-w-0">
      <section
        ref={scrollRef}
        id={LOG_ID}
        role="log"
        aria-label="Conversation"
        // A log is read out as it grows, and this one grows by words: the announcer says what matters.
        aria-live="off"
        tabIndex={0}
        {...listeners}
        // The library wants this very value to notice the wheel.
        className="h-full overflow-auto -outline-offset-2 [scrollbar-gutter:stable] sm:[scrollbar-gutter:stable_both-edges]"
      >
        <div
          ref={contentRef}
          className="mx-auto flex min-h-full w-full max-w-[46rem] min-w-0 flex-col gap-6 px-3 py-6 sm:px-6"
        >
          {messages.length === 0 ? <EmptyChat session={session} /> : <Messages {...props} />}
        </div>
      </section>
      {!isAtBottom && messages.length > 0 && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
          <Button
            className="appear pointer-events-auto rounded-full shadow-md"
            onClick={() => {
              void scrollToBottom('instant');
              focusField();
            }}
          >
            <ArrowDown aria-hidden size={16} />
            Newest
          </Button>
        </div>
      )}
    </div>
  );
}

function Messages({ session, messages, status, error }: LogProps) {
  const { load, stoppedId, brokenId, editingId } = useStore(session.state);
  const last = messages.at(-1);
  const isBusy = status === 'submitted' || status === 'streaming';
  const notice = noticeBelow(last, error, isBusy);
  return (
    <>
      {messages.map((message, index) =>
        message.role === 'user' ? (
          <Question
            key={message.id}
            session={session}
            message={message}
            isEditing={editingId === message.id}
            following={messages.length - 1 - index}
          />
        ) : (
          <Answer
            key={message.id}
            session={session}
            message={message}
            state={answerState({
              message,
              isLast: message === last,
              status,
              isBroken: message.id === brokenId,
            })}
            isLast={message === last}
          />
        ),
      )}
      {last?.role === 'user' && (isBusy || stoppedId === last.id) && (
        <PendingAnswer session={session} isBusy={isBusy} />
      )}
      {notice && <ErrorBox session={session} notice={notice} askedRef={last?.metadata?.modelRef} />}
      {load === 'missing' && <ErrorBox session={session} notice={DELETED} askedRef={undefined} />}
    </>
  );
}

/** It was deleted in another tab, or on another computer. */
const DELETED: Notice = {
  title: 'This conversation was deleted.',
  text: 'What you see stands on your screen alone. It may still be undone where it was deleted.',
  actions: ['new-chat'],
};

/** What went wrong with the last answer: here just now, or as it is stored. */
function noticeBelow(
  last: ChatMessage | undefined,
  error: Error | undefined,
  isBusy: boolean,
): Notice | undefined {
  if (isBusy) return undefined;
  if (error) return readChatError(error);
  const { status, notice } = last?.metadata ?? {};
  return status === 'failed' ? notice : undefined;
}
