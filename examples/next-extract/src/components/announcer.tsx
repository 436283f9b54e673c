import { useEffect, useState } from 'react';
import { WAITING } from '../lib/announcement.ts';

/** Milliseconds that a message stays before the next one, or a screen reader would skip it. */
const SHORTEST = 1000;

/** Milliseconds after which somebody who waits wants to know that it is for something. */
const PATIENCE = 3000;

/** Tells screen readers one message after the other. It is there from the beginning, or the first would be missed. */
export function Announcer({ text }: { text: string }) {
  const [shown, setShown] = useState({ text: '', since: 0 });

  useEffect(() => {
    const show = () => setShown({ text, since: Date.now() });
    const least = text === WAITING ? PATIENCE : 0;
    const timer = setTimeout(show, Math.max(least, shown.since + SHORTEST - Date.now()));
    return () => clearTimeout(timer);
    // What is shown is no reason to show it again.
  }, [text]);

  return (
    <p role="status" className="sr-only">
      {shown.text}
    </p>
  );
}
