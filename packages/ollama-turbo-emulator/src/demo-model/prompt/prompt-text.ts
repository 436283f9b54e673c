import type { JsonObject } from '../json.js';
import { asksForJson } from './asks-for-json.js';
import { isJsonSchema } from './is-json-schema.js';
import { jsonInText } from './json-in-text.js';
import { sentencesOf } from './sentences.js';

/** What a text says of the form of its answer. */
export interface PromptText {
  /** The text without the JSON in it. */
  words: string;
  /** Whether the answer has to be JSON. */
  asksForJson: boolean;
  /** What that JSON has to be valid against; `undefined` where the text says nothing about it. */
  schema: JsonObject | undefined;
  /** What the text is about: the whole of it, but for the schema and the sentences about it. */
  topic: string;
}

/**
 * Reads the demand for JSON out of a message. JSON in a text is a schema only if the text asks for JSON and speaks of a
 * schema; of several, the last is meant.
 */
export function readPromptText(text: string): PromptText {
  if (!/\bjson\b/i.test(text)) return plainText(text);
  const found = jsonInText(text);
  const words = found
    .toReversed()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
  if (!asksForJson(words)) return { ...plainText(text), words };
  const schema = /\bschema\b/i.test(words)
    ? found.findLast(({ value }) => isJsonSchema(value))
    : undefined;
  if (schema === undefined) return { ...plainText(text), words, asksForJson: true };
  const topic = topicOf(`${text.slice(0, schema.start)}\n${text.slice(schema.end)}`);
  return { words, asksForJson: true, schema: schema.value, topic };
}

function plainText(text: string): PromptText {
  return { words: text, asksForJson: false, schema: undefined, topic: text.trim() };
}

/** Where every sentence is about the form, one of them says what the answer is about, too. */
function topicOf(text: string): string {
  const sentences = sentencesOf(text);
  const topic = sentences.filter(
    sentence => !/\b(?:json|schema|code fence)\b|^```/i.test(sentence),
  );
  return (topic.length > 0 ? topic : sentences).join(' ');
}
