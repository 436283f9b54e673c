import { Pencil } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { leaveEdit } from '../../client/conversation/leave-edit.ts';
import { writtenText } from '../../client/question/question-parts.ts';
import { sizeOf } from '../../shared/image-size.ts';
import type { ChatMessage } from '../../shared/message.ts';
import { IconButton } from '../button.tsx';
import { CopyButton } from '../copy-button.tsx';
import { EditForm } from './edit-form.tsx';
import { FoldedText } from './folded-text.tsx';
import { ImageView } from './image-view.tsx';
import { MessageFrame } from './message-frame.tsx';

interface QuestionProps {
  session: ChatSession;
  message: ChatMessage;
  isEditing: boolean;
  /** How many messages stand below this one. */
  following: number;
}

/** A message of the reader's own. */
export const Question = memo(function Question(props: QuestionProps) {
  const { session, message, isEditing, following } = props;
  const editButton = useFocusAfterEdit(isEditing);
  const text = writtenText(message.parts);
  return (
    <MessageFrame author="You">
      {isEditing ? (
        <EditForm {...{ session, message, following }} onCancel={() => leaveEdit(session)} />
      ) : (
        <>
          <QuestionParts message={message} />
          <div className="-mt-2 flex min-h-7 justify-end gap-2 pointer-coarse:min-h-11">
            {text !== '' && (
              <CopyButton label="Copy message" getText={() => text} className="size-7" />
            )}
            <IconButton
              ref={editButton}
              label="Edit message"
              className="size-7"
              onClick={() => session.edits(message.id)}
            >
              <Pencil aria-hidden size={16} />
            </IconButton>
          </div>
        </>
      )}
    </MessageFrame>
  );
});

/** A field that goes away takes the focus with it; its button is the next best place. */
function useFocusAfterEdit(isEditing: boolean) {
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    const isFocusLost = document.activeElement === document.body;
    if (wasEditing.current && !isEditing && isFocusLost) editButton.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  return editButton;
}

function QuestionParts({ message }: { message: ChatMessage }) {
  return (
    <div className="flex max-w-[88%] min-w-0 flex-col items-end gap-2 self-end sm:max-w-[80%]">
      {message.parts.map((part, index) => {
        switch (part.type) {
          case 'file':
            return (
              <ImageView
                key={index}
                picture={{ url: part.url, name: part.filename ?? 'image', size: sizeOf(part) }}
              />
            );
          case 'data-pasted-text':
            return <FoldedText key={index} label="Pasted text" text={part.data.text} />;
          case 'text':
            return <FoldedText key={index} text={part.text} />;
          default:
            // Questions have no other parts.
            return null;
        }
      })}
    </div>
  );
}
