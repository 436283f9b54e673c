import { expect, it } from 'vitest';
import { rootKindsOf } from './root-kinds.js';

const ALL = ['object', 'array', 'string', 'number', 'boolean', 'null'];
const itself: Record<string, unknown> = { anyOf: [{ $ref: '#' }, { $ref: '#' }] };

it.each([
  [undefined, ALL, ALL],
  [true, ALL, ALL],
  [false, [], ALL],
  [{}, ALL, ALL],
  [{ type: 'object' }, ['object'], ALL],
  [{ properties: {} }, ['object'], ALL],
  [{ items: { type: 'object' } }, ['array'], ['object']],
  [{ type: ['array', 'null'], items: { enum: [1, 'a'] } }, ['array', 'null'], ['string', 'number']],
  [{ prefixItems: [{ const: true }] }, ['array'], ['boolean']],
  [{ type: 'integer' }, ['number'], ALL],
  [{ const: null }, ['null'], ALL],
  [
    { anyOf: [{ type: 'object' }, { type: 'array', items: { type: 'null' } }] },
    ['object', 'array'],
    ['null'],
  ],
  [
    {
      anyOf: [
        { type: 'array', items: { type: 'string' } },
        { type: 'array', maxItems: 2 },
      ],
    },
    ['array'],
    ALL,
  ],
  [{ allOf: [{ type: ['object', 'string'] }, { type: ['string', 'null'] }] }, ['string'], ALL],
  [{ $ref: '#/$defs/a', $defs: { a: { type: 'object' } }, type: 'array' }, ['object'], ALL],
  [{ $ref: 'elsewhere.json' }, ALL, ALL],
  [itself, ALL, ALL],
])('the values of %j may begin as %j, their items as %j', (schema, value, items) => {
  const kinds = rootKindsOf(schema);
  expect([...kinds.value].toSorted()).toEqual(value.toSorted());
  expect([...kinds.items].toSorted()).toEqual(items.toSorted());
});
