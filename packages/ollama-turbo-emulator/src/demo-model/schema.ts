import { isJsonObject, toList, type JsonObject } from './json.js';

export type SchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** The way through a schema to one place in it. */
export interface Trail {
  /** The references that led here. */
  references: ReadonlySet<string>;
  /** Whether one of them was followed twice: from there on as little as possible is written. */
  isRecursive: boolean;
}

/** A schema with its references followed and its alternatives decided. */
export interface ResolvedSchema {
  schema: JsonObject;
  trail: Trail;
}

/** References are followed this far, so that a schema that only refers to itself ends. */
const MOST_STEPS = 32;

/**
 * Follows `$ref`, merges `allOf` and picks one of `anyOf`/`oneOf`: the first that `prefer` likes, else the first that
 * is not `null`. In a recursive schema an alternative that ends the recursion wins.
 */
export function resolveSchema(options: {
  schema: unknown;
  root: JsonObject;
  trail: Trail;
  prefer: (alternative: JsonObject) => boolean;
}): ResolvedSchema {
  const { root, trail, prefer } = options;
  const references = new Set(trail.references);
  let schema = isJsonObject(options.schema) ? options.schema : {};
  let { isRecursive } = trail;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { $ref: reference, allOf, anyOf, oneOf, ...rest } = schema;
    if (typeof reference === 'string') {
      isRecursive ||= references.has(reference);
      references.add(reference);
      schema = mergeSchemas(lookUp(root, reference), rest);
    } else if (Array.isArray(allOf)) {
      schema = allOf
        .filter(isJsonObject)
        .reduce(mergeSchemas, { ...rest, ...withoutUndefined({ anyOf, oneOf }) });
    } else if (Array.isArray(anyOf) || Array.isArray(oneOf)) {
      const alternatives = [...toList(anyOf), ...toList(oneOf)].filter(isJsonObject);
      schema = mergeSchemas(rest, pickAlternative({ alternatives, root, references, prefer }));
    } else {
      break;
    }
  }
  return { schema, trail: { references, isRecursive } };
}

/** Follows `$ref` and merges `allOf`; alternatives stay as they are. Every keyword that is left is one of the schema's. */
export function expandSchema(schema: unknown, root: JsonObject): JsonObject {
  let expanded = isJsonObject(schema) ? schema : {};
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { $ref: reference, allOf, ...rest } = expanded;
    if (typeof reference === 'string') {
      expanded = mergeSchemas(lookUp(root, reference), { ...rest, ...withoutUndefined({ allOf }) });
    } else if (Array.isArray(allOf)) {
      expanded = allOf.filter(isJsonObject).reduce(mergeSchemas, rest);
    } else {
      break;
    }
  }
  return expanded;
}

/** The type of a value: as the schema says, else as its keywords tell. */
export function typeOfSchema(schema: JsonObject): SchemaType {
  const { type } = schema;
  const types = Array.isArray(type) ? type : [type];
  const named = types.filter(isSchemaType);
  const [first = named.at(0)] = named.filter(name => name !== 'null');
  if (first !== undefined) return first;
  return TYPE_BY_KEYWORD.find(([keyword]) => keyword in schema)?.[1] ?? 'string';
}

function pickAlternative(options: {
  alternatives: readonly JsonObject[];
  root: JsonObject;
  references: ReadonlySet<string>;
  prefer: (alternative: JsonObject) => boolean;
}): JsonObject {
  const { alternatives, root, references, prefer } = options;
  const ending = alternatives.filter(
    ({ $ref: reference }) => typeof reference !== 'string' || !references.has(reference),
  );
  const possible = ending.length > 0 ? ending : alternatives;
  const valued = possible.filter(({ type, const: value }) => type !== 'null' && value !== null);
  const target = (alternative: JsonObject) =>
    typeof alternative.$ref === 'string' ? lookUp(root, alternative.$ref) : alternative;
  return (
    valued.find(alternative => prefer(target(alternative))) ?? valued.at(0) ?? possible.at(0) ?? {}
  );
}

/** `#/$defs/City` within the schema; `{}` for what is not there, other documents among it. */
function lookUp(root: JsonObject, reference: string): JsonObject {
  if (!reference.startsWith('#')) return {};
  let value: unknown = root;
  for (const part of reference.slice(1).split('/').filter(Boolean)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return isJsonObject(value) ? value : {};
}

function mergeSchemas(first: JsonObject, second: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...first, ...second };
  if (isJsonObject(first.properties) && isJsonObject(second.properties)) {
    merged.properties = { ...first.properties, ...second.properties };
  }
  if (Array.isArray(first.required) && Array.isArray(second.required)) {
    merged.required = [...new Set([...toList(first.required), ...toList(second.required)])];
  }
  return merged;
}

function withoutUndefined(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));
}

/** Whether a value is the name of a type. */
export function isSchemaType(name: unknown): name is SchemaType {
  return SCHEMA_TYPES.has(name);
}

const SCHEMA_TYPES = new Set<unknown>([
  'object',
  'array',
  'string',
  'number',
  'integer',
  'boolean',
  'null',
] satisfies SchemaType[]);

const TYPE_BY_KEYWORD: readonly (readonly [string, SchemaType])[] = [
  ['properties', 'object'],
  ['required', 'object'],
  ['additionalProperties', 'object'],
  ['items', 'array'],
  ['prefixItems', 'array'],
  ['minItems', 'array'],
  ['minimum', 'number'],
  ['maximum', 'number'],
  ['exclusiveMinimum', 'number'],
  ['exclusiveMaximum', 'number'],
  ['multipleOf', 'number'],
];
