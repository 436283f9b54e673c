import { isObject } from '../../check.js';

/** What JSON values of one kind hold: fields by their path, with types and the order of names. */
export interface JsonFields {
  /** The types that were seen at a path; `''` is the value itself. */
  types: Map<string, Set<string>>;
  /** The names of the objects at a path, of the one that has most. */
  names: Map<string, readonly string[]>;
}

/** Objects whose names are data: what a model calls a tool with, or says of its weights. */
const OPAQUE = /^(?:arguments|model_info|projector_info|properties|\$defs)$/;

export function noFields(): JsonFields {
  return { types: new Map(), names: new Map() };
}

/** Adds what a value holds. Items of a list count as one. */
export function addFields(fields: JsonFields, value: unknown, path = ''): void {
  const types = fields.types.get(path) ?? new Set();
  fields.types.set(path, types.add(typeOf(value)));
  if (Array.isArray(value)) {
    for (const item of value) addFields(fields, item, `${path}[]`);
    return;
  }
  if (!isObject(value) || OPAQUE.test(path.replace(/^.*\./s, ''))) return;
  const names = Object.keys(value);
  if (names.length >= (fields.names.get(path)?.length ?? 0)) fields.names.set(path, names);
  for (const [name, inner] of Object.entries(value)) {
    addFields(fields, inner, path === '' ? name : `${path}.${name}`);
  }
}

/** In what the fields of two answers differ, in words. */
export function fieldDifferences(recorded: JsonFields, now: JsonFields): string[] {
  const paths = new Set([...recorded.types.keys(), ...now.types.keys()]);
  return [
    ...[...paths].flatMap(path => typeDifference({ recorded, now, path })),
    ...[...recorded.names.keys()].flatMap(path => orderDifference({ recorded, now, path })),
  ];
}

interface Place {
  recorded: JsonFields;
  now: JsonFields;
  path: string;
}

function typeDifference({ recorded, now, path }: Place): string[] {
  const [before, after] = [recorded, now].map(({ types }) => types.get(path));
  // What a missing object or an empty list would hold is not known.
  if ((before === undefined || after === undefined) && !hasParent({ recorded, now, path }))
    return [];
  const [said, says] = [before, after].map(typesInWords);
  return said === says ? [] : [`${path || 'value'}: recorded ${said}, now ${says}`];
}

function hasParent({ recorded, now, path }: Place): boolean {
  if (path.endsWith('[]')) return false;
  const parent = path.includes('.') ? path.replace(/\.[^.]*$/s, '') : '';
  return recorded.names.has(parent) && now.names.has(parent);
}

function orderDifference({ recorded, now, path }: Place): string[] {
  const [before = [], after = []] = [recorded, now].map(({ names }) => names.get(path));
  const [said, says] = [
    before.filter(name => after.includes(name)).join(', '),
    after.filter(name => before.includes(name)).join(', '),
  ];
  const place = path === '' ? 'order of fields' : `order of fields in ${path}`;
  return said === says ? [] : [`${place}: recorded ${said}, now ${says}`];
}

function typesInWords(types: ReadonlySet<string> | undefined): string {
  return types === undefined ? 'missing' : [...types].toSorted().join(' or ');
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return value === null ? 'null' : typeof value;
}
