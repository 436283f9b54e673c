import { describe, expect, it } from 'vitest';
import { createSchemaCheck } from './schema-check.js';

/** Numbers and operations on them, nested as deep as one likes. */
const EXPRESSION = {
  anyOf: [
    ...['add', 'subtract', 'multiply', 'divide', 'power', 'modulo'].map(op => ({
      type: 'object',
      properties: { left: { $ref: '#' }, right: { $ref: '#' }, op: { const: op } },
      required: ['left', 'right', 'op'],
    })),
    { type: 'number' },
  ],
};

function expression(depth: number): unknown {
  if (depth === 0) return 1;
  const [left, right] = [expression(depth - 1), expression(depth - 1)];
  return { left, right, op: 'modulo' };
}

const problems = (schema: unknown, value: unknown) => createSchemaCheck(schema).check(value);

describe('the check of a schema', () => {
  it('takes no exponential time where alternatives refer to the whole', () => {
    expect(problems(EXPRESSION, expression(12))).toEqual([]);
    expect(problems(EXPRESSION, { left: 1, right: 'x', op: 'add' })).not.toEqual([]);
  });

  it('names every misfit of a schema without references, the first ones of many', () => {
    const schema = { type: 'array', items: { type: 'number' } };
    expect(problems(schema, ['a', 1, 'b'])).toEqual([
      '/0: Instance type "string" is invalid. Expected "number".',
      '/2: Instance type "string" is invalid. Expected "number".',
    ]);
    const many = problems(schema, Array.from({ length: 30 }, String));
    expect(many).toHaveLength(13);
    expect(many.at(-1)).toBe('And 18 more.');
  });

  it.each([
    ['nullable of OpenAPI', { type: 'string', nullable: true }, [null, 'a'], [1]],
    ['bounds as flags', { type: 'integer', minimum: 0, exclusiveMinimum: true }, [1], [0]],
    ['bounds as flags', { type: 'integer', maximum: 9, exclusiveMaximum: false }, [9], [10]],
    ['true', true, [1, null], []],
    ['false', false, [], [1]],
    ['no schema', undefined, [1, null], []],
    [
      'an id that is a mere name',
      {
        $ref: '#/definitions/Address',
        definitions: {
          Address: { id: 'Address', properties: { street: { $ref: '#/definitions/Street' } } },
          Street: { id: 'Street', type: 'object', properties: { id: { type: 'string' } } },
        },
      },
      [{ street: { id: 'a' } }],
      [{ street: 5 }, { street: { id: 5 } }],
    ],
    [
      'an id of draft 4',
      {
        $schema: 'http://json-schema.org/draft-04/schema#',
        id: 'http://example.com/root.json',
        $ref: 'other.json',
        definitions: { other: { id: 'other.json', type: 'string' } },
      },
      ['a'],
      [1],
    ],
    [
      'data that looks like keywords',
      { enum: [{ id: 'a', pattern: '(' }] },
      [{ id: 'a', pattern: '(' }],
      [1],
    ],
    ['a format', { format: 'date' }, ['2026-11-25'], ['today', '2026-02-30']],
    ['a format with a pattern', { format: 'date', pattern: '^t' }, ['today'], ['2026-11-25']],
    ['a format that validators differ about', { format: 'date-time' }, ['2026-11-25 10:00'], []],
    [
      'items of draft 2020-12',
      { prefixItems: [{ type: 'string' }], items: false },
      [['a']],
      [['a', 1]],
    ],
    [
      'half a character as a key',
      { additionalProperties: { type: 'number' } },
      [{ '\ud800': 1 }],
      [],
    ],
  ])('takes %s: %j', (_what, schema, fitting, misfits) => {
    const { check, uncheckable } = createSchemaCheck(schema);
    expect(uncheckable).toEqual([]);
    for (const value of fitting) expect(check(value)).toEqual([]);
    for (const value of misfits) expect(check(value)).not.toEqual([]);
  });

  it('says what it cannot check, and checks the rest', () => {
    const schema = {
      properties: {
        a: { pattern: '(', type: 'string' },
        b: { $ref: 'https://example.com/b.json' },
        c: { $dynamicRef: '#node' },
        d: {
          type: 'object',
          patternProperties: { '(': { type: 'number' }, '^x': { type: 'number' } },
        },
      },
    };
    const { check, uncheckable } = createSchemaCheck(schema);
    expect(uncheckable.toSorted()).toEqual([
      'The dynamic reference "#node" is not followed.',
      'The pattern "(" is no regular expression with Unicode.',
      'The reference "https://example.com/b.json" leads nowhere within the schema.',
    ]);
    expect(check({ a: 'x', b: 1, c: 1, d: { x1: 1 } })).toEqual([]);
    expect(check({ d: { x1: 'no' } })).not.toEqual([]);
  });

  it('leaves the schema of the caller as it is, also a frozen one', () => {
    const schema = Object.freeze({ type: 'object', properties: Object.freeze({ a: { id: 'x' } }) });
    const before = JSON.stringify(schema);
    expect(problems(schema, {})).toEqual([]);
    expect(JSON.stringify(schema)).toBe(before);
  });
});
