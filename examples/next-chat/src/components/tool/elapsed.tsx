import { useState } from 'react';
import { useSecondsSince } from '../message/waiting.tsx';

/** How long something has been running, once that is worth telling. */
export function Elapsed() {
  const [since] = useState(() => Date.now());
  const seconds = useSecondsSince(since);
  return seconds > 0 && <span className="tabular-nums"> · {seconds} s</span>;
}
