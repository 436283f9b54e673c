import { isRecord } from '@ai-sdk/provider-utils';

/** A JSON schema of which nothing is known yet: every keyword may hold anything. */
export type SchemaObject = Record<string, unknown>;

/**
 * The `type` that a schema without one certainly has. It matters to several of Ollama's tool-call parsers: they hand
 * over an argument without a declared type as a string.
 *
 * Source: ollama/ollama model/parsers/qwen3coder.go.
 */
export function inferType(schema: SchemaObject): string | string[] | undefined {
  if (Array.isArray(schema['enum'])) return typeOfValues(schema['enum']);
  if (Object.hasOwn(schema, 'anyOf')) return undefined;
  const isRecordSchema = isRecord(schema['properties']);
  const isArraySchema = Object.hasOwn(schema, 'items') || Object.hasOwn(schema, 'prefixItems');
  if (isRecordSchema === isArraySchema) return undefined;
  return isRecordSchema ? 'object' : 'array';
}

/** Whether a value is what `type` may be: one name or a list of names. */
export function isType(value: unknown): value is string | string[] {
  if (typeof value === 'string') return true;
  return Array.isArray(value) && value.length > 0 && value.every(name => typeof name === 'string');
}

/** The names in a `type`; none when it says nothing. */
export function typeNames(type: unknown): string[] {
  return isType(type) ? [type].flat() : [];
}

/** Whether a value is a schema that says anything; `{}` and booleans, which only allow or forbid, do not. */
export function hasKeywords(schema: unknown): boolean {
  return isRecord(schema) && Object.keys(schema).length > 0;
}

function typeOfValues(values: unknown[]): string | string[] | undefined {
  const names = new Set(values.map(typeOfValue));
  if (names.has('number')) names.delete('integer');
  const [first, ...others] = names;
  return others.length === 0 ? first : [...names];
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
