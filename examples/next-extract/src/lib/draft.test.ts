import { describe, expect, test } from 'vitest';
import {
  editSchema,
  editText,
  NEW_DRAFT,
  replaceSchema,
  replaceSource,
  undoSchema,
  undoSource,
} from './draft.ts';
import { PRESETS, schemaText } from './presets.ts';

const [INVOICE, CONTACTS, PRODUCTS] = PRESETS;
const TYPED = editText(NEW_DRAFT, 'What I had typed.');
const FROM_FILE = replaceSource(NEW_DRAFT, { text: 'a;b', fileName: 'lines.csv' });
const sample = (text = '') => ({ text, fileName: '' });
const schemaOf = (preset = INVOICE) => schemaText(preset);

describe('a text that a click replaces', () => {
  test('comes back, with the name of its file', () => {
    expect(undoSource(replaceSource(TYPED, sample(INVOICE.sample)))).toEqual(TYPED);
    expect(undoSource(replaceSource(FROM_FILE, sample()))).toEqual(FROM_FILE);
  });

  test('comes back also from under samples and an empty field', () => {
    const clicked = [CONTACTS?.sample, PRODUCTS?.sample, ''].map(sample);
    expect(undoSource(clicked.reduce(replaceSource, TYPED))).toEqual(TYPED);
  });

  test('gives way to the next one, and to what is typed', () => {
    const second = replaceSource(replaceSource(TYPED, { text: 'b', fileName: 'b.txt' }), sample());
    expect(undoSource(second)).toMatchObject({ text: 'b', fileName: 'b.txt' });
    expect(editText(second, 'c').replacedSource).toBeUndefined();
  });

  test('is not kept when it is empty or a sample', () => {
    const filled = replaceSource(NEW_DRAFT, sample(INVOICE.sample));
    expect(filled.replacedSource).toBeUndefined();
    expect(replaceSource(filled, sample()).replacedSource).toBeUndefined();
    expect(undoSource(filled)).toEqual(filled);
  });
});

describe('a schema that a click replaces', () => {
  const own = editSchema(NEW_DRAFT, '{"type": "object"}');

  test('comes back, also after several presets', () => {
    const passed = [schemaOf(CONTACTS), schemaOf(PRODUCTS)].reduce(replaceSchema, own);
    expect(passed.schema).toBe(schemaOf(PRODUCTS));
    expect(undoSchema(passed)).toEqual(own);
  });

  test('is not kept when it is a preset, or after the next edit by hand', () => {
    expect(replaceSchema(NEW_DRAFT, schemaOf(CONTACTS)).replacedSchema).toBeUndefined();
    expect(
      editSchema(replaceSchema(own, schemaOf()), '{"type": "object"').replacedSchema,
    ).toBeUndefined();
    expect(undoSchema(own)).toEqual(own);
  });
});
