import type { JSONSchema7 } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import type { FollowUp } from '../chat/review/answer-review.js';
import { AnswerJudge } from '../structured-output/answer-judge.js';
import { answerMessage, schemaSentence } from '../structured-output/instructions.js';
import type { ForcedChoice, ForcedTool } from './forced-choice.js';

/** A call that was asked for in words, or what is wrong with what came. */
type WrittenCall = { toolName: string; input: string } | { problems: string[] };

/** Asks for a call as JSON: for the arguments of the one tool, or for a choice of tool and its arguments. */
export function callRequest(options: { choice: ForcedChoice; written: string }): FollowUp {
  const { choice, written } = options;
  const schema = callSchema(choice);
  const content = `${wish(choice)} JSON only, with no text before or after it and no code fence. ${schemaSentence(schema)}`;
  return { messages: [...answerMessage(written), { role: 'user', content }], format: schema };
}

/** Reads a call out of an answer to {@link callRequest}. */
export function readCall({
  choice,
  written,
}: {
  choice: ForcedChoice;
  written: string;
}): WrittenCall {
  const only = onlyTool(choice);
  if (only !== undefined) return readArguments(only, written);
  const verdict = new AnswerJudge(CHOICE_SCHEMA).judgeWhole(written);
  if (!verdict.fits) return { problems: verdict.problems };
  const chosen: unknown = JSON.parse(verdict.json);
  const { tool: name, arguments: input } = isRecord(chosen) ? chosen : {};
  const tool = choice.tools.find(candidate => candidate.name === name);
  if (tool === undefined) return { problems: [`There is no tool ${JSON.stringify(name)}.`] };
  return readArguments(tool, JSON.stringify(input));
}

/** The arguments are checked against the schema of the tool that was chosen. */
const CHOICE_SCHEMA = {
  type: 'object',
  properties: { tool: { type: 'string' }, arguments: { type: 'object' } },
  required: ['tool', 'arguments'],
};

function readArguments({ name, inputSchema }: ForcedTool, written: string): WrittenCall {
  const verdict = new AnswerJudge(inputSchema, { only: 'object' }).judgeWhole(written);
  return verdict.fits ? { toolName: name, input: verdict.json } : { problems: verdict.problems };
}

function callSchema(choice: ForcedChoice): JSONSchema7 {
  return onlyTool(choice)?.inputSchema ?? { anyOf: choice.tools.map(choiceOf) };
}

/** With the schema in its portable form: the references of several schemas would clash in one. */
function choiceOf({ name, offered }: ForcedTool): JSONSchema7 {
  return {
    type: 'object',
    properties: {
      tool: { type: 'string', enum: [name] },
      arguments: offered.function.parameters,
    },
    required: ['tool', 'arguments'],
    additionalProperties: false,
  };
}

function wish(choice: ForcedChoice): string {
  const only = onlyTool(choice);
  if (only !== undefined) {
    return `You have to call the tool ${describe(only)}. Answer with the arguments of that call:`;
  }
  const tools = choice.tools.map(tool => `- ${describe(tool)}`).join('\n');
  return `You have to call one of these tools:\n${tools}\nAnswer with the name of the tool and the arguments of the call:`;
}

function describe({ name, offered }: ForcedTool): string {
  const { description } = offered.function;
  return description ? `${JSON.stringify(name)} (${description})` : JSON.stringify(name);
}

function onlyTool({ tools }: ForcedChoice): ForcedTool | undefined {
  return tools.length === 1 ? tools[0] : undefined;
}
