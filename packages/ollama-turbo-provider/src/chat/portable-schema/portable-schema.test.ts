import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toPortableSchema } from './portable-schema.js';

describe('a schema in Ollama’s own words', () => {
  it.each<[string, object]>([
    ['no parameters', { type: 'object', properties: {} }],
    [
      'nested objects, lists and unions',
      {
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'object',
        properties: {
          city: { type: 'string', description: 'Where' },
          unit: { type: 'string', enum: ['c', 'f'] },
          when: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          tags: { type: 'array', items: { type: 'string', minLength: 2, title: 'Tag' } },
          where: {
            type: 'object',
            properties: { lat: { type: ['number', 'null'] } },
            required: ['lat'],
            additionalProperties: false,
          },
          constructor: { type: 'string', title: 'A name that every object has' },
        },
        required: ['city'],
        additionalProperties: false,
      },
    ],
  ])('comes back as it is: %s', (_, schema) => {
    expect(toPortableSchema(schema)).toEqual({ schema, problems: [] });
  });

  it('keeps the order of properties and leaves its input alone', () => {
    const schema = {
      type: 'object',
      properties: { z: { const: 1 }, a: { minimum: 1 }, m: { $ref: '#/$defs/m' } },
      $defs: { m: { oneOf: [{ type: 'string' }] } },
    };
    const before = structuredClone(schema);
    expect(Object.keys(toPortableSchema(schema).schema.properties ?? {})).toEqual(['z', 'a', 'm']);
    expect(schema).toEqual(before);
  });
});

describe('the top level', () => {
  const circle = {
    type: 'object',
    properties: { kind: { const: 'circle' }, r: { type: 'number' }, at: { type: 'string' } },
    required: ['kind', 'r'],
  };
  const square = {
    type: 'object',
    properties: { kind: { const: 'square' }, side: { type: 'number' }, at: { type: 'number' } },
    required: ['kind', 'side'],
  };
  const joined =
    '#: Ollama knows no alternatives at the top level; the 2 were joined into one object with all their properties, of which only those required by each are required.';

  it.each(['anyOf', 'oneOf'])('joins the alternatives of %s into one object', keyword => {
    expect(
      toPortableSchema({
        properties: { id: { type: 'string' } },
        required: ['id'],
        [keyword]: [circle, square, { type: 'null' }],
      }),
    ).toEqual({
      schema: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          kind: { type: 'string', enum: ['circle', 'square'] },
          r: { type: 'number' },
          at: { anyOf: [{ type: 'string' }, { type: 'number' }] },
          side: { type: 'number' },
        },
        required: ['id', 'kind'],
      },
      problems: [joined],
    });
  });

  it('joins alternatives within alternatives, and properties that only one of them knows', () => {
    const text = { properties: { a: { type: 'string' }, b: false, c: true } };
    const whole = { properties: { a: { type: 'integer' }, b: { type: 'string' }, c: {} } };
    const flag = { properties: { a: { type: 'boolean' }, b: false } };
    expect(toPortableSchema({ anyOf: [{ anyOf: [text, whole] }, flag, whole] }).schema).toEqual({
      type: 'object',
      properties: {
        a: { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'boolean' }] },
        b: { type: 'string' },
        c: {},
      },
      required: [],
    });
  });

  it('takes the only alternative that is an object without a word', () => {
    expect(toPortableSchema({ anyOf: [circle, { type: 'null' }, false] })).toEqual({
      schema: {
        type: 'object',
        properties: { ...circle.properties, kind: { type: 'string', enum: ['circle'] } },
        required: ['kind', 'r'],
      },
      problems: [],
    });
  });

  it('says when no alternative is an object', () => {
    expect(toPortableSchema({ anyOf: [{ type: 'string' }] })).toEqual({
      schema: { type: 'object', properties: {}, required: [] },
      problems: ['#: none of the alternatives is an object; they were left out.'],
    });
  });

  it('demands everything of allOf and of a reference', () => {
    const $defs = { circle, sized: { required: ['r', 'size'] } };
    expect(
      toPortableSchema({ $ref: '#/$defs/circle', allOf: [{ $ref: '#/$defs/sized' }], $defs }),
    ).toEqual({
      schema: {
        type: 'object',
        properties: { ...circle.properties, kind: { type: 'string', enum: ['circle'] } },
        required: ['kind', 'r', 'size'],
      },
      problems: [],
    });
  });

  it.each<[unknown, string[]]>([
    [{}, []],
    [{ type: ['object', 'null'] }, []],
    [{ type: 'object', properties: null, required: null }, []],
    [{ type: 'string' }, ['#: the arguments of a call are an object, not "string".']],
    [
      { type: ['string', 'null'] },
      ['#: the arguments of a call are an object, not ["string","null"].'],
    ],
    [{ type: 7 }, ['#: "type" must be a type name or a list of them and was left out.']],
    [{ required: true }, ['#: "required" must be a list of names and was left out.']],
    [{ properties: [] }, ['#: "properties" must be an object and was left out.']],
  ])('is an object with properties, also for %j', (schema, problems) => {
    expect(toPortableSchema(schema)).toEqual({
      schema: { type: 'object', properties: {} },
      problems,
    });
  });

  it.each([
    'default',
    'enum',
    'examples',
    'maxProperties',
    'minProperties',
    'not',
    'if',
    'patternProperties',
    'dependentRequired',
  ])('reports %s, which no description can repeat', keyword => {
    expect(toPortableSchema({ [keyword]: [] })).toEqual({
      schema: { type: 'object', properties: {}, [keyword]: [] },
      problems: [`#: "${keyword}" is not passed on by Ollama.`],
    });
  });

  it('reports what further properties have to be', () => {
    const schema = { type: 'object', properties: {}, unevaluatedProperties: { type: 'number' } };
    expect(toPortableSchema(schema)).toEqual({
      schema,
      problems: ['#: "unevaluatedProperties" is not passed on by Ollama.'],
    });
  });

  it('reports what the values of a map have to be', () => {
    expect(toPortableSchema(z.toJSONSchema(z.record(z.string(), z.number()))).problems).toEqual([
      '#: "additionalProperties" is not passed on by Ollama.',
    ]);
  });
});

describe('the description of the whole', () => {
  it('is returned beside the schema, which keeps it', () => {
    const schema = { type: 'object', description: ' Where to look\n', properties: {} };
    expect(toPortableSchema(schema)).toEqual({
      schema,
      problems: [],
      description: 'Where to look',
    });
  });

  it('may come from a reference', () => {
    const $defs = { place: { description: 'Where to look', properties: {} } };
    expect(toPortableSchema({ $ref: '#/$defs/place', $defs })).toEqual({
      schema: { type: 'object', description: 'Where to look', properties: {} },
      problems: [],
      description: 'Where to look',
    });
  });

  it.each([' \n', '', 5])('is missing where it says nothing: %j', description => {
    expect(toPortableSchema({ description })).not.toHaveProperty('description');
  });
});

describe('what is no schema at all', () => {
  const cyclic: Record<string, unknown> = { type: 'object' };
  cyclic['properties'] = { self: cyclic };

  it.each<[string, unknown, string]>([
    [
      'nothing',
      undefined,
      'the schema is missing, not a JSON schema object; no parameters are described.',
    ],
    ['null', null, 'the schema is null, not a JSON schema object; no parameters are described.'],
    [
      'true',
      true,
      'the schema is a boolean, not a JSON schema object; no parameters are described.',
    ],
    ['a list', [], 'the schema is a list, not a JSON schema object; no parameters are described.'],
    [
      'a text',
      'x',
      'the schema is a string, not a JSON schema object; no parameters are described.',
    ],
    [
      'an object that contains itself',
      cyclic,
      'the schema cannot be written as JSON (Converting circular structure to JSON); no parameters are described.',
    ],
    [
      'a big integer',
      { default: 1n },
      'the schema cannot be written as JSON (Do not know how to serialize a BigInt); no parameters are described.',
    ],
  ])('gives open parameters and says so: %s', (_, schema, message) => {
    expect(toPortableSchema(schema)).toEqual({
      schema: { type: 'object', properties: {} },
      problems: [`#: ${message}`],
    });
  });
});

it('a schema of a schema library arrives with everything that it says', () => {
  const input = z.object({
    city: z.string().min(1).describe('City'),
    days: z.int().min(1).max(7).default(3),
    unit: z.literal('c').or(z.literal('f')).optional(),
    place: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('code'), code: z.string() }),
      z.object({ kind: z.literal('point'), point: z.tuple([z.number(), z.number()]) }),
    ]),
  });
  const { schema, problems } = toPortableSchema(
    z.toJSONSchema(input, { target: 'draft-7', io: 'input' }),
  );
  expect(problems).toEqual([]);
  expect(schema).toEqual({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: {
      city: { type: 'string', minLength: 1, description: 'City (minimum length 1)' },
      days: {
        type: 'integer',
        minimum: 1,
        maximum: 7,
        default: 3,
        description: '(minimum 1, maximum 7, default 3)',
      },
      unit: {
        anyOf: [
          { type: 'string', enum: ['c'] },
          { type: 'string', enum: ['f'] },
        ],
      },
      place: {
        anyOf: [
          {
            type: 'object',
            properties: { kind: { type: 'string', enum: ['code'] }, code: { type: 'string' } },
            required: ['kind', 'code'],
          },
          {
            type: 'object',
            properties: {
              kind: { type: 'string', enum: ['point'] },
              point: {
                type: 'array',
                items: { type: 'number' },
                minItems: 2,
                maxItems: 2,
                description: '(in this order: number, number) (minimum items 2, maximum items 2)',
              },
            },
            required: ['kind', 'point'],
          },
        ],
      },
    },
    required: ['city', 'place'],
  });
});
