import type { ErrorNotice } from './error-notice.ts';
import type { ExtractEvent, Report } from './extract-event.ts';
import { applyChange } from './growing-json.ts';
import type { JsonObject } from './json-value.ts';

export const ATTEMPT_STATES = [
  'waiting',
  'thinking',
  'growing',
  'fits',
  'misfit',
  'stopped',
  'failed',
] as const;

/** How far an attempt is, or how it ended. */
export type AttemptState = (typeof ATTEMPT_STATES)[number];

export interface Attempt {
  state: AttemptState;
  /** The object so far; empty before its first character. */
  json: string;
  /** Why it does not fit. */
  problems: readonly string[];
  /** What the model wrote, where it does not fit. */
  text: string;
  report?: Report | undefined;
}

/** One extraction: an attempt, and a second one when the first does not fit. */
export interface Run {
  id: number;
  /** Of the schema; names the files. */
  name: string;
  schema: JsonObject;
  attempts: readonly [Attempt, ...Attempt[]];
  notice: ErrorNotice | undefined;
  /** Whether it is from before the page was reloaded: nothing that has just happened. */
  isRestored: boolean;
}

const NEW_ATTEMPT: Attempt = {
  state: 'waiting',
  json: '',
  problems: [],
  text: '',
};

export function newRun(options: { id: number; name: string; schema: JsonObject }): Run {
  return { ...options, attempts: [NEW_ATTEMPT], notice: undefined, isRestored: false };
}

/** The run after an event. */
export function afterEvent(run: Run, event: ExtractEvent): Run {
  const attempt = currentAttempt(run);
  switch (event.type) {
    case 'thinking':
      return withCurrent(run, { ...attempt, state: 'thinking' });
    case 'change':
      return withCurrent(run, {
        ...attempt,
        state: 'growing',
        json: applyChange(attempt.json, event),
      });
    case 'fit':
      return withCurrent(run, { ...attempt, state: 'fits', report: event.report });
    case 'misfit': {
      const { problems, text, report } = event;
      const ended = withCurrent(run, { ...attempt, state: 'misfit', problems, text, report });
      const isFirst = run.attempts.length === 1;
      return isFirst ? { ...ended, attempts: [...ended.attempts, NEW_ATTEMPT] } : ended;
    }
    case 'failure':
      return afterFailure(run, event.notice);
  }
}

/** The run after something went wrong that the server could not tell. */
export function afterFailure(run: Run, notice: ErrorNotice): Run {
  if (!isRunning(run)) return run;
  return { ...withCurrent(run, { ...currentAttempt(run), state: 'failed' }), notice };
}

/** The run after the reader has stopped it: what came is kept. */
export function afterStop(run: Run): Run {
  if (!isRunning(run)) return run;
  return withCurrent(run, { ...currentAttempt(run), state: 'stopped' });
}

export function currentAttempt({ attempts }: Run): Attempt {
  return attempts.at(-1) ?? attempts[0];
}

export function isRunning(run: Run | undefined): run is Run {
  return run !== undefined && isUnderWay(currentAttempt(run));
}

export function isUnderWay({ state }: Attempt): boolean {
  return state === 'waiting' || state === 'thinking' || state === 'growing';
}

/** Whether anything came of it. */
export function hasSomething({ attempts }: Run): boolean {
  return attempts.some(({ json, text }) => json !== '' || text !== '');
}

function withCurrent({ attempts, ...run }: Run, attempt: Attempt): Run {
  const [first, second] = attempts;
  return { ...run, attempts: second ? [first, attempt] : [attempt] };
}
