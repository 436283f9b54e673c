import { expect, it } from 'vitest';
import { describeGrowth } from './describe-growth.ts';

it.each([
  { what: 'fields are added', partials: [{}, { a: 'x' }, { a: 'x', b: 1 }] },
  { what: 'a text gets longer', partials: [{ a: 'R' }, { a: 'Rome' }] },
  { what: 'a number gets digits', partials: [{ a: 28 }, { a: 2800 }] },
  { what: 'a list gets items', partials: [[], [{ a: 'x' }], [{ a: 'x' }, { a: 'y' }]] },
])('a whole grows when $what', ({ partials }) => {
  expect(describeGrowth(partials, partials.at(-1))).toBe('grows');
});

it.each([
  { what: 'something is taken back', partials: [{ a: 'x' }, { b: 1 }] },
  { what: 'a text is another one', partials: [{ a: 'Rome' }, { a: 'Paris' }] },
  { what: 'nothing is added', partials: [{ a: 'x' }, { a: 'x' }] },
  { what: 'there is nothing at all', partials: [] },
])('a whole jumps when $what', ({ partials }) => {
  expect(describeGrowth(partials, partials.at(-1) ?? {})).toBe('jumps');
});

it('a whole without what was there last has jumped', () => {
  expect(describeGrowth([{}, { a: 'x' }], { b: 1 })).toBe('jumps');
});

it('a whole that was there at once came in one piece', () => {
  expect(describeGrowth([{ a: 'x' }], { a: 'x' })).toBe('in one piece');
});
