import {
  Brain,
  CircleCheck,
  CircleStop,
  Hourglass,
  PencilLine,
  TriangleAlert,
  Unplug,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Attempt, AttemptState } from '../lib/run.ts';

const QUIET = 'bg-muted text-foreground';
const LOOKS: Readonly<Record<AttemptState, { icon: LucideIcon; words: string; colours: string }>> =
  {
    waiting: { icon: Hourglass, words: 'Waiting', colours: QUIET },
    thinking: { icon: Brain, words: 'Thinking', colours: QUIET },
    growing: { icon: PencilLine, words: 'Being written', colours: QUIET },
    fits: { icon: CircleCheck, words: 'Fits the schema', colours: 'bg-ok-soft text-ok' },
    misfit: { icon: TriangleAlert, words: 'Does not fit', colours: 'bg-warn-soft text-warn' },
    stopped: { icon: CircleStop, words: 'Stopped', colours: QUIET },
    failed: { icon: Unplug, words: 'Broke off', colours: 'bg-danger-soft text-danger' },
  };

/** How an attempt is getting on, or how it ended: an icon and a word. */
export function AttemptBadge({ attempt, modelId }: { attempt: Attempt; modelId: string }) {
  const { icon: Icon, words, colours } = LOOKS[attempt.state];
  return (
    <span
      className={`inline-flex min-h-7 items-center gap-1.5 rounded-full px-3 text-sm tabular-nums ${colours}`}
    >
      <Icon aria-hidden size={16} />
      {attempt.state === 'waiting' ? <Waiting modelId={modelId} /> : wordsFor(attempt, words)}
    </span>
  );
}

/** What failed before its first character has not broken off. */
function wordsFor({ state, json }: Attempt, words: string): string {
  if (json !== '') return words;
  if (state === 'failed') return 'Failed';
  return state === 'stopped' ? 'Stopped before the first word' : words;
}

/** Seconds after which somebody who waits wants to know for how long. */
const PATIENCE = 8;

function Waiting({ modelId }: { modelId: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(count => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      Waiting for {modelId}
      {seconds >= PATIENCE && `, ${seconds} s`}
    </>
  );
}
