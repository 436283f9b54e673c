import { describe, expect, it } from 'vitest';
import { toPortableSchema } from './portable-schema.js';
import { MAX_NESTING, MAX_RECURSION, MAX_REPEATED_SUBSCHEMAS } from './references.js';

/** What becomes of one property that refers to something. */
function resolved(property: unknown, further: object = {}) {
  const { schema, problems } = toPortableSchema({
    type: 'object',
    properties: { x: property },
    ...further,
  });
  return { property: schema.properties?.['x'], problems };
}

const recursive = (place: string) =>
  `${place}: this schema refers to itself; it is written out 3 levels deep and open below.`;

const list = (items: object) => ({ properties: { items: { type: 'array', items } } });

const point = { type: 'object', properties: { x: { type: 'number' } } };

describe('references', () => {
  it.each<[string, object]>([
    ['#/$defs/point', { $defs: { point } }],
    ['#/definitions/point', { definitions: { point } }],
    ['#/$defs/a~1b', { $defs: { 'a/b': point } }],
    ['#/$defs/a~0b', { $defs: { 'a~b': point } }],
    ['#/%24defs/my%20point', { $defs: { 'my point': point } }],
    ['#/$defs/list/anyOf/1', { $defs: { list: { anyOf: [{}, point] } } }],
    ['#/$defs/', { $defs: { '': point } }],
    [
      'https://example.com/tool#/$defs/point',
      { $id: 'https://example.com/tool', $defs: { point } },
    ],
    ['#/$defs/first', { $defs: { first: { $ref: '#/$defs/second' }, second: point } }],
  ])('are written out: %s', ($ref, further) => {
    expect(resolved({ $ref }, further)).toEqual({ property: point, problems: [] });
  });

  it('are written out wherever a schema can be, and the definitions go', () => {
    const { schema, problems } = toPortableSchema({
      type: 'object',
      properties: {
        list: {
          type: 'array',
          items: { type: 'object', properties: { at: { $ref: '#/$defs/id' } } },
        },
        either: { anyOf: [{ $ref: '#/$defs/id' }, { type: 'null' }] },
        map: { type: 'object', additionalProperties: { $ref: '#/$defs/id' } },
        $ref: { $ref: '#/$defs/id' },
        $defs: { type: 'object', properties: { definitions: { $ref: '#/$defs/id' } } },
      },
      $defs: { id: { type: 'string' } },
    });
    const id = { type: 'string' };
    expect({ schema, problems }).toEqual({
      schema: {
        type: 'object',
        properties: {
          list: { type: 'array', items: { type: 'object', properties: { at: id } } },
          either: { anyOf: [id, { type: 'null' }] },
          map: { type: 'object', additionalProperties: id, description: '(values of type string)' },
          $ref: id,
          $defs: { type: 'object', properties: { definitions: id } },
        },
      },
      problems: [],
    });
  });

  it('are merged with what stands beside them, whose words win', () => {
    const $defs = { day: { type: 'integer', minimum: 1, description: 'A day' } };
    const given = { $ref: '#/$defs/day', minimum: 3, description: 'First day', nullable: true };
    expect(resolved(given, { $defs })).toEqual({
      property: { type: ['integer', 'null'], minimum: 3, description: 'First day (minimum 3)' },
      problems: [],
    });
  });

  it('may lead to a boolean', () => {
    expect(resolved({ $ref: '#/$defs/any' }, { $defs: { any: true } })).toEqual({
      property: {},
      problems: [],
    });
    expect(resolved({ $ref: '#/$defs/none' }, { $defs: { none: false } })).toEqual({
      property: {},
      problems: ['#/properties/x: a schema that allows nothing was left out.'],
    });
  });

  it.each<[unknown, string]>([
    ['https://example.com/point.json', '"https://example.com/point.json"'],
    ['point.json#/a', '"point.json#/a"'],
    ['#/$defs/missing', '"#/$defs/missing"'],
    ['#/$defs/constructor', '"#/$defs/constructor"'],
    ['#anchor', '"#anchor"'],
    ['#/%', '"#/%"'],
    ['#/properties/x/title', '"#/properties/x/title"'],
    [5, '5'],
  ])('that lead nowhere are left out and the rest is kept: %j', ($ref, written) => {
    expect(resolved({ $ref, title: 'T' }, { $defs: {} })).toEqual({
      property: { title: 'T' },
      problems: [
        `#/properties/x: $ref ${written} leads to no place in this schema and was left out.`,
      ],
    });
  });

  it('say a problem once for all places', () => {
    const $defs = { odd: { not: {} } };
    const use = { $ref: '#/$defs/odd' };
    const properties = { a: use, b: use, c: use, d: use, e: use };
    expect(toPortableSchema({ properties, $defs }).problems).toEqual([
      '#/properties/a, #/properties/b, #/properties/c and 2 more: "not" is not passed on by Ollama.',
    ]);
  });
});

describe('recursion', () => {
  it('ends at its stated depth, with what is known of the last level', () => {
    expect(MAX_RECURSION).toBe(3);
    const node = {
      description: 'A node',
      type: 'object',
      properties: { name: { type: 'string' }, child: { $ref: '#/$defs/node' } },
    };
    const open = { type: 'object', description: 'A node' };
    const level = (child: object) => ({ ...node, properties: { name: { type: 'string' }, child } });
    expect(resolved({ $ref: '#/$defs/node' }, { $defs: { node } })).toEqual({
      property: level(level(level(open))),
      problems: [recursive('#/$defs/node')],
    });
  });

  it('counts the schema itself where the root is meant', () => {
    const { schema, problems } = toPortableSchema({
      properties: { items: { type: 'array', items: { $ref: '#' } } },
    });
    expect(schema).toEqual({ type: 'object', ...list(list(list({ type: 'object' }))) });
    expect(problems).toEqual([recursive('#')]);
  });

  it('ends for schemas that are nothing but references to each other', () => {
    const $defs = { a: { $ref: '#/$defs/b' }, b: { allOf: [{ $ref: '#/$defs/a' }], title: 'B' } };
    expect(resolved({ $ref: '#/$defs/a' }, { $defs })).toEqual({
      property: { title: 'B' },
      problems: [recursive('#/$defs/a')],
    });
    expect(toPortableSchema({ $ref: '#' })).toEqual({
      schema: { type: 'object', properties: {} },
      problems: [recursive('#')],
    });
  });

  it('does not mistake frequent use for recursion', () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 20 }, (_, level) => [
        `level${level}`,
        {
          allOf: [{ $ref: '#/$defs/base' }],
          properties: level === 0 ? {} : { next: { $ref: `#/$defs/level${level - 1}` } },
        },
      ]),
    );
    const base = { type: 'object', properties: { id: { type: 'string' } } };
    const { problems, property } = resolved(
      { $ref: '#/$defs/level19' },
      { $defs: { ...$defs, base } },
    );
    expect(problems).toEqual([]);
    expect(JSON.stringify(property).split('"id"')).toHaveLength(21);
  });
});

describe('size', () => {
  it('stays bounded where references double at every level', () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 40 }, (_, level) => [
        `level${level}`,
        {
          type: 'object',
          properties: {
            left: { $ref: `#/$defs/level${level + 1}` },
            right: { $ref: `#/$defs/level${level + 1}` },
          },
        },
      ]),
    );
    const { schema, problems } = toPortableSchema({
      $ref: '#/$defs/level0',
      $defs: { ...$defs, level40: { type: 'string' } },
    });
    expect(JSON.stringify(schema).split('"type"').length).toBeLessThan(2 * MAX_REPEATED_SUBSCHEMAS);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /references repeat more than 5000 schemas; the rest is left open\.$/,
    );
  });

  it('of a schema without references is not bounded', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 2 * MAX_REPEATED_SUBSCHEMAS }, (_, index) => [
        `p${index}`,
        { type: 'string' },
      ]),
    );
    const schema = { type: 'object', properties };
    expect(toPortableSchema(schema)).toEqual({ schema, problems: [] });
  });

  it.each([2 * MAX_NESTING, 100_000])('lets no nesting of %d levels overflow the stack', levels => {
    let schema: object = { type: 'string' };
    for (let level = 0; level < levels; level += 1)
      schema = { type: 'object', properties: { a: schema } };
    const result = toPortableSchema(schema);
    expect(result.schema.type).toBe('object');
    expect(result.problems).toHaveLength(1);
  });
});
