import type { DynamicToolUIPart } from 'ai';
import type { MessageStatus } from '../../shared/message.ts';
import { STOPPED_CALL } from '../../shared/tools.ts';

/** As much of a call as settles how it stands. */
type Call = Pick<DynamicToolUIPart, 'state'> & {
  preliminary?: boolean;
  errorText?: string;
  approval?: { approved?: boolean; isAutomatic?: boolean };
};

export interface ToolStatus {
  word: string;
  tone: 'busy' | 'asking' | 'done' | 'failed' | 'idle';
  /** Whether the reader has to decide, or has done so a moment ago. */
  request?: 'open' | 'answered';
}

/** How a call stands, in a word. A call whose answer has ended without its result never runs again. */
export function toolStatus(call: {
  part: Call;
  /** That of the answer. */
  state: MessageStatus;
  isLast: boolean;
}): ToolStatus {
  const { part, state, isLast } = call;
  const isStreaming = state === 'streaming';
  const busy = (word: string): ToolStatus => (isStreaming ? { word, tone: 'busy' } : UNFINISHED);
  switch (part.state) {
    case 'input-streaming':
      return busy('Preparing');
    case 'input-available':
      return busy('Running');
    case 'approval-requested':
      if (part.approval?.isAutomatic === true) return busy('Running');
      // A new question has taken the place of the request.
      if (!isLast) return UNFINISHED;
      return { word: 'Needs your permission', tone: 'asking', request: 'open' };
    case 'approval-responded': {
      const word = part.approval?.approved === true ? 'Allowed' : 'Denied';
      if (part.approval?.isAutomatic === true) return busy(word);
      // The answer goes on when all its requests are answered, or after an error.
      const isPending = isLast && state !== 'stopped';
      return isPending
        ? { word, tone: isStreaming ? 'busy' : 'idle', request: 'answered' }
        : UNFINISHED;
    }
    case 'output-available':
      return part.preliminary === true ? busy('Running') : { word: 'Done', tone: 'done' };
    case 'output-error':
      return part.errorText === STOPPED_CALL ? UNFINISHED : { word: 'Failed', tone: 'failed' };
    case 'output-denied':
      return { word: 'You declined', tone: 'idle' };
  }
}

const UNFINISHED: ToolStatus = { word: 'Not finished', tone: 'idle' };

/** The input in words: the one value alone, or all with their names. It may still be growing. */
export function describeInput(input: unknown): string {
  if (typeof input !== 'object' || input === null)
    return input === undefined ? '' : describeValue(input);
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  const [first] = entries;
  if (entries.length === 1 && first) return describeValue(first[1]);
  return entries.map(([name, value]) => `${name}: ${describeValue(value)}`).join(', ');
}

function describeValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
