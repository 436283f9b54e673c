import type { DemoModelRequest } from '../chat-request.js';
import type { ReplyOptions } from '../reply.js';
import { carelessText } from './careless/careless-text.js';
import type { Slip } from './careless/slips.js';
import { ClueReader } from './clue-reader.js';
import { findClues, type Clues } from './clues.js';
import { readConversation, type Conversation } from './conversation.js';
import { isJsonObject, type JsonObject } from './json.js';
import { demandedTools } from './prompt/demanded-tools.js';
import { findJsonDemand, type JsonDemand } from './prompt/json-demand.js';
import { answerFromResults } from './result-text.js';
import { valueForSchema } from './schema-value.js';
import { thinkAbout } from './thinking.js';
import { nextToolCalls } from './tool-calls.js';
import { findToolTopics } from './tool-topics.js';
import { answerInWords } from './topics.js';

/**
 * Answers a chat request without a language model. The same request always gets the same answer.
 *
 * It thinks when asked to; calls the offered tools that the question is about, told by the words of their names,
 * descriptions and parameters, or that a system message tells it to call, and answers from what they return; writes JSON
 * where a format is enforced or the prompt asks for it; says something pleasant otherwise, and that it is an emulator when
 * asked who it is.
 */
export function answerAsDemoModel(request: DemoModelRequest): ReplyOptions {
  const { messages, tools = [], think, format, family } = request;
  const conversation = readConversation(messages);
  const clues = cluesFor(conversation);
  const demand = format === undefined ? findJsonDemand(messages) : formatDemand(request);
  const answerWithJson = (asked: JsonDemand): ReplyOptions => ({
    ...optionalThinking(thinkAbout({ kind: 'json' }, conversation, think)),
    content: answerAsJson({
      demand: asked,
      clues,
      slip: format === undefined ? request.slip : undefined,
    }),
  });

  if (demand?.isDue) return answerWithJson(demand);

  const calls = nextToolCalls({
    topics: findToolTopics({
      conversation,
      clues,
      tools,
      demanded: demandedTools(messages, tools),
    }),
    earlierCalls: conversation.calls,
    // gpt-oss makes at most one call a turn.
    isOneAtATime: family === 'harmony',
  });
  if (calls.length > 0) {
    const thinking = thinkAbout({ kind: 'call', calls }, conversation, think);
    return { ...optionalThinking(thinking), toolCalls: calls };
  }

  if (demand !== undefined) return answerWithJson(demand);

  if (conversation.calls.length > 0) {
    const thinking = thinkAbout({ kind: 'results' }, conversation, think);
    return { ...optionalThinking(thinking), content: answerFromResults(conversation.calls) };
  }

  const plan = { kind: 'words', offeredTools: tools.length } as const;
  const thinking = thinkAbout(plan, conversation, think);
  return { ...optionalThinking(thinking), content: answerInWords(conversation) };
}

/** The clues of the question; a place that it does not name is the one that was spoken of last. */
function cluesFor({ question, earlierQuestions }: Conversation): Clues {
  const clues = findClues(question);
  if (clues.places.length > 0) return clues;
  const earlierPlaces = earlierQuestions.map(earlier => findClues(earlier).places);
  return { ...clues, places: earlierPlaces.findLast(places => places.length > 0) ?? [] };
}

/** What a host enforces; `"json"` asks for any object, everything else is a schema. */
function formatDemand({ format, messages }: DemoModelRequest): JsonDemand {
  const wants = findJsonDemand(messages)?.wants ?? 'answer';
  return { schema: isJsonObject(format) ? format : undefined, wants, isDue: true };
}

/** JSON that fits what is asked for; with a slip, what became of it. */
function answerAsJson(options: {
  demand: JsonDemand;
  clues: Clues;
  slip: Slip | undefined;
}): string {
  const { demand, clues, slip } = options;
  const { wants, schema = wants === 'arguments' ? NO_ARGUMENTS : ANY_OBJECT } = demand;
  const value = valueForSchema({ schema, reader: new ClueReader(clues), wants });
  if (slip === undefined) return JSON.stringify(value);
  return carelessText({ value, schema: demand.schema ?? {}, subject: clues.subject }, slip);
}

const NO_ARGUMENTS: JsonObject = { type: 'object' };

const ANY_OBJECT: JsonObject = {
  type: 'object',
  properties: { topic: { type: 'string' }, answer: { type: 'string' } },
};

function optionalThinking(thinking: string | undefined): Pick<ReplyOptions, 'thinking'> {
  return thinking === undefined ? {} : { thinking };
}
