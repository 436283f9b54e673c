import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { startNewChat } from '../../client/conversation/new-chat.ts';
import { useStore } from '../../client/store.ts';
import { Button } from '../button.tsx';

/** A conversation that there is not, or that could not be loaded. */
export function ConversationProblem({ session }: { session: ChatSession }) {
  const { load, loadNotice } = useStore(session.state);
  return (
    <main className="grid min-w-0 place-content-center gap-4 p-6 text-center">
      <h2 className="text-lg font-semibold">
        {load === 'missing' ? 'There is no such conversation.' : loadNotice?.title}
      </h2>
      <p className="text-muted-foreground">
        {load === 'missing' ? 'It may have been deleted.' : loadNotice?.text}
      </p>
      <div className="flex justify-center gap-2">
        {load === 'failed' && <Button onClick={() => void session.refresh()}>Try again</Button>}
        <Button onClick={startNewChat}>New chat</Button>
      </div>
    </main>
  );
}
