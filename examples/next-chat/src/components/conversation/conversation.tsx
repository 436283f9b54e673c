import { useChat } from '@ai-sdk/react';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { useEffect } from 'react';
import { useStore } from '../../client/store.ts';
import { useAnnouncements } from '../../client/announcing/use-announcements.ts';
import { useDropZone } from '../../client/question/use-drop-zone.ts';
import { useLogScroll } from '../../client/page/use-log-scroll.ts';
import { useVersionWatch } from '../../client/conversation/use-version-watch.ts';
import { Composer } from '../composer/composer.tsx';
import { ConversationProblem } from './conversation-problem.tsx';
import { ConversationSkeleton } from './conversation-skeleton.tsx';
import { Log } from './log.tsx';

/** Milliseconds between two renderings of a growing answer: often enough to read along, seldom enough for markdown. */
const THROTTLE = 50;

/** One conversation: what was said, and the field for more. */
export function Conversation({ session }: { session: ChatSession }) {
  const { messages, status, error } = useChat({ chat: session.chat, throttle: THROTTLE });
  const { load } = useStore(session.state);
  const isGoneFromServer = load === 'missing' && messages.length > 0;
  const stick = useLogScroll(session.id, load === 'ready' || load === 'new' || isGoneFromServer);
  const isBusy = status === 'submitted' || status === 'streaming';
  const isStreamingElsewhere =
    !isBusy && messages.some(({ metadata }) => metadata?.status === 'streaming');
  useVersionWatch(session, isStreamingElsewhere);
  useAnnouncements({ messages, status, error, latest: () => session.chat.messages.at(-1) });
  const isDropping = useDropZone(session);
  useEffect(() => void session.open(), [session]);

  if (load === 'loading') return <ConversationSkeleton />;
  if (load === 'failed' || (load === 'missing' && messages.length === 0)) {
    return <ConversationProblem session={session} />;
  }
  return (
    <main
      className={`relative grid min-h-0 min-w-0 grid-rows-[minmax(0,1fr)_auto] ${isDropping ? 'outline-2 -outline-offset-4 outline-primary outline-dashed' : ''}`}
    >
      <Log {...{ session, messages, status, error, stick }} />
      <Composer
        session={session}
        status={status}
        onSent={() => void stick.scrollToBottom('instant')}
      />
    </main>
  );
}
