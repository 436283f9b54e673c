import type { ChatTool } from '../chat-request.js';
import { findClues, type Clues } from './clues.js';
import type { Conversation } from './conversation.js';
import { argumentsFor, type ToolTopic } from './tool-calls.js';
import { chooseTools } from './tool-choice.js';

/**
 * The offered tools that the question is about, each with what the question says for it: of "the weather in Oslo and the
 * time in Lima", Oslo is for the weather. "And in Paris?" is about what the question before was about.
 *
 * @param options.demanded tools of which one has to be called: the question then needs only to name something for it
 */
export function findToolTopics(options: {
  conversation: Conversation;
  clues: Clues;
  tools: readonly ChatTool[];
  demanded: readonly ChatTool[];
}): ToolTopic[] {
  const { demanded, clues } = options;
  const topics = topicsOfQuestion(options);
  if (demanded.length === 0) return topics;
  const wanted = topics.filter(({ tool }) => demanded.includes(tool));
  if (wanted.length > 0) return wanted;
  const usable = demanded.find(tool => isUsable(tool, clues));
  return usable === undefined ? [] : [{ tool: usable, clues }];
}

function topicsOfQuestion(options: {
  conversation: Conversation;
  clues: Clues;
  tools: readonly ChatTool[];
}): ToolTopic[] {
  const { conversation, clues, tools } = options;
  const { question, earlierQuestions } = conversation;
  const chosen = chooseTools(question, tools);
  if (chosen.length > 1) return divide(chosen, clues);
  const previous = earlierQuestions.at(-1);
  const isContinued = chosen.length === 0 && previous !== undefined && isFollowUp(question);
  const about = isContinued
    ? chooseTools(previous, tools).filter(tool => isFedBy(tool, clues))
    : chosen;
  return about.map(tool => ({ tool, clues }));
}

const LONGEST_FOLLOW_UP = 80;

function isFollowUp(question: string): boolean {
  return (
    /^\W*(and|what about|how about|also|then|same)\b/i.test(question) &&
    question.length < LONGEST_FOLLOW_UP
  );
}

/** Whether something that the question names is among the arguments: Paris is nothing for a calculator. */
function isFedBy(tool: ChatTool, clues: Clues): boolean {
  const input = JSON.stringify(argumentsFor(tool, clues));
  const named = [
    ...clues.places.map(({ name }) => name),
    ...clues.numbers.map(({ value }) => String(value)),
    ...clues.quotes,
  ];
  return named.some(clue => input.includes(clue));
}

/** Whether a tool can be called with what the question says: it takes nothing, or something that the question names. */
function isUsable(tool: ChatTool, clues: Clues): boolean {
  const input = argumentsFor(tool, clues);
  if (Object.keys(input).length === 0 || isFedBy(tool, clues)) return true;
  return clues.subject !== '' && JSON.stringify(input).includes(clues.subject);
}

/** Each clause goes to the tool that it is about, and to the tool of the clause before if it is about none. */
function divide(tools: readonly ChatTool[], clues: Clues): ToolTopic[] {
  const clauses = new Map<ChatTool, string>();
  let current = tools.at(0);
  for (const clause of clues.question.split(/(?<=[,;.?!]|\band|\bthen)\s+/i)) {
    current = chooseTools(clause, tools).at(0) ?? current;
    if (current) clauses.set(current, `${clauses.get(current) ?? ''} ${clause}`);
  }
  return tools.map(tool => ({
    tool,
    clues: withFallback(findClues(clauses.get(tool) ?? ''), clues),
  }));
}

/** What a clause does not say is taken from the whole question. */
function withFallback(clause: Clues, whole: Clues): Clues {
  const orWhole = <Clue>(own: readonly Clue[], all: readonly Clue[]) =>
    own.length > 0 ? own : all;
  return {
    ...clause,
    subject: clause.subject || whole.subject,
    places: orWhole(clause.places, whole.places),
    names: orWhole(clause.names, whole.names),
    quotes: orWhole(clause.quotes, whole.quotes),
    expression: clause.expression ?? whole.expression,
    dates: orWhole(clause.dates, whole.dates),
    emails: orWhole(clause.emails, whole.emails),
    urls: orWhole(clause.urls, whole.urls),
    paths: orWhole(clause.paths, whole.paths),
    times: orWhole(clause.times, whole.times),
    languages: orWhole(clause.languages, whole.languages),
    measures: orWhole(clause.measures, whole.measures),
  };
}
