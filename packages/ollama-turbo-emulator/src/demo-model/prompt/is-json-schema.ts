import { isJsonObject, type JsonObject } from '../json.js';
import { isSchemaType } from '../schema.js';

/**
 * Whether an object is a JSON schema and no other JSON: it has one of a schema's keywords at least, and none that holds
 * what a schema would not.
 */
export function isJsonSchema(value: JsonObject): boolean {
  const found = Object.entries(KEYWORDS).filter(([keyword]) => Object.hasOwn(value, keyword));
  return found.length > 0 && found.every(([keyword, fits]) => fits(value[keyword]));
}

const KEYWORDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  $schema: isText,
  $ref: isText,
  $defs: isSchemas,
  type: value => isSchemaType(value) || isListOf(value, isSchemaType),
  properties: isSchemas,
  required: value => isListOf(value, isText),
  items: value => isSchema(value) || isListOf(value, isSchema),
  prefixItems: value => isListOf(value, isSchema),
  anyOf: value => isListOf(value, isSchema),
  oneOf: value => isListOf(value, isSchema),
  allOf: value => isListOf(value, isSchema),
  enum: value => Array.isArray(value),
  const: () => true,
  not: isSchema,
  additionalProperties: isSchema,
  patternProperties: isSchemas,
};

function isSchema(value: unknown): boolean {
  return typeof value === 'boolean' || isJsonObject(value);
}

function isSchemas(value: unknown): boolean {
  return isJsonObject(value) && Object.values(value).every(isSchema);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isListOf(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}
