import type { UIMessage } from 'ai';

/** Longer answers are announced by their beginning. */
const MOST_CHARACTERS = 500;

interface Announced {
  messages: readonly UIMessage[];
  status: 'submitted' | 'streaming' | 'ready' | 'error';
}

/** Tells screen readers how the answer is getting on: a few words while it is written, all of it at its end. */
export function Announcer(props: Announced) {
  return (
    <p role="status" className="sr-only">
      {announcement(props)}
    </p>
  );
}

function announcement({ messages, status }: Announced): string {
  const last = messages.at(-1);
  switch (status) {
    case 'submitted':
      return 'Waiting for the answer';
    case 'streaming':
      return last?.role === 'assistant' ? progress(last) : 'Waiting for the answer';
    case 'ready':
      return last?.role === 'assistant' ? excerpt(last.content) : '';
    case 'error':
      // The error is an alert of its own.
      return '';
  }
}

function progress({ parts }: UIMessage): string {
  const part = parts.at(-1);
  switch (part?.type) {
    case 'reasoning':
      return 'Thinking';
    case 'tool-invocation':
      return `Using ${part.toolInvocation.toolName}`;
    case 'text':
      return 'Answer started';
    default:
      return 'Waiting for the answer';
  }
}

function excerpt(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const words = text.split(/\s+/).length;
  return `${text.slice(0, MOST_CHARACTERS)} … ${words} words in all`;
}
