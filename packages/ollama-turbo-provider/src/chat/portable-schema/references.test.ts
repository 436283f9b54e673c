import { describe, expect, it } from 'vitest';
import { toPortableSchema } from './portable-schema.js';
import { MAX_NESTING, MAX_RECURSION } from './reference-inliner.js';
import { FREE_SIZE, MAX_GROWTH } from './size-budget.js';

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

  it('counts definitions that refer to each other together', () => {
    const refersTo = (name: string) => ({
      type: 'object',
      properties: { [name]: { $ref: `#/$defs/${name}` } },
    });
    const inside = (name: string, inner: object) => ({
      type: 'object',
      properties: { [name]: inner },
    });
    const $defs = { a: refersTo('b'), b: refersTo('c'), c: refersTo('a') };
    const again = (inner: object) => inside('b', inside('c', inner));
    expect(resolved({ $ref: '#/$defs/a' }, { $defs })).toEqual({
      property: again(inside('a', again({ type: 'object' }))),
      problems: [recursive('#/$defs/c')],
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

/** `names` definitions, of which each refers to each. */
function mutuallyRecursive(names: string[]) {
  const properties = Object.fromEntries(names.map(name => [name, { $ref: `#/$defs/${name}` }]));
  const $defs = Object.fromEntries(names.map(name => [name, { type: 'object', properties }]));
  return { type: 'object', properties, $defs };
}

const tooLong = (places: string, limit: number) =>
  `${places}: this schema is left open in some places; written out in all of them, it would take more than ${limit} characters of every prompt.`;

describe('size', () => {
  it.each([
    [3, '#/$defs/a, #/$defs/b, #/$defs/c'],
    [10, '#/$defs/a, #/$defs/b, #/$defs/c and 7 more'],
  ])('stays bounded where %d definitions refer to each other', (count, places) => {
    const given = mutuallyRecursive([...'abcdefghij'].slice(0, count));
    const length = JSON.stringify(given).length;
    const limit = Math.max(FREE_SIZE, MAX_GROWTH * length);
    const { schema, problems } = toPortableSchema(given);
    expect(JSON.stringify(schema).length).toBeLessThan(length + limit);
    expect(problems).toEqual([tooLong(places, limit)]);
  });

  it('leaves every branch open at the same depth, and what is not recursive not at all', () => {
    const { properties, $defs } = mutuallyRecursive(['a', 'b', 'c']);
    const { schema } = toPortableSchema({
      properties: { ...properties, from: { $ref: '#/$defs/point' }, to: { $ref: '#/$defs/point' } },
      $defs: { ...$defs, point },
    });
    const open = { type: 'object' };
    const level = (inner: object) => ({
      type: 'object',
      properties: { a: inner, b: inner, c: inner },
    });
    const written = level(level(open));
    expect(schema.properties).toEqual({
      a: written,
      b: written,
      c: written,
      from: point,
      to: point,
    });
  });

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
    const given = { $ref: '#/$defs/level0', $defs: { ...$defs, level40: { type: 'string' } } };
    const limit = MAX_GROWTH * JSON.stringify(given).length;
    const { schema, problems } = toPortableSchema(given);
    expect(JSON.stringify(schema).length).toBeLessThan(limit);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^#\/\$defs\/level\d+: this schema is left open in some places;/);
  });

  it('stays bounded where a long definition is used at the top too often', () => {
    const text = { type: 'string', description: 'x'.repeat(FREE_SIZE / 2) };
    const names = Array.from({ length: 50 }, (_, index) => `p${index}`);
    const uses = names.map(name => [name, { $ref: '#/$defs/text' }]);
    const given = { properties: Object.fromEntries(uses), $defs: { text } };
    const { schema, problems } = toPortableSchema(given);
    const limit = MAX_GROWTH * JSON.stringify(given).length;
    const fitting = Math.floor(limit / JSON.stringify(text).length);
    const written = names.map((name, index) => [name, index < fitting ? text : { type: 'string' }]);
    expect(schema).toEqual({ type: 'object', properties: Object.fromEntries(written) });
    expect(problems).toEqual([tooLong('#/$defs/text', limit)]);
  });

  it('has room for definitions that a realistic schema uses again and again', () => {
    const money = {
      type: 'object',
      properties: {
        amount: { type: 'string', description: 'Decimal amount, such as 12.50' },
        currency: { type: 'string', enum: ['EUR', 'USD', 'GBP', 'JPY'] },
      },
      required: ['amount', 'currency'],
    };
    const country = { type: 'string', description: 'ISO 3166-1 alpha-2 code of the country' };
    const address = (countrySchema: object) => ({
      type: 'object',
      description: 'A postal address',
      properties: {
        name: { type: 'string', description: 'Recipient' },
        street: { type: 'string', description: 'Street and house number' },
        postalCode: { type: 'string', description: 'Postal code, as it is written in the country' },
        city: { type: 'string' },
        country: countrySchema,
      },
      required: ['street', 'city', 'country'],
    });
    const order = (uses: { address: object; money: object }) => ({
      type: 'object',
      properties: {
        billing: uses.address,
        shipping: uses.address,
        returns: uses.address,
        pickup: { anyOf: [uses.address, { type: 'null' }] },
        stops: { type: 'array', items: uses.address },
        total: uses.money,
        tax: uses.money,
        fee: uses.money,
        items: {
          type: 'array',
          items: { type: 'object', properties: { price: uses.money, discount: uses.money } },
        },
      },
      required: ['billing', 'total'],
    });
    const references = {
      address: { $ref: '#/$defs/address' },
      money: { $ref: '#/$defs/money' },
    };
    const $defs = { address: address({ $ref: '#/$defs/country' }), money, country };
    expect(toPortableSchema({ ...order(references), $defs })).toEqual({
      schema: order({ address: address(country), money }),
      problems: [],
    });
  });

  it('of a schema without references is not bounded', () => {
    const properties = Object.fromEntries(
      Array.from({ length: FREE_SIZE }, (_, index) => [`p${index}`, { type: 'string' }]),
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
