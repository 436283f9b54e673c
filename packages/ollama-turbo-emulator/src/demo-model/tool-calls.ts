import type { ChatTool } from '../chat-request.js';
import type { ReplyToolCall } from '../reply.js';
import { ClueReader } from './clue-reader.js';
import type { Clues } from './clues.js';
import type { AnsweredCall } from './conversation.js';
import { isJsonObject, type JsonObject } from './json.js';
import { valueForSchema } from './schema-value.js';

/** A tool that the question is about, and what the question says for it. */
export interface ToolTopic {
  tool: ChatTool;
  clues: Clues;
}

/** A call that a question asks for. */
interface PlannedCall {
  call: ReplyToolCall;
  /** The place that it is about, when the question names several. */
  place: string | undefined;
}

/**
 * The calls of the next turn: those of the first tool that has any left to make, and one call only on models that make
 * one at a time. What was called since the question is not called again, also when the arguments were others than these:
 * for another place only.
 */
export function nextToolCalls(options: {
  topics: readonly ToolTopic[];
  earlierCalls: readonly AnsweredCall[];
  isOneAtATime: boolean;
}): ReplyToolCall[] {
  const { topics, earlierCalls, isOneAtATime } = options;
  for (const { tool, clues } of topics) {
    const made = earlierCalls.filter(({ name }) => name === tool.function.name);
    const planned = plannedCalls(tool, clues);
    const open = planned.length > made.length ? planned.filter(each => !isMade(each, made)) : [];
    const calls = open.map(({ call }) => call);
    if (calls.length > 0) return isOneAtATime ? calls.slice(0, 1) : calls;
  }
  return [];
}

function isMade({ place }: PlannedCall, made: readonly AnsweredCall[]): boolean {
  if (place === undefined) return made.length > 0;
  const values = made.flatMap(call => Object.values(call.arguments));
  return values.some(
    value => typeof value === 'string' && value.toLowerCase().includes(place.toLowerCase()),
  );
}

/** One call; for a question about several places, one for each, unless a single call takes them all. */
function plannedCalls(tool: ChatTool, clues: Clues): PlannedCall[] {
  const { name } = tool.function;
  const common = argumentsFor(tool, clues);
  const placesTaken = clues.places.filter(place =>
    JSON.stringify(common).includes(JSON.stringify(place.name)),
  );
  if (clues.places.length < 2 || placesTaken.length !== 1) {
    return [{ call: { name, arguments: common }, place: undefined }];
  }
  return clues.places.map(place => ({
    call: { name, arguments: argumentsFor(tool, { ...clues, places: [place] }) },
    place: place.name,
  }));
}

/** The arguments of a call, from the words of the question where it says something about them. */
export function argumentsFor(tool: ChatTool, clues: Clues): JsonObject {
  const value = valueForSchema({
    schema: { type: 'object', ...tool.function.parameters },
    reader: new ClueReader(clues),
    wants: 'arguments',
  });
  return isJsonObject(value) ? value : {};
}
