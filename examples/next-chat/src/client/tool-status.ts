import type { DynamicToolUIPart } from 'ai';

/** As much of a call as settles how it stands. */
type Call = Pick<DynamicToolUIPart, 'state'> & {
  preliminary?: boolean;
  approval?: { approved?: boolean; isAutomatic?: boolean };
};

export interface ToolStatus {
  word: string;
  tone: 'busy' | 'asking' | 'done' | 'failed' | 'idle';
  /** Whether the reader has to decide. */
  isAsking: boolean;
}

/** How a call stands, in a word. A call whose answer has ended without its result never runs again. */
export function toolStatus(call: {
  part: Call;
  isStreaming: boolean;
  isLast: boolean;
}): ToolStatus {
  const { part, isStreaming, isLast } = call;
  const busy = (word: string): ToolStatus =>
    isStreaming ? { word, tone: 'busy', isAsking: false } : UNFINISHED;
  switch (part.state) {
    case 'input-streaming':
      return busy('Preparing');
    case 'input-available':
      return busy('Running');
    case 'approval-requested':
      if (part.approval?.isAutomatic === true) return busy('Running');
      // A new question has taken the place of the request.
      if (!isLast) return UNFINISHED;
      return { word: 'Needs your permission', tone: 'asking', isAsking: true };
    case 'approval-responded':
      return busy(part.approval?.approved === true ? 'Allowed' : 'Denied');
    case 'output-available':
      return part.preliminary === true
        ? busy('Running')
        : { word: 'Done', tone: 'done', isAsking: false };
    case 'output-error':
      return { word: 'Failed', tone: 'failed', isAsking: false };
    case 'output-denied':
      return { word: 'You declined', tone: 'idle', isAsking: false };
  }
}

const UNFINISHED: ToolStatus = { word: 'Not finished', tone: 'idle', isAsking: false };

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
