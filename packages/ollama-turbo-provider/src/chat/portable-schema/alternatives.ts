import { isRecord } from '@ai-sdk/provider-utils';
import { isSameJson, mergeSchemas } from './merge.js';
import type { SchemaProblems } from './problems.js';
import { type SchemaObject, typeNames } from './type.js';

/**
 * One object schema for a tool's parameters that are one of several object schemas, as Ollama keeps no `anyOf` at the
 * top level: every property of any of them, and required what all of them require.
 */
export function joinAlternatives(schema: SchemaObject, problems: SchemaProblems): SchemaObject {
  const { anyOf, ...common } = schema;
  if (!Array.isArray(anyOf)) return common;
  const alternatives = anyOf
    .map(alternative => (alternative === true ? {} : alternative))
    .filter(isRecord)
    .map(alternative => joinAlternatives(alternative, problems))
    .filter(allowsObjects);
  if (alternatives.length !== 1) problems.add({ place: '#', message: joinedMessage(alternatives) });
  return mergeSchemas({
    base: common,
    extension: { properties: joinProperties(alternatives), required: commonNames(alternatives) },
    onConflict: keyword =>
      problems.add({
        place: '#',
        message: `the parts of this schema disagree about "${keyword}"; one was kept.`,
      }),
  });
}

/** Whether the arguments of a call, which are always an object, can fit a schema. */
export function allowsObjects(schema: SchemaObject): boolean {
  const names = typeNames(schema['type']);
  return names.length === 0 || names.includes('object');
}

function joinedMessage(alternatives: SchemaObject[]): string {
  if (alternatives.length === 0)
    return 'none of the alternatives is an object; they were left out.';
  return `Ollama knows no alternatives at the top level; the ${alternatives.length} were joined into one object with all their properties, of which only those required by each are required.`;
}

function joinProperties(alternatives: SchemaObject[]): SchemaObject {
  const joined = new Map<string, unknown>();
  for (const { properties } of alternatives) {
    for (const [name, property] of Object.entries(isRecord(properties) ? properties : {})) {
      joined.set(name, joined.has(name) ? either(joined.get(name), property) : property);
    }
  }
  return Object.fromEntries(joined);
}

/** A schema for what fits the one or the other. Tags of a union (`kind: "a"`, `kind: "b"`) become one `enum`. */
function either(one: unknown, other: unknown): unknown {
  if (isSameJson(one, other) || other === false) return one;
  if (one === false) return other;
  if (!isRecord(one) || !isRecord(other)) return {};
  const { enum: values, ...rest } = one;
  const { enum: otherValues, ...otherRest } = other;
  if (Array.isArray(values) && Array.isArray(otherValues) && isSameJson(rest, otherRest)) {
    return { ...one, enum: [...new Set([...values, ...otherValues])] };
  }
  const known = alternativesOf(one);
  const added = alternativesOf(other).filter(schema => !known.some(old => isSameJson(old, schema)));
  return added.length === 0 ? one : { anyOf: [...known, ...added] };
}

function alternativesOf(schema: SchemaObject): unknown[] {
  const isUnionOnly = Object.keys(schema).length === 1;
  return isUnionOnly && Array.isArray(schema['anyOf']) ? schema['anyOf'] : [schema];
}

function commonNames(alternatives: SchemaObject[]): unknown[] {
  const lists = alternatives.map(({ required }) => (Array.isArray(required) ? required : []));
  const [first = [], ...others] = lists;
  return first.filter(name => others.every(list => list.includes(name)));
}
