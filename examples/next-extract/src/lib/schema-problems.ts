import {
  isJsonObject,
  pathText,
  type JsonObject,
  type JsonPath,
  type JsonValue,
} from './json-value.ts';

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const TYPE_WORDS = `has to be one of ${TYPES.join(', ')}, or a list of them`;

/** Says what a value should be instead, `undefined` when it is right. */
type Check = (value: JsonValue) => string | undefined;

const when =
  (isRight: (value: JsonValue) => boolean, words: string): Check =>
  value =>
    isRight(value) ? undefined : words;

const isType = (value: JsonValue) => typeof value === 'string' && TYPES.includes(value);
const isList = (value: JsonValue): value is JsonValue[] => Array.isArray(value);
const text = when(value => typeof value === 'string', 'has to be a text in quotation marks');
const number = when(value => typeof value === 'number', 'has to be a number');
const count = when(
  value => Number.isInteger(value) && Number(value) >= 0,
  'has to be a whole number from 0',
);
const names = when(
  value => isList(value) && value.every(name => typeof name === 'string'),
  'has to be a list of names of properties',
);

/** The keywords that people write by hand; about others the validator of the provider has its say. */
const CHECKS: Readonly<Record<string, Check>> = {
  type: when(
    value => (isList(value) ? value.length > 0 && value.every(isType) : isType(value)),
    TYPE_WORDS,
  ),
  title: text,
  description: text,
  format: text,
  pattern: when(isPattern, 'has to be a regular expression'),
  enum: when(value => isList(value) && value.length > 0, 'has to be a list of values'),
  required: names,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: number,
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
};

const SCHEMA_KEYWORDS = ['items', 'additionalProperties', 'not', 'contains'];
const LIST_KEYWORDS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const MAP_KEYWORDS = ['properties', '$defs', 'definitions', 'patternProperties'];

/** What is wrong with a JSON schema, in sentences with the place. */
export function schemaProblems(schema: JsonValue, path: JsonPath = []): string[] {
  if (typeof schema === 'boolean') return [];
  if (!isJsonObject(schema)) return [problem(path, 'has to be a schema in braces')];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const place = [...path, keyword];
    const words = Object.hasOwn(CHECKS, keyword) ? CHECKS[keyword]?.(value) : undefined;
    if (words !== undefined) return [problem(place, words)];
    if (keyword === 'required') return namesWithoutProperty(schema, place);
    return problemsInside(keyword, value, place);
  });
}

function problemsInside(keyword: string, value: JsonValue, path: JsonPath): string[] {
  if (SCHEMA_KEYWORDS.includes(keyword)) return schemaProblems(value, path);
  if (LIST_KEYWORDS.includes(keyword)) {
    if (!isList(value)) return [problem(path, 'has to be a list of schemas')];
    return value.flatMap((schema, index) => schemaProblems(schema, [...path, index]));
  }
  if (MAP_KEYWORDS.includes(keyword)) {
    if (!isJsonObject(value)) return [problem(path, 'has to be an object with a schema per name')];
    return Object.entries(value).flatMap(([name, schema]) =>
      schemaProblems(schema, [...path, name]),
    );
  }
  return [];
}

/** A name that is misspelt here makes every answer a misfit. */
function namesWithoutProperty({ required, properties }: JsonObject, path: JsonPath): string[] {
  if (!isList(required ?? null) || !isJsonObject(properties)) return [];
  return (required as string[])
    .filter(name => !Object.hasOwn(properties, name))
    .map(name => problem(path, `names “${name}”, which is no property`));
}

function isPattern(value: JsonValue): boolean {
  try {
    return typeof value === 'string' && new RegExp(value, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function problem(path: JsonPath, words: string): string {
  return `${path.length > 0 ? pathText(path) : 'The schema'} ${words}.`;
}
