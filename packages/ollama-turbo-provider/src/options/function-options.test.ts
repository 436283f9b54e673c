import { describe, expect, it } from 'vitest';
import * as z from 'zod/v4/mini';
import { parseFunctionOptions } from './function-options.js';

const schema = z.strictObject({
  size: z.optional(z.int().check(z.maximum(10))),
  names: z.optional(z.array(z.string())),
});
const parse = (value: unknown) => parseFunctionOptions({ schema, value, name: 'search' });

describe('parseFunctionOptions', () => {
  it('takes options that are valid, and none', () => {
    expect(parse({ size: undefined, names: ['a'] })).toEqual({ names: ['a'] });
    expect(parse(undefined)).toEqual({});
  });

  it.each<[string, unknown, string, string]>([
    ['null', null, 'options', 'The options of search: expected an object.'],
    ['a text', 'x', 'options', 'The options of search: expected an object.'],
    [
      'an unknown name',
      { max_size: 3 },
      'max_size',
      'search has no option "max_size": known are size, names.',
    ],
    [
      'a wrong type',
      { size: '3' },
      'size',
      'The option size of search is not valid: expected a number.',
    ],
    [
      'a value that is too large',
      { size: 11 },
      'size',
      'The option size of search is not valid: expected at most 10.',
    ],
    [
      'a wrong type within a list',
      { names: ['a', 1] },
      'names[1]',
      'The option names[1] of search is not valid: expected a text.',
    ],
  ])('refuses %s', (_, value, argument, message) => {
    expect(() => parse(value)).toThrow(
      expect.objectContaining({ name: 'AI_InvalidArgumentError', argument, message }),
    );
  });
});
