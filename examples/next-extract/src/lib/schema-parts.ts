import { isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';

/** References that lead to references. */
const MOST_REFERENCES = 10;

/** A schema as an object, its reference into the whole schema followed; `{}`, which says nothing, for anything else. */
export function resolved(schema: JsonValue | undefined, root: JsonObject): JsonObject {
  let current = schema;
  for (let count = 0; count < MOST_REFERENCES; count += 1) {
    if (!isJsonObject(current)) return {};
    if (typeof current.$ref !== 'string') return current;
    current = followPointer(root, current.$ref);
  }
  return {};
}

export function propertiesOf({ properties }: JsonObject): JsonObject {
  return isJsonObject(properties) ? properties : {};
}

/** Whether it is one of numbers, of which some may be missing. */
export function isNumberSchema({ type }: JsonObject): boolean {
  const types = (Array.isArray(type) ? type : [type]).filter(name => name !== 'null');
  return types.length > 0 && types.every(name => name === 'number' || name === 'integer');
}

const ADDRESS_FORMATS: readonly unknown[] = ['email', 'idn-email', 'uri', 'iri', 'hostname'];

/** Whether it is one of texts without a space to break the line at. */
export function isAddressSchema({ format }: JsonObject): boolean {
  return ADDRESS_FORMATS.includes(format);
}

/** The schema's title, else what the name says: `unit_price` is “Unit price”. */
export function titleOf({ title }: JsonObject, name: string): string {
  if (typeof title === 'string' && title.trim() !== '') return title;
  const words = name
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

function followPointer(root: JsonObject, reference: string): JsonValue | undefined {
  if (!reference.startsWith('#')) return undefined;
  const steps = reference.slice(1).split('/').slice(1).map(readStep);
  let value: JsonValue | undefined = root;
  for (const step of steps) value = isJsonObject(value) ? value[step] : undefined;
  return value;
}

function readStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
