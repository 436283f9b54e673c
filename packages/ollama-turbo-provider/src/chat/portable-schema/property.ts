import type { JSONSchema7 } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import { addRemark, describeConstraints, typeText } from './description.js';
import { isSameJson } from './merge.js';
import type { SchemaProblems } from './problems.js';
import { hasKeywords, inferType, isType, type SchemaObject } from './type.js';

interface Place {
  path: string;
  problems: SchemaProblems;
}

/**
 * What a keyword of a property has to hold: Ollama refuses the whole request with a 400 otherwise. Null counts as
 * absent there.
 */
const DEMANDS = new Map<string, { expected: string; holds: (value: unknown) => boolean }>([
  ['type', { expected: 'a type name or a list of them', holds: isType }],
  ['description', { expected: 'a text', holds: value => typeof value === 'string' }],
  ['enum', { expected: 'a list', holds: Array.isArray }],
  ['required', { expected: 'a list of names', holds: Array.isArray }],
  ['properties', { expected: 'an object', holds: isRecord }],
  ['anyOf', { expected: 'a list of schemas', holds: Array.isArray }],
]);

/** Keywords that Ollama drops and that no short remark can replace. */
const LOST_KEYWORDS = [
  '$dynamicRef',
  '$recursiveRef',
  'contains',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'if',
  'not',
  'patternProperties',
];

/** Keywords that Ollama drops, too; but a boolean or `{}` there is no loss to the model. */
const LOST_SCHEMA_KEYWORDS = ['unevaluatedItems', 'unevaluatedProperties'];

/** Keywords about the names and values of a map. */
const MAP_KEYWORDS = ['propertyNames', 'additionalProperties'];

/** The schemas of named properties, in their order, and the names of those that could not be kept. */
export function toPortableProperties(
  properties: SchemaObject,
  place: Place,
): { properties: Record<string, JSONSchema7>; dropped: string[] } {
  const kept: [string, JSONSchema7][] = [];
  const dropped: string[] = [];
  for (const [name, property] of Object.entries(properties)) {
    const path = `${place.path}/properties/${name}`;
    if (property === false) {
      dropped.push(name);
      place.problems.add({ place: path, message: 'a property that may not be was left out.' });
    } else {
      kept.push([name, toPortableProperty(property, { ...place, path })]);
    }
  }
  return { properties: Object.fromEntries(kept), dropped };
}

/** The names that are really required: text, and none of the dropped ones. */
export function toPortableRequired(options: {
  required: unknown[];
  dropped: string[];
  place: Place;
}): string[] {
  const { required, dropped, place } = options;
  const names = required.filter(name => typeof name === 'string');
  if (names.length < required.length) {
    place.problems.add({
      place: `${place.path}/required`,
      message: 'names that are no text were left out.',
    });
  }
  return names.filter(name => !dropped.includes(name));
}

/** Leaves out what Ollama refuses to read, so that one odd keyword does not fail the request. */
export function withoutRefused(schema: SchemaObject, place: Place): SchemaObject {
  const entries = Object.entries(schema).filter(([keyword, value]) => {
    const demand = DEMANDS.get(keyword);
    if (!demand || demand.holds(value)) return true;
    if (value !== null) {
      const message = `"${keyword}" must be ${demand.expected} and was left out.`;
      place.problems.add({ place: place.path, message });
    }
    return false;
  });
  return Object.fromEntries(entries);
}

/** Reports the keywords whose meaning is lost. */
export function reportLost(options: {
  schema: SchemaObject;
  further?: string[];
  place: Place;
}): void {
  const { schema, further = [], place } = options;
  const lost = [...LOST_KEYWORDS, ...further].filter(keyword => Object.hasOwn(schema, keyword));
  lost.push(...LOST_SCHEMA_KEYWORDS.filter(keyword => hasKeywords(schema[keyword])));
  lost.push(...MAP_KEYWORDS.filter(keyword => saysMoreThanType(schema[keyword])));
  for (const keyword of lost) {
    place.problems.add({
      place: place.path,
      message: `"${keyword}" is not passed on by Ollama.`,
    });
  }
}

function toPortableProperty(property: unknown, place: Place): JSONSchema7 {
  // Go reads a boolean into no struct; `true` is what an empty schema says too.
  if (!isRecord(property)) return {};
  reportLost({ schema: property, place });
  // Both before and after: items may say the type, and may be in the way of saying it.
  const schema = withInferredType(withItems(withInferredType(withoutRefused(property, place))));
  return { ...schema, ...describedBy(schema, place), ...nestedSchemas(schema, place) };
}

function withInferredType(schema: SchemaObject): SchemaObject {
  if (Object.hasOwn(schema, 'type')) return schema;
  const type = inferType(schema);
  return type === undefined ? schema : { type, ...schema };
}

function describedBy(schema: SchemaObject, place: Place): { description?: string } {
  const description = describeConstraints({
    schema,
    onTooLong: keyword =>
      place.problems.add({
        place: place.path,
        message: `"${keyword}" is not passed on by Ollama, and too long to repeat in the description.`,
      }),
  });
  return description === undefined ? {} : { description };
}

function nestedSchemas(schema: SchemaObject, place: Place): JSONSchema7 {
  const { properties, required, anyOf } = schema;
  const nested = isRecord(properties) ? toPortableProperties(properties, place) : undefined;
  const dropped = nested?.dropped ?? [];
  return {
    ...(nested ? { properties: nested.properties } : {}),
    ...(Array.isArray(required)
      ? { required: toPortableRequired({ required, dropped, place }) }
      : {}),
    ...(Array.isArray(anyOf) ? { anyOf: toPortableAlternatives(anyOf, place) } : {}),
  };
}

function toPortableAlternatives(alternatives: unknown[], place: Place): JSONSchema7[] {
  return alternatives.flatMap((alternative, index) => {
    if (alternative === false) return [];
    return [toPortableProperty(alternative, { ...place, path: `${place.path}/anyOf/${index}` })];
  });
}

/**
 * A list of item schemas by position (`prefixItems`, or `items` as a list) as one schema for all items: Ollama drops
 * the former, and what reads the latter expects one schema. The order goes into the description.
 */
function withItems(schema: SchemaObject): SchemaObject {
  const { prefixItems, additionalItems, items, ...others } = schema;
  const isOlderForm = Array.isArray(items);
  const positions: unknown = isOlderForm ? items : prefixItems;
  if (!Array.isArray(positions)) return schema;
  const rest = isOlderForm ? additionalItems : items;
  const alternatives = distinct([...positions, rest].filter(isRecord));
  const order = positions.map(typeText).join(', ');
  const description = typeof others['description'] === 'string' ? others['description'] : undefined;
  return {
    ...others,
    ...(alternatives.length > 0 ? { items: oneOrAny(alternatives) } : {}),
    ...(order === '' ? {} : { description: addRemark(description, `in this order: ${order}`) }),
  };
}

function distinct(schemas: SchemaObject[]): SchemaObject[] {
  return schemas.filter(
    (schema, index) => schemas.findIndex(other => isSameJson(schema, other)) === index,
  );
}

function oneOrAny(alternatives: SchemaObject[]): SchemaObject {
  const [only, ...others] = alternatives;
  return only && others.length === 0 ? only : { anyOf: alternatives };
}

/** Whether a schema says more than a type, which a remark can repeat, or which every name of a property has anyway. */
function saysMoreThanType(schema: unknown): boolean {
  return isRecord(schema) && Object.keys(schema).some(keyword => keyword !== 'type');
}
