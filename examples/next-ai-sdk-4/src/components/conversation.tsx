import { useChat } from '@ai-sdk/react';
import type { UIMessage } from 'ai';
import { useEffect, useState } from 'react';
import { readErrorNotice } from '../lib/error-notice.ts';
import type { HostDescription } from '../lib/settings.ts';
import { Announcer } from './announcer.tsx';
import { Composer } from './composer.tsx';
import { ErrorBox } from './error-box.tsx';
import { Message, type MessageState } from './message.tsx';
import { Suggestions } from './suggestions.tsx';
import { useFollowedScroller } from './use-followed-scroller.ts';

/** Milliseconds between two renderings of a growing answer: often enough to read along, seldom enough for markdown. */
const RENDER_INTERVAL = 50;

export function Conversation({ id, host }: { id: string; host: HostDescription }) {
  const { messages, status, error, append, reload, stop } = useChat({
    id,
    experimental_throttle: RENDER_INTERVAL,
  });
  const [stoppedIds, setStoppedIds] = useState<readonly string[]>([]);
  const { scroller, follow } = useFollowedScroller(messages);
  useEffect(() => stop, [stop]);

  const isBusy = status === 'submitted' || status === 'streaming';
  const last = messages.at(-1);
  const notice = error && readErrorNotice(error);

  const stateOf = (message: UIMessage): MessageState => {
    if (stoppedIds.includes(message.id)) return 'stopped';
    if (message !== last) return 'done';
    if (isBusy) return 'streaming';
    return error ? 'failed' : 'done';
  };
  const ask = (question: string) => {
    follow();
    void append({ role: 'user', content: question });
  };
  const stopAnswer = () => {
    stop();
    if (last) setStoppedIds([...stoppedIds, last.id]);
  };

  return (
    <main className="grid min-w-0 grid-rows-[minmax(0,1fr)_auto]">
      <section
        ref={scroller}
        role="log"
        aria-label="Conversation"
        // A log is read out as it grows, and this one grows by words: the announcer says what matters.
        aria-live="off"
        tabIndex={0}
        className="overflow-y-auto -outline-offset-2 sm:[scrollbar-gutter:stable_both-edges]"
      >
        <div className="mx-auto flex min-h-full max-w-[46rem] flex-col gap-6 px-3 py-6 sm:px-6">
          {messages.length === 0 && <Suggestions onChoose={ask} />}
          {messages.map((message, index) => (
            <Message
              // Not its id: AI SDK 4 gives an answer a new one with each step.
              key={index}
              message={message}
              author={host.modelId}
              state={stateOf(message)}
            />
          ))}
          {isBusy && last?.role === 'user' && <Waiting modelId={host.modelId} />}
          <div role="alert">
            {notice && <ErrorBox notice={notice} onRetry={() => void reload()} />}
          </div>
        </div>
      </section>
      <Composer isBusy={isBusy} onAsk={ask} onStop={stopAnswer} />
      <Announcer messages={messages} status={status} />
    </main>
  );
}

function Waiting({ modelId }: { modelId: string }) {
  return (
    <p className="text-sm text-muted-foreground motion-safe:animate-pulse">
      Waiting for {modelId} …
    </p>
  );
}
