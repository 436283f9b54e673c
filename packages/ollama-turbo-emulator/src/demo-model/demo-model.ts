import type { DemoModelRequest } from '../chat-request.js';
import type { ReplyOptions } from '../reply.js';
import { ClueReader } from './clue-reader.js';
import { findClues, type Clues } from './clues.js';
import { readConversation, type Conversation } from './conversation.js';
import { isJsonObject } from './json.js';
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
 * descriptions and parameters, and answers from what they return; writes JSON where a format is enforced; says something
 * pleasant otherwise, and that it is an emulator when asked who it is.
 */
export function answerAsDemoModel(request: DemoModelRequest): ReplyOptions {
  const { messages, tools = [], think, format, family } = request;
  const conversation = readConversation(messages);
  const clues = cluesFor(conversation);

  if (format !== undefined) {
    const thinking = thinkAbout({ kind: 'json' }, conversation, think);
    return { ...optionalThinking(thinking), content: answerAsJson(format, clues) };
  }

  const calls = nextToolCalls({
    topics: findToolTopics({ conversation, clues, tools }),
    earlierCalls: conversation.calls,
    // gpt-oss makes at most one call a turn.
    isOneAtATime: family === 'harmony',
  });
  if (calls.length > 0) {
    const thinking = thinkAbout({ kind: 'call', calls }, conversation, think);
    return { ...optionalThinking(thinking), toolCalls: calls };
  }

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

/** `"json"` asks for any object; everything else is a schema. */
function answerAsJson(format: unknown, clues: Clues): string {
  const schema = isJsonObject(format) ? format : ANY_OBJECT;
  const value = valueForSchema({ schema, reader: new ClueReader(clues), wants: 'answer' });
  return JSON.stringify(value);
}

const ANY_OBJECT = {
  type: 'object',
  properties: { topic: { type: 'string' }, answer: { type: 'string' } },
};

function optionalThinking(thinking: string | undefined): Pick<ReplyOptions, 'thinking'> {
  return thinking === undefined ? {} : { thinking };
}
