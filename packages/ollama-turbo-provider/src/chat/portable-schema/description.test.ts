import { describe, expect, it } from 'vitest';
import { toPortableSchema } from './portable-schema.js';

/** What becomes of one property, and what is said about it. */
function portableProperty(property: unknown) {
  const { schema, problems } = toPortableSchema({ type: 'object', properties: { x: property } });
  return { property: schema.properties?.['x'], problems };
}

describe('keywords that Ollama drops stay, and their property’s description repeats them', () => {
  it.each<[string, object, string]>([
    ['minimum', { minimum: 1 }, 'minimum 1'],
    ['maximum', { maximum: 7.5 }, 'maximum 7.5'],
    ['exclusiveMinimum', { exclusiveMinimum: 0 }, 'exclusive minimum 0'],
    ['exclusiveMaximum', { exclusiveMaximum: 9 }, 'exclusive maximum 9'],
    [
      'draft 4’s exclusiveMinimum',
      { minimum: 0, exclusiveMinimum: true },
      'minimum 0, exclusive minimum',
    ],
    ['multipleOf', { multipleOf: 5 }, 'multiple of 5'],
    ['minLength', { minLength: 2 }, 'minimum length 2'],
    ['maxLength', { maxLength: 9 }, 'maximum length 9'],
    ['pattern', { pattern: '^a+$' }, 'pattern ^a+$'],
    ['format', { format: 'date' }, 'format date'],
    [
      'a pattern of its own beside a format',
      { format: 'email', pattern: '^a' },
      'format email, pattern ^a',
    ],
    ['default', { default: { a: 'x' } }, 'default {"a":"x"}'],
    ['default null', { default: null }, 'default null'],
    ['minItems', { minItems: 1 }, 'minimum items 1'],
    ['maxItems', { maxItems: 3 }, 'maximum items 3'],
    ['uniqueItems', { uniqueItems: true }, 'unique items'],
    ['minProperties', { minProperties: 1 }, 'minimum properties 1'],
    ['maxProperties', { maxProperties: 4 }, 'maximum properties 4'],
    ['examples', { examples: ['a', 1] }, 'examples ["a",1]'],
    ['contentEncoding', { contentEncoding: 'base64' }, 'content encoding base64'],
    ['contentMediaType', { contentMediaType: 'text/csv' }, 'content media type text/csv'],
    ['additionalProperties', { additionalProperties: { type: 'number' } }, 'values of type number'],
    ['all in one order', { maximum: 7, minimum: 1 }, 'minimum 1, maximum 7'],
    [
      'a pattern that only spells a format out',
      { format: 'email', pattern: `^${'[a-z]'.repeat(10)}@.+$` },
      'format email',
    ],
  ])('%s', (_, keywords, remark) => {
    expect(portableProperty({ ...keywords, description: 'Days' })).toEqual({
      property: { ...keywords, description: `Days (${remark})` },
      problems: [],
    });
    expect(portableProperty(keywords)).toEqual({
      property: { ...keywords, description: `(${remark})` },
      problems: [],
    });
  });

  it.each<[string, object]>([
    ['the bounds of safe integers', { minimum: -9007199254740991, maximum: 9007199254740991 }],
    ['additionalProperties without a type', { additionalProperties: false }],
    ['title', { title: 'T' }],
    ['$comment', { $comment: 'C' }],
    ['$id', { $id: 'https://example.com/x' }],
    ['uniqueItems: false', { uniqueItems: false }],
    ['the names of a record', { propertyNames: { type: 'string' } }],
  ])('but not %s', (_, keywords) => {
    expect(portableProperty(keywords)).toEqual({ property: keywords, problems: [] });
  });

  it('in nested properties and alternatives, but not inside items, which arrive whole', () => {
    const day = { type: 'integer', minimum: 1 };
    const described = { ...day, description: '(minimum 1)' };
    const given = { anyOf: [day], properties: { day }, items: { properties: { day } } };
    expect(portableProperty(given).property).toEqual({
      anyOf: [described],
      properties: { day: described },
      items: { properties: { day } },
    });
  });

  it('says a value that is too long to be repeated', () => {
    const schema = { type: 'string', pattern: 'a'.repeat(201) };
    expect(portableProperty(schema)).toEqual({
      property: schema,
      problems: [
        '#/properties/x: "pattern" is not passed on by Ollama, and too long to repeat in the description.',
      ],
    });
  });
});
