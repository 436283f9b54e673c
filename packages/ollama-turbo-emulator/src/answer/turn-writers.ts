import type { Clock } from './clock.js';
import type { TurnLine } from './turn.js';
import type { TurnSummary, TurnWriter } from './turn-answer.js';

/** Writes the objects of `/api/chat`, keys in Ollama's order. */
export function chatWriter(options: { model: string; clock: Clock }): TurnWriter {
  return {
    opensEmpty: false,
    write: (line, summary) => ({
      model: options.model,
      created_at: options.clock.stamp(),
      message: {
        role: 'assistant',
        content: line.content,
        ...(line.thinking !== undefined && { thinking: line.thinking }),
        ...(line.calls !== undefined && { tool_calls: line.calls }),
      },
      ...doneFields(summary),
      ...(line.logprobs !== undefined && { logprobs: line.logprobs }),
      ...summary?.metrics,
    }),
  };
}

/** Writes the objects of `/api/generate`, whose calls carry no id. */
export function generateWriter(options: {
  model: string;
  clock: Clock;
  /** The conversation in tokens, for the last object; undefined in raw mode. */
  context: readonly number[] | undefined;
  opensEmpty: boolean;
}): TurnWriter {
  return {
    opensEmpty: options.opensEmpty,
    write: (line, summary) => ({
      model: options.model,
      created_at: options.clock.stamp(),
      response: line.content,
      ...(line.thinking !== undefined && { thinking: line.thinking }),
      ...doneFields(summary),
      ...(summary !== undefined && options.context !== undefined && { context: options.context }),
      ...summary?.metrics,
      ...callFields(line),
      ...(line.logprobs !== undefined && { logprobs: line.logprobs }),
    }),
  };
}

function doneFields(summary: TurnSummary | undefined): object {
  return summary === undefined
    ? { done: false }
    : { done: true, ...(summary.doneReason !== '' && { done_reason: summary.doneReason }) };
}

function callFields(line: TurnLine): object {
  if (line.calls === undefined) return {};
  return { tool_calls: line.calls.map(call => ({ function: call.function })) };
}
