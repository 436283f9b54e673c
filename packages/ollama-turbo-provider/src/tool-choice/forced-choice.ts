import type { LanguageModelV4FunctionTool } from '@ai-sdk/provider';
import type { OllamaTool } from '../chat/request/chat-request-body.js';

/** The tools of which one has to be called, at least one. */
export interface ForcedChoice {
  tools: readonly ForcedTool[];
}

export interface ForcedTool {
  name: string;
  /** As it is offered to the model. */
  offered: OllamaTool;
  /** What the arguments of a call are checked against, as the caller wrote it. */
  inputSchema: LanguageModelV4FunctionTool['inputSchema'];
}

/** What the system message says of the choice. */
export function choiceInstruction({ tools }: ForcedChoice): string {
  const names = tools.map(({ name }) => JSON.stringify(name));
  return names.length === 1
    ? `Call the tool ${names.join()} now. Do not answer in words.`
    : `Call one of these tools now: ${names.join(', ')}. Do not answer in words.`;
}
