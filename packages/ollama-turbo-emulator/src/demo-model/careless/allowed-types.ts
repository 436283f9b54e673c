import { isJsonObject, toList, type JsonObject } from '../json.js';
import { expandSchema, isSchemaType } from '../schema.js';

/** A type of JSON itself: whole numbers are numbers there. */
export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** The type of a JSON value. */
export function jsonTypeOf(value: unknown): JsonType {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      if (Array.isArray(value)) return 'array';
      return isJsonObject(value) ? 'object' : 'null';
  }
}

/** Alternatives within alternatives are followed this far. */
const MOST_LEVELS = 8;

/**
 * The types that a schema allows at most; `undefined` where it does not say. A value of any other type is certain to be
 * invalid.
 */
export function allowedTypes(
  schema: unknown,
  root: JsonObject,
  level = 0,
): ReadonlySet<JsonType> | undefined {
  const expanded = expandSchema(schema, root);
  if (Object.hasOwn(expanded, 'const')) return new Set([jsonTypeOf(expanded.const)]);
  if (Array.isArray(expanded.enum)) return new Set(expanded.enum.map(jsonTypeOf));
  const named = [expanded.type].flat().filter(isSchemaType);
  if (named.length > 0) {
    return new Set(named.map(type => (type === 'integer' ? 'number' : type)));
  }
  const alternatives = toList(expanded.anyOf ?? expanded.oneOf);
  if (alternatives.length === 0 || level >= MOST_LEVELS) return undefined;
  const allowed = alternatives.map(alternative => allowedTypes(alternative, root, level + 1));
  return allowed.reduce((all, types) => (all && types ? new Set([...all, ...types]) : undefined));
}
