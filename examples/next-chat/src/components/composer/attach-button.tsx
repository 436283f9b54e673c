import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { attachFiles } from '../../client/question/attach.ts';
import type { ChatSession } from '../../client/conversation/chat-session.ts';
import { draftOf } from '../../client/question/drafts.ts';
import { IMAGE_TYPES } from '../../shared/api.ts';
import { IconButton } from '../button.tsx';

const INPUT_ID = 'attached-files';

/** Opens the dialog for files. */
export function openFileDialog(): void {
  document.getElementById(INPUT_ID)?.click();
}

/** Attaches pictures. */
export function AttachButton({ session }: { session: ChatSession }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        id={INPUT_ID}
        type="file"
        multiple
        hidden
        accept={IMAGE_TYPES.join(',')}
        onChange={({ currentTarget }) => {
          const { id } = session;
          attachFiles(currentTarget.files ?? [], { draft: draftOf(id), conversationId: id });
          // The same file can be chosen once more.
          currentTarget.value = '';
        }}
      />
      <IconButton
        label="Attach images"
        hint="Attach images (or paste, or drop them)"
        className="size-9"
        onClick={() => input.current?.click()}
      >
        <Plus aria-hidden size={20} />
      </IconButton>
    </>
  );
}
