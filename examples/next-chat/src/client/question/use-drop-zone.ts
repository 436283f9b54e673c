import { useEffect, useState } from 'react';
import { attachFiles } from './attach.ts';
import type { ChatSession } from '../conversation/chat-session.ts';
import { draftOf } from './drafts.ts';

/** Takes files that are dropped anywhere on the page; returns whether some are being held over it. */
export function useDropZone({ id }: ChatSession): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this a file that is dropped beside the field would replace the page.
      event.preventDefault();
      setIsOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      attachFiles(event.dataTransfer?.files ?? [], { draft: draftOf(id), conversationId: id });
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDrop);
    };
  }, [id]);
  return isOver;
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
