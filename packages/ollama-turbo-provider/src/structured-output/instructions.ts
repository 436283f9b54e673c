import type { OllamaMessage } from '../chat/request/chat-request-body.js';

/** What an answer in JSON has to be. */
export interface JsonWish {
  /** A JSON schema; undefined where any JSON will do. */
  schema: unknown;
  name?: string;
  description?: string;
}

/** As much of an answer that could not be used as is shown to its model again, in UTF-16 code units. */
const MAX_SHOWN_ANSWER = 16_000;

/** What the system message says of the answer. The same wish gives the same text, so that hosts can cache prompts. */
export function jsonInstruction(wish: JsonWish & { offersTools: boolean }): string {
  const { name, description, offersTools } = wish;
  const subject = [name && `It is called ${JSON.stringify(name)}.`, description];
  return joinSentences([
    `${offersTools ? 'When you do not call a tool, answer' : 'Answer'} with JSON only: the JSON value itself, with no text before or after it and no code fence.`,
    ...subject,
    schemaSentence(wish.schema),
  ]);
}

/** The messages that ask a model again whose answer could not be used. */
export function correctionMessages(options: {
  written: string;
  problems: readonly string[];
  /** The schema, where the prompt does not say it yet. */
  schema: unknown;
}): OllamaMessage[] {
  const { written, problems, schema } = options;
  const complaint = ['Your answer could not be used:', ...problems.map(problem => `- ${problem}`)];
  const request = joinSentences([
    'Answer again, with the corrected JSON value alone: no text before or after it and no code fence.',
    schema === undefined ? undefined : schemaSentence(schema),
  ]);
  return [
    ...answerMessage(written),
    { role: 'user', content: `${complaint.join('\n')}\n${request}` },
  ];
}

/** What the model said, as its message; none for an empty answer, which templates do not expect. */
export function answerMessage(written: string): OllamaMessage[] {
  if (written.trim() === '') return [];
  const content =
    written.length > MAX_SHOWN_ANSWER ? `${written.slice(0, MAX_SHOWN_ANSWER)}…` : written;
  return [{ role: 'assistant', content }];
}

export function schemaSentence(schema: unknown): string | undefined {
  if (schema === undefined) return undefined;
  return `The JSON has to be valid against this JSON Schema:\n${JSON.stringify(schema)}`;
}

function joinSentences(sentences: (string | undefined)[]): string {
  return sentences.filter(sentence => sentence !== undefined && sentence !== '').join(' ');
}
