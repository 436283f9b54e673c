import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRecord } from '@ai-sdk/provider-utils';
import { toPortableSchema } from './portable-schema.js';

const references = [
  '#',
  '#/$defs/a',
  '#/$defs/b',
  '#/properties/a',
  '#/nowhere',
  'https://example.com/x',
];
const names = ['a', 'b', '$ref', 'oneOf', 'properties', 'constructor', '__proto__'];
const types = ['string', 'integer', 'number', 'object', 'array', 'null', 'boolean'];

/** Schemas as people write them, right and wrong, with any JSON where a schema or a keyword's value should be. */
const { schema: anySchema } = fc.letrec<{ schema: unknown; map: unknown; list: unknown }>(tie => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.boolean(),
    fc.jsonValue(),
    fc.record(
      {
        type: fc.oneof(fc.constantFrom(...types), fc.subarray(types), fc.jsonValue()),
        description: fc.oneof(fc.string(), fc.jsonValue()),
        properties: tie('map'),
        required: fc.oneof(fc.subarray(names), fc.boolean(), fc.jsonValue()),
        enum: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
        const: fc.jsonValue(),
        default: fc.jsonValue(),
        nullable: fc.boolean(),
        minimum: fc.oneof(fc.integer(), fc.jsonValue()),
        maxLength: fc.oneof(fc.nat(), fc.jsonValue()),
        items: fc.oneof(tie('schema'), tie('list')),
        prefixItems: tie('list'),
        additionalItems: tie('schema'),
        additionalProperties: tie('schema'),
        anyOf: tie('list'),
        oneOf: tie('list'),
        allOf: tie('list'),
        not: tie('schema'),
        dependencies: tie('map'),
        $ref: fc.oneof(fc.constantFrom(...references), fc.jsonValue()),
        $defs: tie('map'),
      },
      { requiredKeys: [] },
    ),
  ),
  map: fc.oneof(
    fc.dictionary(fc.constantFrom(...names), tie('schema'), { maxKeys: 3 }),
    fc.jsonValue(),
  ),
  list: fc.oneof(fc.array(tie('schema'), { maxLength: 3 }), fc.jsonValue()),
}));

const DATA_KEYWORDS = new Set(['enum', 'default', 'examples']);
const MAP_KEYWORDS = new Set(['properties', 'dependencies']);

/** Every keyword that is used where a schema stands. */
function usedKeywords(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(usedKeywords);
  if (!isRecord(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (DATA_KEYWORDS.has(keyword)) return [keyword];
    const schemas = MAP_KEYWORDS.has(keyword) && isRecord(value) ? Object.values(value) : value;
    return [keyword, ...usedKeywords(schemas)];
  });
}

it('any schema becomes an object schema without references, and stays the same the second time', () => {
  fc.assert(
    fc.property(anySchema, given => {
      const before = JSON.stringify(given);
      const { schema } = toPortableSchema(given);
      expect(JSON.stringify(given)).toBe(before);
      expect(schema).toMatchObject({ type: 'object', properties: expect.any(Object) });
      expect(usedKeywords(schema)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(\$ref|\$defs|oneOf|allOf|const)$/)]),
      );
      expect(toPortableSchema(schema).schema).toEqual(schema);
    }),
    // A fixed seed: a test run says the same each time.
    { numRuns: 1000, seed: 20261123 },
  );
});
