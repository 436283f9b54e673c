import { describe, expect, it } from 'vitest';
import { toPortableSchema } from './portable-schema.js';

/** What becomes of one property, and what is said about it. */
function portableProperty(property: unknown) {
  const { schema, problems } = toPortableSchema({ type: 'object', properties: { x: property } });
  return { property: schema.properties?.['x'], problems };
}

describe('allOf', () => {
  it('is merged into one schema that demands everything', () => {
    const given = {
      allOf: [
        {
          type: ['object', 'null'],
          properties: { a: { type: 'number' } },
          required: ['a'],
          description: 'inner',
        },
        {
          properties: { a: { minimum: 1, maximum: 9 }, b: true },
          required: ['a', 'b'],
          minProperties: 1,
        },
        { allOf: [{ properties: { a: { type: 'integer', minimum: 2, maximum: 10 } } }] },
        true,
      ],
      type: 'object',
      minProperties: 2,
      description: 'outer',
    };
    expect(portableProperty(given)).toEqual({
      property: {
        type: 'object',
        properties: {
          a: { type: 'integer', minimum: 2, maximum: 9, description: '(minimum 2, maximum 9)' },
          b: {},
        },
        required: ['a', 'b'],
        minProperties: 2,
        description: 'outer (minimum properties 2)',
      },
      problems: [],
    });
  });

  it.each<[string, unknown[], unknown]>([
    ['enum', [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }], { type: 'string', enum: ['b'] }],
    ['type', [{ type: 'number' }, { type: ['string', 'integer'] }], { type: 'integer' }],
    [
      'items',
      [{ items: true }, { items: { type: 'string' } }, { items: { title: 'T' } }],
      { type: 'array', items: { type: 'string', title: 'T' } },
    ],
    [
      'additionalProperties',
      [{ additionalProperties: false }, { additionalProperties: {} }],
      { additionalProperties: false },
    ],
    ['equal ones', [{ not: {} }, { not: {} }], { not: {} }],
  ])('merges %s', (_, allOf, expected) => {
    expect(portableProperty({ allOf }).property).toEqual(expected);
  });

  it.each<[string, unknown, unknown]>([
    ['type', 'string', 'number'],
    ['enum', ['a'], ['b']],
    ['anyOf', [{ type: 'string' }], [{ type: 'number' }]],
    ['pattern', '^a', '^b'],
    ['maximum', '5', 5],
  ])('says where the parts cannot be merged: %s', (keyword, one, other) => {
    expect(portableProperty({ allOf: [{ [keyword]: one }, { [keyword]: other }] })).toMatchObject({
      property: { [keyword]: other },
      problems: [
        `#/properties/x: the parts of this schema disagree about "${keyword}"; one was kept.`,
      ],
    });
  });

  it('leaves out a part that allows nothing', () => {
    expect(portableProperty({ allOf: [{ type: 'string' }, false] })).toEqual({
      property: { type: 'string' },
      problems: ['#/properties/x/allOf/1: a schema that allows nothing was left out.'],
    });
  });
});
