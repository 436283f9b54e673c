import { isRecord } from '@ai-sdk/provider-utils';
import { type SchemaObject, typeNames } from './type.js';

/**
 * Keywords that Ollama drops from a property, in the words in which its description repeats them. The description
 * does reach the model.
 *
 * Source: ollama/ollama api/types.go, `ToolProperty`.
 */
const LABELS: Record<string, string> = {
  minimum: 'minimum',
  exclusiveMinimum: 'exclusive minimum',
  maximum: 'maximum',
  exclusiveMaximum: 'exclusive maximum',
  multipleOf: 'multiple of',
  minLength: 'minimum length',
  maxLength: 'maximum length',
  format: 'format',
  pattern: 'pattern',
  contentEncoding: 'content encoding',
  contentMediaType: 'content media type',
  minItems: 'minimum items',
  maxItems: 'maximum items',
  uniqueItems: 'unique items',
  minProperties: 'minimum properties',
  maxProperties: 'maximum properties',
  additionalProperties: 'values of type',
  default: 'default',
  examples: 'examples',
};

/** Longer texts say more to a validator than to a model, and cost tokens in every request. */
const LONGEST_VALUE = 200;

/** Beside a `format`, a longer pattern than this is the format again. */
const LONGEST_PATTERN_OF_ITS_OWN = 50;

/** `Days to forecast (minimum 1, maximum 7)`: the description with what else would be lost. */
export function describeConstraints(options: {
  schema: SchemaObject;
  onTooLong: (keyword: string) => void;
}): string | undefined {
  const { schema, onTooLong } = options;
  const constraints = Object.entries(LABELS).flatMap(([keyword, label]) => {
    const value = writtenValue({ schema, keyword });
    if (value === undefined) return [];
    if (value.length <= LONGEST_VALUE) return [value === '' ? label : `${label} ${value}`];
    onTooLong(keyword);
    return [];
  });
  const description = textOf(schema['description']);
  return constraints.length === 0 ? description : addRemark(description, constraints.join(', '));
}

/** Puts a remark in parentheses behind a description, unless it is there already. */
export function addRemark(description: string | undefined, remark: string): string {
  const addition = `(${remark})`;
  if (description === undefined || description === '') return addition;
  return description.endsWith(addition) ? description : `${description} ${addition}`;
}

/** The types of a value for a reader: `string`, `integer or null`, `any`. */
export function typeText(schema: unknown): string {
  const names = isRecord(schema) ? typeNames(schema['type']) : [];
  return names.length > 0 ? names.join(' or ') : 'any';
}

/** A keyword's value as text, empty where the label says it all; `undefined` where there is nothing to say. */
function writtenValue(options: { schema: SchemaObject; keyword: string }): string | undefined {
  const { schema, keyword } = options;
  const value = schema[keyword];
  switch (keyword) {
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      // Schema libraries give every integer these bounds: they are the language's, not the tool's.
      if (Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER) return undefined;
      break;
    case 'pattern':
      if (isSpelledOutFormat(schema)) return undefined;
      break;
    case 'additionalProperties':
      return isRecord(value) && typeNames(value['type']).length > 0 ? typeText(value) : undefined;
    case 'default':
    case 'examples':
      return JSON.stringify(value);
  }
  if (value === true) return '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Schema libraries spell a known format out as a pattern, often of hundreds of characters. */
function isSpelledOutFormat({ format, pattern }: SchemaObject): boolean {
  const length = textOf(pattern)?.length ?? 0;
  return textOf(format) !== undefined && length > LONGEST_PATTERN_OF_ITS_OWN;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
