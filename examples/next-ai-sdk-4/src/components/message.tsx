import type { UIMessage } from 'ai';
import { CircleStop } from 'lucide-react';
import { memo } from 'react';
import { Markdown } from './markdown.tsx';
import { Thinking } from './thinking.tsx';
import { ToolCard } from './tool-card.tsx';

interface MessageProps {
  message: UIMessage;
  /** Name of the model. */
  author: string;
  state: MessageState;
}

/** Whether a message is growing, and else how it ended: `done`, stopped by the reader, or with an error. */
export type MessageState = 'streaming' | 'done' | 'stopped' | 'failed';

/** One message. Finished ones keep their identity while the last one grows, so they are not rendered again. */
export const Message = memo(function Message(props: MessageProps) {
  const { message, author, state } = props;
  return (
    <article className="flex min-w-0 flex-col gap-3" aria-busy={state === 'streaming'}>
      <h2 className="sr-only">{message.role === 'user' ? 'You' : author}</h2>
      {message.role === 'user' ? <Question message={message} /> : <Answer {...props} />}
      {state === 'stopped' && (
        <p className="flex items-center gap-1.5 text-sm text-muted-foreground">
          <CircleStop aria-hidden size={16} />
          {message.role === 'user' ? 'Stopped before the first word' : 'Stopped'}
        </p>
      )}
    </article>
  );
});

function Question({ message }: { message: UIMessage }) {
  return (
    <p className="max-w-[88%] self-end rounded-2xl bg-bubble px-4 py-2.5 wrap-anywhere whitespace-pre-wrap sm:max-w-[80%]">
      {message.content}
    </p>
  );
}

function Answer({ message, state }: MessageProps) {
  const parts = message.parts.filter(part => part.type !== 'step-start');
  if (parts.length === 0 && state === 'done') {
    return <p className="text-sm text-muted-foreground">The model gave no text.</p>;
  }
  return parts.map((part, index) => (
    // Parts are only ever added at the end, so their places tell them apart.
    <Part
      key={index}
      part={part}
      isStreaming={state === 'streaming'}
      isLast={index === parts.length - 1}
    />
  ));
}

function Part(props: { part: UIMessage['parts'][number]; isStreaming: boolean; isLast: boolean }) {
  const { part, isStreaming, isLast } = props;
  switch (part.type) {
    case 'text':
      return <Markdown text={part.text} />;
    case 'reasoning':
      return <Thinking text={part.reasoning} isStreaming={isStreaming && isLast} />;
    case 'tool-invocation':
      return <ToolCard invocation={part.toolInvocation} isStreaming={isStreaming} />;
    case 'source':
    case 'file':
    case 'step-start':
      // Ollama sends neither sources nor files, and a step is nothing to look at.
      return null;
  }
}
