import { isJsonObject } from '../json.js';

/** A JSON value with its texts in single quotes, as Python prints it: no JSON any more. */
export function singleQuoted(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(singleQuoted).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([name, property]) => `${quoted(name)}: ${singleQuoted(property)}`,
  );
  return `{${entries.join(', ')}}`;
}

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return `'${escaped.replaceAll('\\"', '"').replaceAll("'", String.raw`\'`)}'`;
}
