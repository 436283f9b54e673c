import { isJsonObject, toList, type JsonObject } from '../json.js';
import { expandSchema } from '../schema.js';

/** Names and positions that lead to a place in a JSON value. */
export type JsonPath = readonly (string | number)[];

/** A place in a JSON value, and what the schema says of it. */
export interface SchemaPlace {
  path: JsonPath;
  value: unknown;
  schema: JsonObject;
}

/**
 * The places of a value of which the schema says something for certain, the value itself first. What only one of several
 * alternatives says is not followed: another may say something else.
 */
export function schemaPlaces(value: unknown, root: JsonObject): SchemaPlace[] {
  return placesFrom({ path: [], value, schema: root }, root);
}

function placesFrom(place: SchemaPlace, root: JsonObject): SchemaPlace[] {
  const schema = expandSchema(place.schema, root);
  const parts = partsOf({ ...place, schema });
  return [{ ...place, schema }, ...parts.flatMap(part => placesFrom(part, root))];
}

function partsOf({ path, value, schema }: SchemaPlace): SchemaPlace[] {
  if (Array.isArray(value)) {
    const prefix = toList(schema.prefixItems);
    return value.flatMap((item: unknown, index) => {
      const of = index < prefix.length ? prefix[index] : schema.items;
      return isJsonObject(of) ? [{ path: [...path, index], value: item, schema: of }] : [];
    });
  }
  const properties = schema.properties;
  if (!isJsonObject(value) || !isJsonObject(properties)) return [];
  return Object.entries(value).flatMap(([name, property]) => {
    const of = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return isJsonObject(of) ? [{ path: [...path, name], value: property, schema: of }] : [];
  });
}
