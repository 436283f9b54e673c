import { describe, expect, test } from 'vitest';
import { readRequest } from './read-request.ts';

const SCHEMA = { type: 'object', properties: { a: {} } };

function requestWith(body: BodyInit | undefined) {
  return new Request('http://localhost/api/extract', { method: 'POST', body });
}

const read = (value: unknown) => readRequest(requestWith(JSON.stringify(value)));

describe('a request of the page', () => {
  test('is read', async () => {
    expect(await read({ text: 'Zoë', schema: SCHEMA })).toEqual({
      request: { text: 'Zoë', schema: SCHEMA, isCareless: false },
    });
    expect(await read({ text: 'a', schema: SCHEMA, isCareless: true })).toEqual({
      request: { text: 'a', schema: SCHEMA, isCareless: true },
    });
  });

  test.each([
    [{ text: ' ', schema: SCHEMA }, /^There is no text yet/],
    [{ text: 'a'.repeat(200_000), schema: SCHEMA }, /^The text has 200,000 characters; 100,000/],
    [{ text: 'a', schema: { type: 'array' } }, /^The schema has to describe an object/],
    [{ text: 'a', schema: { type: 'x' } }, /^type has to be one of/],
    [{ text: 'a' }, /cannot read\.$/],
    [{ text: 'a', schema: null }, /^The schema has to be an object/],
    [{ schema: SCHEMA }, /cannot read\.$/],
    [[], /cannot read\.$/],
  ])('is refused in words: %.60j', async (value, words) => {
    expect(await read(value)).toEqual({ problem: expect.stringMatching(words) });
  });

  test.each([['{"text":'], [undefined], ['a'.repeat(2_100_000)]])(
    'that is none is refused: %.20s',
    async body => {
      expect(await readRequest(requestWith(body))).toEqual({
        problem: 'The page sent a request that its server cannot read.',
      });
    },
  );
});
