import { memo } from 'react';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { isBlank, isWaiting, lacksText, waitingSince } from '../../client/answer/answer-content.ts';
import { useStore } from '../../client/store.ts';
import { nameOfModel } from '../../client/models/models.ts';
import type { ChatMessage, MessageStatus } from '../../shared/message.ts';
import { AnswerBadge } from './answer-badge.tsx';
import { AnswerFooter } from './answer-footer.tsx';
import { AnswerParts } from './answer-parts.tsx';
import { MessageFrame } from './message-frame.tsx';
import { Sources } from './sources.tsx';
import { Unsaved } from './unsaved.tsx';
import { Waiting } from './waiting.tsx';

interface AnswerProps {
  session: ChatSession;
  message: ChatMessage;
  state: MessageStatus;
  isLast: boolean;
}

/** A message of the model. Finished ones keep their identity while another one grows, so they are not rendered again. */
export const Answer = memo(function Answer(props: AnswerProps) {
  const { session, message, state, isLast } = props;
  const model = nameOfModel(message.metadata?.modelRef ?? '');
  const isStreaming = state === 'streaming';
  // Of an answer that never began, the box below the last message says all.
  if (state === 'failed' && isLast && isBlank(message.parts)) return null;
  return (
    <MessageFrame author={model === '' ? 'Answer' : model} isBusy={isStreaming}>
      <AnswerParts {...props} />
      <AnswerEnd {...props} model={model} />
      {!isStreaming && <Sources sources={sourcesOf(message)} />}
      {message.metadata?.unsaved && (
        <Unsaved session={session} messageId={message.id} notice={message.metadata.unsaved} />
      )}
      <AnswerFooter session={session} message={message} isStreaming={isStreaming} isLast={isLast} />
    </MessageFrame>
  );
});

/** The line below what has come: that more is waited for, or how it ended. */
function AnswerEnd({ session, message, state, model }: AnswerProps & { model: string }) {
  const { askedAt } = useStore(session.state);
  const { parts, metadata } = message;
  const hasNothing = isBlank(parts);
  switch (state) {
    case 'streaming':
      return isWaiting(parts) ? (
        <Waiting model={model} since={waitingSince({ askedAt, createdAt: metadata?.createdAt })} />
      ) : null;
    case 'stopped':
      return <AnswerBadge text={hasNothing ? 'Stopped before the first word' : 'Stopped'} />;
    case 'failed':
      return (
        <AnswerBadge text={hasNothing ? 'Failed before the first word' : 'Broke off'} isBroken />
      );
    case 'done':
      return lacksText(parts) ? (
        <p className="text-sm text-muted-foreground">The model gave no text.</p>
      ) : null;
  }
}

function sourcesOf({ parts }: ChatMessage) {
  const sources = parts.flatMap(part => (part.type === 'source-url' ? [part] : []));
  return [...new Map(sources.map(source => [source.url, source])).values()];
}
