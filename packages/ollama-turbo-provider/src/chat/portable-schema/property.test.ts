import { describe, expect, it } from 'vitest';
import { toPortableSchema } from './portable-schema.js';

/** What becomes of one property, and what is said about it. */
function portableProperty(property: unknown) {
  const { schema, problems } = toPortableSchema({ type: 'object', properties: { x: property } });
  return { property: schema.properties?.['x'], problems };
}

const lost = (keyword: string) => `#/properties/x: "${keyword}" is not passed on by Ollama.`;

describe('keywords without a replacement', () => {
  it.each<[string, object]>([
    ['not', { not: { type: 'string' } }],
    ['if', { if: { required: ['a'] }, else: { required: ['b'] } }],
    ['patternProperties', { patternProperties: { '^a': { type: 'string' } } }],
    ['dependencies', { dependencies: { a: ['b'], c: { type: 'object' } } }],
    ['dependentRequired', { dependentRequired: { a: ['b'] } }],
    ['dependentSchemas', { dependentSchemas: { a: {} } }],
    ['contains', { contains: { type: 'string' } }],
    ['propertyNames', { propertyNames: { pattern: '^a' } }],
    ['additionalProperties', { additionalProperties: { anyOf: [{ type: 'string' }] } }],
    ['unevaluatedProperties', { unevaluatedProperties: { type: 'string' } }],
    ['unevaluatedItems', { unevaluatedItems: { type: 'string' } }],
    ['$dynamicRef', { $dynamicRef: '#node' }],
    ['$recursiveRef', { $recursiveRef: '#' }],
  ])('%s stays and is reported', (keyword, given) => {
    expect(portableProperty(given)).toEqual({ property: given, problems: [lost(keyword)] });
  });

  it.each([false, true, {}])('that forbid or allow any more are not worth a word: %j', further => {
    const given = { unevaluatedProperties: further, unevaluatedItems: further };
    expect(portableProperty(given)).toEqual({ property: given, problems: [] });
  });

  it.each<[string, unknown, unknown, string]>([
    [
      'draft 3’s required',
      { type: 'string', required: true },
      { type: 'string' },
      '"required" must be a list of names and was left out.',
    ],
    ['an enum that is no list', { enum: 'a' }, {}, '"enum" must be a list and was left out.'],
    [
      'a description that is no text',
      { description: 5 },
      {},
      '"description" must be a text and was left out.',
    ],
    [
      'a type that is no name',
      { type: 5 },
      {},
      '"type" must be a type name or a list of them and was left out.',
    ],
    [
      'properties that are no object',
      { properties: [] },
      {},
      '"properties" must be an object and was left out.',
    ],
    [
      'anyOf that is no list',
      { anyOf: {} },
      {},
      '"anyOf" must be a list of schemas and was left out.',
    ],
    ['allOf that is no list', { allOf: {} }, {}, '"allOf" is no list and was left out.'],
    [
      'a text for a schema',
      'string',
      {},
      'this is no JSON schema; anything is allowed here instead.',
    ],
    ['null for a schema', null, {}, 'this is no JSON schema; anything is allowed here instead.'],
  ])('%s is left out, as Ollama would refuse the request', (_, given, expected, message) => {
    expect(portableProperty(given)).toEqual({
      property: expected,
      problems: [`#/properties/x: ${message}`],
    });
  });

  it('oneOf that is no list, or stands beside anyOf, is left out', () => {
    expect(portableProperty({ oneOf: 1 }).problems).toEqual([
      '#/properties/x/oneOf: this is no list and was left out.',
    ]);
    expect(portableProperty({ anyOf: [{}], oneOf: [{}] })).toEqual({
      property: { anyOf: [{}] },
      problems: [
        '#/properties/x/oneOf: Ollama has no word for "oneOf" beside "anyOf"; only "anyOf" was kept.',
      ],
    });
  });

  it('a property that may not be is left out, and out of required', () => {
    const inner = { type: 'object', properties: { a: false, b: {} }, required: ['a', 'b', 5] };
    const expected = { type: 'object', properties: { b: {} }, required: ['b'] };
    expect(portableProperty(inner)).toEqual({
      property: expected,
      problems: [
        '#/properties/x/properties/a: a property that may not be was left out.',
        '#/properties/x/required: names that are no text were left out.',
      ],
    });
    expect(toPortableSchema(inner).schema).toEqual(expected);
  });
});

describe('items by position', () => {
  it.each<[string, unknown, unknown]>([
    [
      'prefixItems',
      {
        type: 'array',
        prefixItems: [{ type: 'string' }, { type: ['integer', 'null'] }],
        items: false,
      },
      {
        type: 'array',
        description: '(in this order: string, integer or null)',
        items: { anyOf: [{ type: 'string' }, { type: ['integer', 'null'] }] },
      },
    ],
    [
      'items as a list',
      { description: 'Pair', items: [{ type: 'number' }, { type: 'number' }], minItems: 2 },
      {
        type: 'array',
        description: 'Pair (in this order: number, number) (minimum items 2)',
        items: { type: 'number' },
        minItems: 2,
      },
    ],
    [
      'a rest',
      { items: [{ type: 'number' }, true], additionalItems: { $ref: '#/properties/x/items/0' } },
      { type: 'array', description: '(in this order: number, any)', items: { type: 'number' } },
    ],
    ['none', { items: [] }, { type: 'array' }],
  ])('become one schema for every item: %s', (_, given, expected) => {
    expect(portableProperty(given)).toEqual({ property: expected, problems: [] });
  });

  it('stay as they are inside items', () => {
    const given = { type: 'array', items: { type: 'array', items: [{ type: 'string' }] } };
    expect(portableProperty(given)).toEqual({ property: given, problems: [] });
  });
});
