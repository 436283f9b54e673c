import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type TouchEvent } from 'react';
import { useStickToBottom, type StickToBottomInstance } from 'use-stick-to-bottom';

/** Where the reader was in each conversation that was left above its end. */
const positions = new Map<string, number>();

const OPTIONS = { initial: 'instant', resize: 'instant' } as const;

const KEYS_UP: readonly string[] = ['ArrowUp', 'PageUp', 'Home'];

export interface LogScroll extends StickToBottomInstance {
  /** What the scrolling element has to listen to. */
  listeners: {
    onKeyDown: (event: KeyboardEvent) => void;
    onTouchStart: (event: TouchEvent) => void;
    onTouchMove: (event: TouchEvent) => void;
  };
}

/**
 * Keeps the end of a growing conversation in view as long as the reader is there. It opens at its end, or where it was
 * left.
 *
 * @param isShown whether the log is on the page: a conversation that is still being loaded has none
 */
export function useLogScroll(conversationId: string, isShown: boolean): LogScroll {
  const stick = useStickToBottom(OPTIONS);
  usePosition(conversationId, isShown, stick);
  useStopOnSelection(stick);
  return { ...stick, listeners: useStopOnIntent(stick) };
}

function usePosition(conversationId: string, isShown: boolean, stick: StickToBottomInstance): void {
  const { scrollRef, stopScroll, state } = stick;
  useLayoutEffect(() => {
    const log = isShown ? scrollRef.current : null;
    if (!log) return undefined;
    const position = positions.get(conversationId);
    const restore = () => {
      if (position === undefined) return;
      stopScroll();
      log.scrollTop = position;
    };
    restore();
    // Once more, for what gets its height only after it was measured, as a folded text does.
    const frame = requestAnimationFrame(restore);
    return () => {
      cancelAnimationFrame(frame);
      // One that has left the page already has no position.
      if (!log.isConnected) return;
      if (state.isAtBottom) positions.delete(conversationId);
      else positions.set(conversationId, log.scrollTop);
    };
  }, [conversationId, isShown, scrollRef, stopScroll, state]);
}

/** Text that moves under a selection is hard to select. */
function useStopOnSelection({ scrollRef, stopScroll }: StickToBottomInstance): void {
  useEffect(() => {
    const onSelect = () => {
      const selection = document.getSelection();
      if (!selection || selection.isCollapsed) return;
      if (scrollRef.current?.contains(selection.anchorNode)) stopScroll();
    };
    document.addEventListener('selectionchange', onSelect);
    return () => document.removeEventListener('selectionchange', onSelect);
  }, [scrollRef, stopScroll]);
}

/**
 * Stops before anything has moved, for keys and fingers as the library does for wheels: it takes no notice of scrolling
 * while the text grows.
 */
function useStopOnIntent({ scrollRef, stopScroll }: StickToBottomInstance): LogScroll['listeners'] {
  const touchedAt = useRef(0);
  const stop = () => {
    const log = scrollRef.current;
    if (log && log.scrollHeight > log.clientHeight) stopScroll();
  };
  return {
    onKeyDown: ({ key }) => {
      if (KEYS_UP.includes(key)) stop();
    },
    onTouchStart: ({ touches }) => {
      touchedAt.current = touches[0]?.clientY ?? 0;
    },
    onTouchMove: ({ touches }) => {
      if ((touches[0]?.clientY ?? 0) > touchedAt.current) stop();
    },
  };
}
