import { useEffect, useLayoutEffect } from 'react';
import { useStickToBottom, type StickToBottomInstance } from 'use-stick-to-bottom';

/** Where the reader was in each conversation that was left above its end. */
const positions = new Map<string, number>();

const OPTIONS = { initial: 'instant', resize: 'instant' } as const;

/**
 * Keeps the end of a growing conversation in view as long as the reader is there. It opens at its end, or where it was
 * left.
 */
export function useLogScroll(conversationId: string): StickToBottomInstance {
  const stick = useStickToBottom(OPTIONS);
  const { scrollRef, stopScroll, state } = stick;

  useLayoutEffect(() => {
    const log = scrollRef.current;
    const position = positions.get(conversationId);
    if (log && position !== undefined) {
      stopScroll();
      log.scrollTop = position;
    }
    return () => {
      if (!log) return;
      if (state.isAtBottom) positions.delete(conversationId);
      else positions.set(conversationId, log.scrollTop);
    };
  }, [conversationId, scrollRef, stopScroll, state]);

  useEffect(() => {
    const onSelect = () => {
      const selection = document.getSelection();
      if (!selection || selection.isCollapsed) return;
      // Text that moves under a selection is hard to select.
      if (scrollRef.current?.contains(selection.anchorNode)) stopScroll();
    };
    document.addEventListener('selectionchange', onSelect);
    return () => document.removeEventListener('selectionchange', onSelect);
  }, [scrollRef, stopScroll]);

  return stick;
}
