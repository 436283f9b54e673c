import type { JSONSchema7 } from '@ai-sdk/provider';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  byBytes,
  generate,
  stream,
  textOf,
  whole,
  type StructuredCall,
  type StructuredOutcome,
} from '../../testing/structured-output.js';

/** A fixed seed: a test run says the same each time. */
const parameters = { numRuns: 300, seed: 20261125 };

const unit = fc.constantFrom<('grapheme' | 'binary')[]>('grapheme', 'binary');
const indentation = fc.constantFrom(undefined, 1, 2, '\t');
const root = fc.constantFrom('object', 'array');

/** The text of any JSON object or array. */
const anyJson = fc.tuple(unit, root, indentation).chain(([stringUnit, kind, space]) => {
  const value = fc.jsonValue({ stringUnit, maxDepth: 3 });
  const values: fc.Arbitrary<unknown> =
    kind === 'object' ? fc.dictionary(fc.string({ unit: stringUnit }), value) : fc.array(value);
  return values.map(json => ({ kind, text: JSON.stringify(json, undefined, space) }));
});

const markup = fc.constantFrom(
  '```json\n',
  '\n```\n',
  '<answer>',
  'Sure! Here\'s the "JSON": ',
  '} ] // ',
  '/* ',
  '\\',
  '<',
  'ローマ 🏛️ ',
);

/** Any prose that could not be taken for the beginning of a value, or for thinking. */
const prose = unit
  .chain(stringUnit => fc.array(fc.oneof(fc.string({ unit: stringUnit }), markup)))
  .map(pieces => pieces.join(''))
  .filter(text => !/[[{]|<think|<\/think/.test(text));

/** How the answer is cut into tokens, and its bytes into reads. */
const chunking = fc
  .record({
    tokenLengths: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
    reads: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
  })
  .map(({ tokenLengths, reads }) => ({ tokenLengths, framing: byBytes(...reads) }));

const inOnePiece = { tokenLengths: [100_000], framing: whole };

/** A model that is asked once. */
function once(
  content: string,
  options: Pick<StructuredCall, 'framing'> & Partial<StructuredCall>,
): StructuredCall {
  return { schema: null, answers: [{ content }], retries: 0, ...options };
}

it('any object or array in any prose comes out unchanged at any chunking', async () => {
  const property = fc.asyncProperty(
    prose,
    anyJson,
    prose,
    chunking,
    fc.boolean(),
    async (before, { kind, text }, after, chunks, hasSchema) => {
      const schema = hasSchema ? ({ type: kind } as JSONSchema7) : null;
      const call = once(before + text + after, { ...chunks, schema });
      for (const outcome of [await generate(call), await stream(call)]) {
        expect({ text: textOf(outcome), ...endOf(outcome) }).toEqual({ text, ...GOOD_END });
      }
    },
  );
  await fc.assert(property, parameters);
});

it('a value that is cut off is never accepted', async () => {
  const property = fc.asyncProperty(
    prose,
    anyJson,
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    fc.constantFrom('stop', 'length'),
    async (before, { text }, part, doneReason) => {
      const content = before + text.slice(0, Math.floor(part * text.length));
      const call = once(content, { ...inOnePiece, answers: [{ content, doneReason }] });
      for (const outcome of [await generate(call), await stream(call)]) {
        expect(outcome.failures).toEqual([
          { reason: 'schema-mismatch', text: content, problems: expect.any(Array) as unknown },
        ]);
      }
    },
  );
  await fc.assert(property, parameters);
});

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);

/** Values whose strings are words, so that each can be found again in the answer. */
const { plainObject } = fc.letrec<{ plainObject: { [key: string]: Plain }; plain: Plain }>(tie => ({
  plainObject: fc.dictionary(word, tie('plain'), { maxKeys: 4 }),
  plain: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('plain'), { maxLength: 4 }),
    tie('plainObject'),
  ),
}));

interface Spelling {
  keyQuotes: [string, string];
  valueQuotes: [string, string];
  words: { true: string; false: string; null: string };
  isCommaLast: boolean;
  comment: string;
  gap: string;
}

const quotes = fc.constantFrom<[string, string][]>(['"', '"'], ["'", "'"], ['“', '”'], ['‘', '’']);

const JSON_WORDS = { true: 'true', false: 'false', null: 'null' };

const spelling: fc.Arbitrary<Spelling> = fc.record({
  keyQuotes: fc.oneof(quotes, fc.constant<[string, string]>(['', ''])),
  valueQuotes: quotes,
  words: fc.constantFrom(JSON_WORDS, { true: 'True', false: 'False', null: 'None' }),
  isCommaLast: fc.boolean(),
  comment: fc.constantFrom('', ' // it\'s "x" }\n', ' /* ] } { " */', '\n// one\n// two\n'),
  gap: fc.constantFrom('', ' ', '\n  '),
});

/** The text of a value in another spelling than JSON's. */
function spell(value: Plain, style: Spelling): string {
  const { valueQuotes, words } = style;
  if (typeof value === 'string') return `${valueQuotes[0]}${value}${valueQuotes[1]}`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? words.true : words.false;
  if (value === null) return words.null;
  if (Array.isArray(value))
    return enclose(
      '[]',
      value.map(item => spell(item, style)),
      style,
    );
  const [open, close] = style.keyQuotes;
  const members = Object.entries(value).map(
    ([key, member]) => `${open}${key}${close}:${style.gap}${spell(member, style)}`,
  );
  return enclose('{}', members, style);
}

function enclose(brackets: '[]' | '{}', pieces: string[], style: Spelling): string {
  const { gap, comment, isCommaLast } = style;
  const inside = pieces.map(piece => gap + piece).join(`,${comment}`);
  const end = pieces.length > 0 && isCommaLast ? ',' : '';
  return brackets[0] + inside + end + (pieces.length > 0 ? comment : '') + gap + brackets[1];
}

it('another spelling of a value is mended into that value', async () => {
  const property = fc.asyncProperty(
    plainObject,
    spelling,
    chunking,
    async (value, style, chunks) => {
      const content = spell(value, style);
      const call = once(content, { ...chunks, schema: { type: 'object' } });
      for (const outcome of [await generate(call), await stream(call)]) {
        expect({ content, json: compact(textOf(outcome)), ...endOf(outcome) }).toEqual({
          content,
          json: JSON.stringify(value),
          ...GOOD_END,
        });
      }
    },
  );
  await fc.assert(property, parameters);
});

const edits = fc.array(
  fc.record({
    at: fc.nat(),
    removed: fc.nat({ max: 2 }),
    added: fc.oneof(
      fc.constant(''),
      fc.constantFrom('"', "'", '{', '}', '[', ']', ':', ',', '\\', ' ', '-', '.', '0', 'x', '""'),
      fc.constantFrom('null', '...', 'NaN', '”', '“'),
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

it('nothing is added to a damaged value that is accepted, and nothing is lost', async () => {
  const property = fc.asyncProperty(plainObject, spelling, edits, async (value, style, all) => {
    const content = all.reduce(
      (text, { at, removed, added }) => {
        const index = at % (text.length + 1);
        return text.slice(0, index) + added + text.slice(index + removed);
      },
      spell(value, { ...style, words: JSON_WORDS, comment: '' }),
    );
    for (const ask of [generate, stream]) {
      const outcome = await ask(once(content, { ...inOnePiece, schema: { type: 'object' } }));
      if (outcome.failures.length > 0) continue;
      const { textBefore = '', textAfter = '' } = outcome.structuredOutput ?? {};
      const written = content.slice(textBefore.length, content.length - textAfter.length);
      const text = textOf(outcome);
      expect({
        content,
        letters: lettersOf(text),
        guessed: stringsWithoutQuotes(text, written),
      }).toEqual({
        content,
        letters: lettersOf(written),
        guessed: [],
      });
    }
  });
  await fc.assert(property, { ...parameters, numRuns: 1000 });
});

/** What is no punctuation. Escapes of quotes and of white space may come and go with the quotes around them. */
function lettersOf(text: string): string {
  return text.replaceAll(/\\["'nrt]|[^\p{L}\p{N}.\\-]/gu, '');
}

/** Strings that are values of an accepted text and did not stand in quotes of any kind in what was written. */
function stringsWithoutQuotes(text: string, written: string): string[] {
  const found: string[] = [];
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value === 'string' && !isQuoted(value, written)) found.push(value);
    return value;
  });
  return found;
}

function isQuoted(value: string, written: string): boolean {
  // Escapes are not followed.
  if (/[\\"'\n\t]/.test(value)) return true;
  const marks = [...'"\'`“”‘’'];
  return marks.some(open => marks.some(close => written.includes(open + value + close)));
}

const PIECES = [
  '{ } [ ] " \' “ ” : , \\ ... - 1 true null None NaN word 😀',
  '{"a":1} {"a": {a: {\'a\': ["x" [1] [{ }] "a" "b": b:',
  '<think> </think> <th ink> </ // /* */ ```json ```',
].flatMap(pieces => pieces.split(' '));

/** Pieces of answers in any order. */
const soup = fc
  .array(fc.constantFrom(' ', '\n', ...PIECES), { maxLength: 30 })
  .map(pieces => pieces.join(''));

const soupSchema = fc.constantFrom<(JSONSchema7 | null)[]>(
  null,
  { type: 'object' },
  { type: 'array' },
  { type: 'object', properties: { a: { type: 'number' } }, required: ['a'] },
  { type: 'array', items: { type: 'object' } },
  { type: 'string' },
  { anyOf: [{ type: 'object' }, { type: 'string' }] },
);

it('what comes of any answer does not depend on its chunking', async () => {
  const property = fc.asyncProperty(soup, soupSchema, chunking, async (content, schema, chunks) => {
    for (const ask of [generate, stream]) {
      expect(await ask(once(content, { ...chunks, schema }))).toEqual(
        await ask(once(content, { ...inOnePiece, schema })),
      );
    }
  });
  await fc.assert(property, { ...parameters, numRuns: 1000 });
});

it('what is accepted of any answer stood in it, and is the same streamed and generated', async () => {
  const property = fc.asyncProperty(soup, soupSchema, async (content, schema) => {
    const call = once(content, { ...inOnePiece, schema });
    const generated = await generate(call);
    const streamed = await stream(call);
    const [full, shown] = [acceptedText(generated), acceptedText(streamed)];
    const guessed = [full, shown].flatMap(text =>
      text === undefined ? [] : stringsWithoutQuotes(text, content),
    );
    // Only when an answer is whole is it known that what came before was thinking.
    const isComparable = !content.includes('</think>');
    const differs = isComparable && shown !== undefined && shown !== full;
    const isMissed =
      isComparable && shown === undefined && full !== undefined && textOf(streamed) === '';
    expect({ content, guessed, differs, isMissed }).toEqual({
      content,
      guessed: [],
      differs: false,
      isMissed: false,
    });
  });
  await fc.assert(property, { ...parameters, numRuns: 1000 });
});

function acceptedText(outcome: StructuredOutcome): string | undefined {
  return outcome.failures.length > 0 ? undefined : textOf(outcome);
}

const GOOD_END = { failures: [], faults: [], finishReason: { unified: 'stop', raw: 'stop' } };

function endOf({ failures, faults, finishReason }: StructuredOutcome) {
  return { failures, faults, finishReason };
}

/** The value of a text without its white space; the text itself where it is no JSON. */
function compact(text: string): string {
  return text === '' ? '' : JSON.stringify(JSON.parse(text));
}
