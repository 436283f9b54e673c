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

/**
 * The calls of the next turn: those of the first tool that has any left to make, and one call only on models that make
 * one at a time. A call that was made since the question is never made again.
 */
export function nextToolCalls(options: {
  topics: readonly ToolTopic[];
  earlierCalls: readonly AnsweredCall[];
  isOneAtATime: boolean;
}): ReplyToolCall[] {
  const { topics, earlierCalls, isOneAtATime } = options;
  const made = new Set(earlierCalls.map(signatureOf));
  for (const { tool, clues } of topics) {
    const open = callsOf(tool, clues).filter(call => !made.has(signatureOf(call)));
    if (open.length > 0) return isOneAtATime ? open.slice(0, 1) : open;
  }
  return [];
}

/** One call; for a question about several places, one for each, unless a single call takes them all. */
function callsOf(
  tool: ChatTool,
  clues: Clues,
): Required<Pick<ReplyToolCall, 'name' | 'arguments'>>[] {
  const { name } = tool.function;
  const common = argumentsFor(tool, clues);
  const placesTaken = clues.places.filter(place =>
    JSON.stringify(common).includes(JSON.stringify(place.name)),
  );
  if (clues.places.length < 2 || placesTaken.length !== 1) return [{ name, arguments: common }];
  return clues.places.map(place => ({
    name,
    arguments: argumentsFor(tool, { ...clues, places: [place] }),
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

/** The same for the same arguments in any order: a daemon's history does not keep it. */
function signatureOf(call: { name: string; arguments: JsonObject }): string {
  return `${call.name} ${JSON.stringify(sortKeys(call.arguments))}`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, sortKeys(entry)] as const);
  return Object.fromEntries(entries.toSorted(([first], [second]) => (first < second ? -1 : 1)));
}
