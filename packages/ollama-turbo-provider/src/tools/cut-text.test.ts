import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text.js';

describe('cutText', () => {
  it('leaves a text that fits as it is', () => {
    expect(cutText({ text: 'Ten chars.', maxLength: 10 })).toBe('Ten chars.');
    expect(cutText({ text: '', maxLength: 0 })).toBe('');
  });

  it('cuts where a word ends, and says so there', () => {
    expect(cutText({ text: 'The quick brown fox jumps', maxLength: 18 })).toBe(
      'The quick brown\n\n[Cut here: the first 15 of 25 characters are shown.]',
    );
  });

  it('keeps a word that ends exactly at the limit', () => {
    expect(cutText({ text: 'The quick brown fox', maxLength: 15 })).toBe(
      'The quick brown\n\n[Cut here: the first 15 of 19 characters are shown.]',
    );
  });

  it('cuts within a word that is too long to be given up', () => {
    expect(cutText({ text: `a ${'b'.repeat(30)}`, maxLength: 20 })).toBe(
      `a ${'b'.repeat(18)}\n\n[Cut here: the first 20 of 32 characters are shown.]`,
    );
  });

  it('does not split a character of two code units', () => {
    expect(cutText({ text: '😀😀😀', maxLength: 3 })).toBe(
      '😀\n\n[Cut here: the first 2 of 6 characters are shown.]',
    );
    expect(cutText({ text: '😀😀😀', maxLength: 1 })).toBe(
      '\n\n[Cut here: the first 0 of 6 characters are shown.]',
    );
  });

  it('shows nothing of a text that has no share', () => {
    expect(cutText({ text: 'Hello', maxLength: 0 })).toBe(
      '\n\n[Cut here: the first 0 of 5 characters are shown.]',
    );
  });
});
