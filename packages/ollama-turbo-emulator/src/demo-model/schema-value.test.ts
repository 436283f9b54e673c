import { describe, expect, test } from 'vitest';
import { ClueReader } from './clue-reader.js';
import { findClues } from './clues.js';
import { valueForSchema } from './schema-value.js';

function write(options: { question: string; schema: unknown; wants: 'arguments' | 'answer' }) {
  const { question, schema, wants } = options;
  return valueForSchema({ schema, wants, reader: new ClueReader(findClues(question)) });
}

const string = { type: 'string' };
const number = { type: 'number' };

describe('arguments', () => {
  function argumentsFor(
    question: string,
    properties: Record<string, unknown>,
    required?: string[],
  ) {
    return write({
      question,
      schema: { type: 'object', properties, ...(required ? { required } : {}) },
      wants: 'arguments',
    });
  }

  test('come from the words of the question', () => {
    const flight = {
      origin: string,
      destination: string,
      date: { type: 'string', format: 'date' },
      passengers: { type: 'integer', minimum: 1 },
      cabin: { type: 'string', enum: ['economy', 'business'] },
      isFlexible: { type: 'boolean' },
    };
    const question = 'Book a flight to Lima from Berlin on 2026-12-24 for two passengers, business';
    expect(argumentsFor(question, flight, ['origin', 'destination', 'date', 'passengers'])).toEqual(
      {
        origin: 'Berlin',
        destination: 'Lima',
        date: '2026-12-24',
        passengers: 2,
        cabin: 'business',
      },
    );
  });

  test('leave out what is optional and not asked for', () => {
    const properties = { city: string, unit: { enum: ['celsius', 'fahrenheit'] }, days: number };
    expect(argumentsFor('Weather in Oslo', properties, ['city'])).toEqual({ city: 'Oslo' });
    expect(argumentsFor('Fahrenheit in Oslo for 3 days', properties, ['city'])).toEqual({
      city: 'Oslo',
      unit: 'fahrenheit',
      days: 3,
    });
  });

  test('have the first property when none is required', () => {
    expect(argumentsFor('Search for "alpacas"', { query: string, page: number })).toEqual({
      query: 'alpacas',
    });
  });

  test('use each number once, the one beside the name of the property first', () => {
    expect(
      argumentsFor('Roll 4 dice with 6 sides', { sides: number, dice: number }, ['sides', 'dice']),
    ).toEqual({
      sides: 6,
      dice: 4,
    });
    expect(argumentsFor('Multiply 6 and 7', { a: number, b: number }, ['a', 'b'])).toEqual({
      a: 6,
      b: 7,
    });
  });

  test('never leave the bounds', () => {
    const properties = {
      days: { type: 'integer', minimum: 1, maximum: 7 },
      share: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      size: { type: 'integer', minimum: 10, multipleOf: 8 },
      whole: { type: 'integer' },
    };
    expect(argumentsFor('30 days, 2.5 in share', properties, Object.keys(properties))).toEqual({
      days: 1,
      share: 0.5,
      size: 16,
      whole: 30,
    });
  });

  test('fill nested objects and lists', () => {
    const properties = {
      filter: {
        type: 'object',
        properties: {
          status: { enum: ['open', 'closed'] },
          tags: { type: 'array', items: string },
        },
        required: ['status', 'tags'],
      },
      numbers: { type: 'array', items: number },
      pair: { type: 'array', prefixItems: [string, number], minItems: 2, maxItems: 2 },
    };
    const question = 'Orders that are closed and tagged "new" and "urgent" with 3, 5 and 8.5';
    expect(argumentsFor(question, properties, ['filter', 'numbers', 'pair'])).toEqual({
      filter: { status: 'closed', tags: ['new', 'urgent'] },
      numbers: [3, 5, 8.5],
      pair: ['Orders closed tagged new urgent', 2],
    });
  });

  test('take a word that matches the pattern', () => {
    const properties = { id: { type: 'string', pattern: '^ORD-\\d{4}$' } };
    expect(argumentsFor('Where is ORD-1234?', properties, ['id'])).toEqual({ id: 'ORD-1234' });
    expect(argumentsFor('Where is my order?', properties, ['id'])).toEqual({ id: 'ORD-4444' });
  });

  test('are names and addresses from the question', () => {
    const properties = {
      ticker: string,
      attendees: { type: 'array', items: { type: 'string', format: 'email' } },
    };
    const question = 'Share AAPL with bob@example.com and amy@example.com';
    expect(argumentsFor(question, properties, ['ticker', 'attendees'])).toEqual({
      ticker: 'AAPL',
      attendees: ['bob@example.com', 'amy@example.com'],
    });
  });

  test('fall back to default and examples', () => {
    const properties = {
      language: { ...string, default: 'en' },
      tone: { ...string, examples: ['dry'] },
    };
    expect(argumentsFor('Translate', properties, ['language', 'tone'])).toEqual({
      language: 'en',
      tone: 'dry',
    });
  });
});

describe('answers', () => {
  test.each<[string, string, unknown, unknown]>([
    [
      'every property',
      'Tell me about Canada.',
      {
        properties: { name: string, capital: string, languages: { type: 'array', items: string } },
        required: ['name'],
      },
      {
        name: 'Canada',
        capital: 'Capital of Canada',
        languages: ['Language 1 of Canada', 'Language 2 of Canada'],
      },
    ],
    [
      'a list as long as asked for',
      'Name 3 users',
      { type: 'array', items: { properties: { id: { type: 'integer' }, city: string } } },
      [
        { id: 1, city: 'Berlin' },
        { id: 2, city: 'Lima' },
        { id: 3, city: 'Nairobi' },
      ],
    ],
    [
      'minItems and maxItems',
      'x',
      {
        properties: {
          a: { type: 'array', items: number, minItems: 3 },
          b: { type: 'array', items: number, maxItems: 1 },
        },
      },
      { a: [1, 2, 3], b: [1] },
    ],
    [
      'an enum value that is mentioned',
      'Is this negative?',
      { enum: ['positive', 'negative'] },
      'negative',
    ],
    ['the first enum value otherwise', 'x', { enum: ['positive', 'negative'] }, 'positive'],
    ['const', 'x', { const: null }, null],
    ['a type list', 'x', { type: ['null', 'boolean'] }, true],
    ['null', 'x', { type: 'null' }, null],
    [
      'anyOf by its constant',
      'a circle',
      {
        anyOf: [
          {
            type: 'object',
            properties: { kind: { const: 'square' }, side: number },
            required: ['kind', 'side'],
          },
          {
            type: 'object',
            properties: { kind: { const: 'circle' }, radius: number },
            required: ['kind', 'radius'],
          },
        ],
      },
      { kind: 'circle', radius: 1 },
    ],
    ['oneOf without null', 'x', { oneOf: [{ type: 'null' }, { type: 'integer', minimum: 5 }] }, 5],
    [
      'allOf',
      'x',
      { allOf: [{ properties: { a: number } }, { properties: { b: number } }] },
      { a: 1, b: 1 },
    ],
    [
      'references',
      'in Oslo',
      {
        $defs: { 'a/b': { properties: { city: string } } },
        properties: { home: { $ref: '#/$defs/a~1b' } },
      },
      { home: { city: 'Oslo' } },
    ],
    [
      'a reference to nowhere',
      'llamas',
      { properties: { a: { $ref: '#/$defs/none' } } },
      { a: 'A of llamas' },
    ],
    [
      'formats',
      'x',
      {
        properties: {
          a: { type: 'string', format: 'date-time' },
          b: { type: 'string', format: 'uuid' },
          c: { type: 'string', format: 'ipv4' },
        },
      },
      { a: '2026-01-15T09:30:00Z', b: '123e4567-e89b-42d3-a456-426614174000', c: '192.0.2.1' },
    ],
    [
      'lengths',
      'llamas',
      {
        properties: {
          short: { type: 'string', maxLength: 4 },
          long: { type: 'string', minLength: 20 },
        },
      },
      { short: 'Shor', long: 'Long of llamas......' },
    ],
    ['no schema at all', 'llamas', true, 'Llamas'],
  ])('%s', (_, question, schema, value) => {
    expect(write({ question, schema, wants: 'answer' })).toEqual(value);
  });

  test('a recursive schema ends', () => {
    const schema = {
      $defs: {
        node: {
          type: 'object',
          properties: {
            value: { type: 'integer' },
            children: { type: 'array', items: { $ref: '#/$defs/node' } },
            next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] },
          },
          required: ['value', 'children', 'next'],
        },
      },
      $ref: '#/$defs/node',
    };
    expect(write({ question: 'x', schema, wants: 'answer' })).toEqual({
      value: 1,
      children: [
        { value: 1, children: [], next: null },
        { value: 2, children: [], next: null },
      ],
      next: null,
    });
  });

  test('a schema that no finite value fits ends, too', () => {
    const schema = { properties: { self: { $ref: '#' } }, required: ['self'] };
    expect(JSON.stringify(write({ question: 'x', schema, wants: 'answer' }))).toMatch(
      /^(\{"self":)+null\}+$/,
    );
    expect(write({ question: 'llamas', schema: { $ref: '#' }, wants: 'answer' })).toBe('Llamas');
  });
});
