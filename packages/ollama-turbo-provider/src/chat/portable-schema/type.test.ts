import { describe, expect, it } from 'vitest';
import { toPortableSchema } from './portable-schema.js';

/** What becomes of one property, and what is said about it. */
function portableProperty(property: unknown) {
  const { schema, problems } = toPortableSchema({ type: 'object', properties: { x: property } });
  return { property: schema.properties?.['x'], problems };
}

describe('keywords with another word for the same', () => {
  it.each<[string, unknown, unknown]>([
    [
      'oneOf',
      { oneOf: [{ type: 'string' }, { type: 'number' }] },
      { anyOf: [{ type: 'string' }, { type: 'number' }] },
    ],
    ['const', { const: 'k' }, { type: 'string', enum: ['k'] }],
    ['const of a number', { const: 1.5 }, { type: 'number', enum: [1.5] }],
    ['const of null', { const: null }, { type: 'null', enum: [null] }],
    [
      'const beside enum',
      { type: 'string', enum: ['a', 'b'], const: 'a' },
      { type: 'string', enum: ['a'] },
    ],
    ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'nullable enum',
      { enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'nullable union',
      { oneOf: [{ type: 'string' }], nullable: true },
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
    ],
    ['nullable anything', { nullable: true }, {}],
    ['a property that may be anything', true, {}],
    [
      'an alternative that may be nothing',
      { anyOf: [false, { type: 'string' }, true] },
      { anyOf: [{ type: 'string' }, {}] },
    ],
    ['null for a keyword', { type: 'string', description: null, enum: null }, { type: 'string' }],
  ])('%s', (_, given, expected) => {
    expect(portableProperty(given)).toEqual({ property: expected, problems: [] });
  });

  it.each<[string, unknown, unknown]>([
    ['texts', { enum: ['a'] }, 'string'],
    ['whole numbers', { enum: [1, 2] }, 'integer'],
    ['numbers', { enum: [1, 2.5] }, 'number'],
    ['a boolean', { enum: [true] }, 'boolean'],
    ['mixed values', { enum: ['a', null, {}, []] }, ['string', 'null', 'object', 'array']],
    ['properties', { properties: {} }, 'object'],
    ['items', { items: {} }, 'array'],
    ['properties and items', { properties: {}, items: {} }, undefined],
    ['properties beside alternatives', { properties: {}, anyOf: [{ type: 'string' }] }, undefined],
    ['an empty enum', { enum: [] }, undefined],
  ])('infers a missing type from %s where that is certain', (_, given, type) => {
    expect(portableProperty(given).property).toMatchObject(type === undefined ? {} : { type });
    expect(Object.hasOwn(Object(portableProperty(given).property), 'type')).toBe(
      type !== undefined,
    );
  });

  it('rewrites inside items too', () => {
    const items = { oneOf: [{ const: 'a' }, { type: 'integer', nullable: true, minimum: 1 }] };
    expect(portableProperty({ type: 'array', items })).toEqual({
      property: {
        type: 'array',
        items: {
          anyOf: [
            { type: 'string', enum: ['a'] },
            { type: ['integer', 'null'], minimum: 1 },
          ],
        },
      },
      problems: [],
    });
  });

  it('leaves data alone that looks like a schema', () => {
    const data = [{ $ref: '#/nowhere', oneOf: 1, const: 2 }];
    expect(portableProperty({ enum: data }).property).toEqual({ type: 'object', enum: data });
  });
});
