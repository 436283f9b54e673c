import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** Pixels from the end that still count as the end. */
const NEAR = 48;

/**
 * Keeps the end of a growing text in view, as long as the reader is there: scrolling up stops it, scrolling back to the
 * end or `follow` starts it again.
 */
export function useFollowedScroller(content: unknown): {
  scroller: RefObject<HTMLElement | null>;
  follow: () => void;
} {
  const scroller = useRef<HTMLElement>(null);
  const isFollowing = useRef(true);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let lastTop = element.scrollTop;
    const onScroll = () => {
      const { scrollTop, scrollHeight, clientHeight } = element;
      if (scrollHeight - scrollTop - clientHeight < NEAR) isFollowing.current = true;
      // Text that grew since the last event puts the end further away, but only a reader scrolls up.
      else if (scrollTop < lastTop) isFollowing.current = false;
      lastTop = scrollTop;
    };
    // Said by the wheel before anything has moved, or the next words could undo the first step.
    const onWheel = ({ deltaY }: WheelEvent) => {
      if (deltaY < 0) isFollowing.current = false;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, []);

  useLayoutEffect(() => {
    if (isFollowing.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [content]);

  return {
    scroller,
    follow: () => {
      isFollowing.current = true;
    },
  };
}
