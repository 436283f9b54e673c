import { describe, expect, test } from 'vitest';
import { PRESETS } from './presets.ts';
import { readSchema } from './read-schema.ts';

const problemsOf = (schema: unknown) => readSchema(JSON.stringify(schema));
const withProperty = (schema: unknown) => ({ type: 'object', properties: { total: schema } });

describe('a schema', () => {
  test.each(PRESETS)('$name is read', ({ schema }) => {
    expect(readSchema(JSON.stringify(schema, undefined, 2))).toEqual({ schema });
  });

  test('with everything that people write by hand is read', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['kind', 'size'],
      additionalProperties: false,
      properties: {
        kind: { enum: ['a', null, 3] },
        size: { type: ['number', 'null'], minimum: -1, description: 'In metres' },
        code: { type: 'string', pattern: '^[A-Z]{2}$', minLength: 2 },
        anything: true,
        parts: { type: 'array', minItems: 0, items: { $ref: '#/$defs/part' } },
        either: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
      },
      $defs: { part: { type: 'object', properties: { name: { type: 'string' } } } },
    };
    expect(problemsOf(schema)).toEqual({ schema });
  });

  test.each([
    [' ', /^There is no schema yet/],
    ['{"type": "object",}', /^This is not JSON yet: .*position 18.*\.$/],
    ['[]', /^The schema has to be an object in braces\.$/],
    [`"${'a'.repeat(20_000)}"`, /^The schema has 20,002 characters; it may have 20,000\.$/],
    ['{"type": "object"}', /^The schema has to describe an object/],
    ['{"type": "array", "items": {}}', /^The schema has to describe an object/],
  ])('%.30s is refused in words', (text, words) => {
    const reading = readSchema(text);
    expect('problems' in reading && reading.problems).toEqual([expect.stringMatching(words)]);
  });

  test.each([
    [{ type: 'strng' }, 'properties.total.type has to be one of string, number, integer'],
    [{ type: [] }, 'properties.total.type has to be one of'],
    [{ title: 1 }, 'properties.total.title has to be a text in quotation marks.'],
    [{ minimum: '1' }, 'properties.total.minimum has to be a number.'],
    [{ maxItems: -1 }, 'properties.total.maxItems has to be a whole number from 0.'],
    [{ pattern: '(' }, 'properties.total.pattern has to be a regular expression.'],
    [{ enum: [] }, 'properties.total.enum has to be a list of values.'],
    [{ items: 3 }, 'properties.total.items has to be a schema in braces.'],
    [{ anyOf: {} }, 'properties.total.anyOf has to be a list of schemas.'],
    [{ anyOf: [1] }, 'properties.total.anyOf[0] has to be a schema in braces.'],
    [{ properties: [] }, 'properties.total.properties has to be an object with a schema per name.'],
    [{ required: 'a' }, 'properties.total.required has to be a list of names of properties.'],
    [
      { properties: { a: {} }, required: ['a', 'b'] },
      'properties.total.required names “b”, which is no property.',
    ],
  ])('with %j is refused with the place', (schema, beginning) => {
    const reading = problemsOf(withProperty(schema));
    expect(
      'problems' in reading && reading.problems.map(text => text.slice(0, beginning.length)),
    ).toEqual([beginning]);
  });

  test('tells five problems at most', () => {
    const properties = Object.fromEntries([...'abcdefg'].map(name => [name, { type: name }]));
    const reading = problemsOf({ type: 'object', properties });
    expect('problems' in reading && reading.problems).toHaveLength(5);
  });
});
