import { isToolUIPart } from 'ai';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import type { ChatMessage, MessageStatus } from '../../shared/message.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { ToolCard } from '../tool/tool-card.tsx';
import { ImageView } from './image-view.tsx';
import { Thinking } from './thinking.tsx';

interface PartsProps {
  session: ChatSession;
  message: ChatMessage;
  state: MessageStatus;
  isLast: boolean;
}

/** All that an answer consists of, in its order. */
export function AnswerParts(props: PartsProps) {
  const { parts } = props.message;
  return parts.map((part, index) => (
    // Parts are only ever added at the end, so their places tell them apart.
    <Part
      key={index}
      {...props}
      part={part}
      isGrowing={props.state === 'streaming' && index === parts.length - 1}
    />
  ));
}

type PartProps = PartsProps & { part: ChatMessage['parts'][number]; isGrowing: boolean };

function Part({ session, message, part, state, isGrowing, isLast }: PartProps) {
  switch (part.type) {
    case 'text':
      return part.text.trim() === '' ? null : <Markdown text={part.text} isStreaming={isGrowing} />;
    case 'reasoning':
      return part.text.trim() === '' ? null : (
        <Thinking text={part.text} isStreaming={isGrowing} seconds={secondsOf(message, part)} />
      );
    case 'dynamic-tool':
    case 'tool-get_weather':
    case 'tool-calculator':
    case 'tool-web_search':
    case 'tool-send_note':
      return <ToolCard {...{ session, part, state, isLast }} />;
    case 'file':
    case 'reasoning-file':
      return part.mediaType.startsWith('image/') ? (
        <ImageView picture={{ url: part.url, name: 'Image of the model', size: undefined }} />
      ) : null;
    case 'source-url':
    case 'source-document':
    case 'step-start':
    case 'data-pasted-text':
    case 'custom':
    case 'steering-message':
      // Sources stand together below the text; the others are nothing to look at, or never come from these models.
      return null;
    default:
      return <UnknownPart {...{ session, state, isLast }} part={part} />;
  }
}

/** A tool of another version of this app has its card, too; nothing else comes here. */
function UnknownPart({ part, ...props }: Omit<PartsProps, 'message'> & { part: never }) {
  const unknown = part as ChatMessage['parts'][number];
  return isToolUIPart(unknown) ? <ToolCard {...props} part={unknown} /> : null;
}

/** How long the model thought, as the server has measured it. */
function secondsOf(
  { parts, metadata }: ChatMessage,
  part: ChatMessage['parts'][number],
): number | undefined {
  const thoughts = parts.filter(({ type }) => type === 'reasoning');
  return metadata?.thinking?.[thoughts.indexOf(part)]?.seconds;
}
