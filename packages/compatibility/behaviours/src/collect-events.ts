import { describeError } from './describe-error.ts';
import type { StreamCall, StreamEvent, StreamOutcome } from './sdk.ts';

/** Reads a stream of the AI SDK to its end, however it ends. */
export async function collectEvents<Part>(options: {
  stream: AsyncIterable<Part>;
  /** What a part says; undefined when that is nothing of interest. */
  toEvent: (part: Part) => StreamEvent | undefined;
  onEvent: StreamCall['onEvent'];
}): Promise<Pick<StreamOutcome, 'events' | 'thrown'>> {
  const { stream, toEvent, onEvent } = options;
  const events: StreamEvent[] = [];
  try {
    for await (const part of stream) {
      const event = toEvent(part);
      if (!event) continue;
      add(events, event);
      onEvent?.(event);
    }
  } catch (error) {
    return { events, thrown: describeError(error) };
  }
  return { events };
}

/** Whether a stream came to an end of its own. */
export function isComplete({ events, thrown }: Pick<StreamOutcome, 'events' | 'thrown'>): boolean {
  return !thrown && events.every(({ type }) => type !== 'error' && type !== 'abort');
}

function add(events: StreamEvent[], event: StreamEvent): void {
  const last = events.at(-1);
  if (last && 'text' in last && 'text' in event && isSameKind(last, event)) last.text += event.text;
  else events.push({ ...event });
}

function isSameKind(one: StreamEvent, other: StreamEvent): boolean {
  if (one.type === 'tool-input' && other.type === 'tool-input') return one.id === other.id;
  return one.type === other.type;
}
