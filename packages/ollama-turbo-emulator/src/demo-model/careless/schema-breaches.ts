import { isJsonObject, toList, type JsonObject } from '../json.js';
import { allowedTypes, jsonTypeOf } from './allowed-types.js';
import { schemaPlaces, type JsonPath, type SchemaPlace } from './schema-places.js';

/** A change of a value after which it is not valid against its schema any more. */
export type Breach =
  | { kind: 'replace'; path: JsonPath; replacement: unknown }
  | { kind: 'remove'; path: JsonPath };

/** Every value of a wrong type: a number as a text, a text as a number, a list as its only item. */
export function wrongTypes(value: unknown, root: JsonObject): Breach[] {
  return schemaPlaces(value, root).flatMap(place => {
    const allowed = allowedTypes(place.schema, root);
    if (allowed === undefined) return [];
    return mistakenFor(place)
      .filter(replacement => !allowed.has(jsonTypeOf(replacement)))
      .map(replacement => ({ kind: 'replace', path: place.path, replacement }) as const);
  });
}

/** Every property that the schema requires, left out. */
export function missingProperties(value: unknown, root: JsonObject): Breach[] {
  return schemaPlaces(value, root).flatMap(({ path, value: found, schema }) =>
    toList(schema.required)
      .filter(name => typeof name === 'string')
      .filter(name => isJsonObject(found) && Object.hasOwn(found, name))
      .map(name => ({ kind: 'remove', path: [...path, name] }) as const),
  );
}

/** The value after the change. */
export function breach(value: unknown, change: Breach): unknown {
  const [step, ...path] = change.path;
  if (step === undefined) return change.kind === 'replace' ? change.replacement : undefined;
  const isLast = path.length === 0;
  const changed = (part: unknown) => breach(part, { ...change, path });
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === step ? changed(item) : item));
  }
  const entries = Object.entries(isJsonObject(value) ? value : {});
  return Object.fromEntries(
    entries.flatMap(([name, part]) => {
      if (name !== step) return [[name, part]];
      return isLast && change.kind === 'remove' ? [] : [[name, changed(part)]];
    }),
  );
}

/** What careless models write in the place of a value. */
function mistakenFor({ path, value }: SchemaPlace): unknown[] {
  const isWhole = path.length === 0;
  switch (jsonTypeOf(value)) {
    case 'number':
    case 'boolean':
    case 'null':
      return [String(value)];
    case 'string':
      return [numberFor(String(value))];
    case 'array':
      return isWhole ? [] : [toList(value)[0] ?? null, JSON.stringify(value)];
    case 'object':
      return isWhole ? [] : [JSON.stringify(value)];
  }
}

function numberFor(text: string): number {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? 0 : number;
}
