import { useEffect, useState } from 'react';

/** Seconds after which it is told how long it has been. */
const LONG = 8;

/** A line in the place of the text that is to come. */
export function Waiting({ model, since }: { model: string; since: number }) {
  const seconds = useSecondsSince(since);
  return (
    <p className="flex items-center gap-2 text-muted-foreground">
      <span aria-hidden className="pulse size-2 shrink-0 rounded-full bg-primary" />
      <span className="min-w-0 truncate">Waiting for {model}</span>
      {seconds >= LONG && <span className="shrink-0 tabular-nums">· {seconds} s</span>}
    </p>
  );
}

/** Whole seconds since a moment, given in milliseconds. */
export function useSecondsSince(moment: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - moment) / 1000));
}
