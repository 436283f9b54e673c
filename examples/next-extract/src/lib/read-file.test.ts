import { describe, expect, test } from 'vitest';
import { readTextFile } from './read-file.ts';

const bytes = (...values: number[]) => Uint8Array.of(...values);
const utf16 = (text: string) => bytes(0xff, 0xfe, ...[...text].flatMap(c => [c.charCodeAt(0), 0]));

describe('a file', () => {
  test.each([
    ['in UTF-8', 'name\r\nZoë\n', 'name\nZoë\n'],
    ['in UTF-8 with its mark', '\uFEFFname', 'name'],
    ['in UTF-16 with its mark', utf16('name\nAda'), 'name\nAda'],
  ])('%s is read', async (_, content, text) => {
    expect(await readTextFile(new File([content], 'contacts.csv'))).toEqual({ text });
  });

  test.each([
    ['empty', '', 'data is empty.'],
    ['blank', ' \n ', 'data is empty.'],
    ['a PDF', '%PDF-1.7', 'data is not text. PDF files cannot be read here'],
    ['a workbook', 'PK\u0003\u0004', 'data is not text. It is an archive, as Excel'],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47), 'data is not text. Pictures'],
    ['a program', bytes(0x7f, 0x45, 0x4c, 0x46, 0), 'data is not text. Choose'],
    ['in Latin-1', bytes(0x5a, 0x6f, 0xeb), 'data is not in UTF-8'],
    ['too large', 'a'.repeat(1_234_567), 'data has 1.2 MB; files may have 1 MB.'],
  ])('that is %s is told in words', async (_, content, beginning) => {
    const reading = await readTextFile(new File([content], 'data'));
    expect('problem' in reading && reading.problem.slice(0, beginning.length)).toBe(beginning);
  });

  test('that cannot be read is told in words', async () => {
    const file = new File(['text'], 'gone.txt');
    file.arrayBuffer = () => Promise.reject(new Error('NotFoundError'));
    expect(await readTextFile(file)).toEqual({
      problem: 'gone.txt could not be read. Is it a folder, or was it moved?',
    });
  });
});
