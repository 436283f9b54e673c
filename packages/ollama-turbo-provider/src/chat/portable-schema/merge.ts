import { isRecord } from '@ai-sdk/provider-utils';
import { type SchemaObject, typeNames } from './type.js';

type Definition = SchemaObject | boolean;

/** Keywords that only inform: of two, the one nearer to the use counts. */
const ANNOTATIONS = new Set([
  '$anchor',
  '$comment',
  '$id',
  '$schema',
  'default',
  'deprecated',
  'description',
  'examples',
  'readOnly',
  'title',
  'writeOnly',
]);

/** What stands for "both cannot be said in one keyword". */
const CONFLICT = Symbol('conflict');

/**
 * One schema that demands what both demand, as `allOf` does. Where one keyword cannot say both, the extension's value
 * stays and `onConflict` is told the keyword.
 */
export function mergeSchemas(options: {
  base: SchemaObject;
  extension: SchemaObject;
  onConflict: (keyword: string) => void;
}): SchemaObject {
  const { base, extension, onConflict } = options;
  const merged = new Map(Object.entries(base));
  for (const [keyword, value] of Object.entries(extension)) {
    const both = merged.has(keyword)
      ? mergeKeyword({ keyword, one: merged.get(keyword), other: value, onConflict })
      : value;
    if (both === CONFLICT) onConflict(keyword);
    merged.set(keyword, both === CONFLICT ? value : both);
  }
  return Object.fromEntries(merged);
}

/** Whether two JSON values are written the same; the order of keys counts. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function mergeKeyword(options: {
  keyword: string;
  one: unknown;
  other: unknown;
  onConflict: (keyword: string) => void;
}): unknown {
  const { keyword, one, other, onConflict } = options;
  if (ANNOTATIONS.has(keyword) || isSameJson(one, other)) return other;
  switch (keyword) {
    case 'properties':
    case 'patternProperties':
      return mergeProperties({ one, other, onConflict });
    case 'items':
    case 'additionalItems':
    case 'additionalProperties':
      return mergeDefinitions({ one, other, onConflict });
    case 'required':
      return Array.isArray(one) && Array.isArray(other)
        ? [...new Set([...one, ...other])]
        : CONFLICT;
    case 'type':
      return commonType(one, other);
    case 'enum':
      return commonValues(one, other);
    case 'minimum':
    case 'exclusiveMinimum':
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return bound(Math.max, one, other);
    case 'maximum':
    case 'exclusiveMaximum':
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return bound(Math.min, one, other);
    case 'uniqueItems':
      return one === true || other === true;
    default:
      return CONFLICT;
  }
}

function mergeProperties(options: {
  one: unknown;
  other: unknown;
  onConflict: (keyword: string) => void;
}): unknown {
  const { one, other, onConflict } = options;
  if (!isRecord(one) || !isRecord(other)) return CONFLICT;
  const merged = new Map(Object.entries(one));
  for (const [name, property] of Object.entries(other)) {
    const both = merged.has(name)
      ? mergeDefinitions({ one: merged.get(name), other: property, onConflict })
      : property;
    if (both === CONFLICT) onConflict(name);
    merged.set(name, both === CONFLICT ? property : both);
  }
  return Object.fromEntries(merged);
}

function mergeDefinitions(options: {
  one: unknown;
  other: unknown;
  onConflict: (keyword: string) => void;
}): unknown {
  const { one, other, onConflict } = options;
  if (!isDefinition(one) || !isDefinition(other)) return CONFLICT;
  if (one === false || other === false) return false;
  if (one === true) return other;
  return other === true ? one : mergeSchemas({ base: one, extension: other, onConflict });
}

function isDefinition(value: unknown): value is Definition {
  return typeof value === 'boolean' || isRecord(value);
}

function commonType(one: unknown, other: unknown): unknown {
  const [names, others] = [typeNames(one), typeNames(other)];
  const common = [
    ...names.filter(name => isAllowed(name, others)),
    ...others.filter(name => !names.includes(name) && isAllowed(name, names)),
  ];
  if (common.length === 0) return CONFLICT;
  return common.length === 1 ? common[0] : common;
}

/** Every integer is a number, so a schema that allows numbers allows integers. */
function isAllowed(name: string, allowed: string[]): boolean {
  return allowed.includes(name) || (name === 'integer' && allowed.includes('number'));
}

function commonValues(one: unknown, other: unknown): unknown {
  if (!Array.isArray(one) || !Array.isArray(other)) return CONFLICT;
  const common = one.filter(value => other.some(candidate => isSameJson(value, candidate)));
  return common.length > 0 ? common : CONFLICT;
}

function bound(choose: (...values: number[]) => number, one: unknown, other: unknown): unknown {
  return typeof one === 'number' && typeof other === 'number' ? choose(one, other) : CONFLICT;
}
