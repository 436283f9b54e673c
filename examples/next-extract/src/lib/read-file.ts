import { MOST_FILE_BYTES } from './limits.ts';

/** The text of a file, or why there is none. */
export type FileReading = { text: string } | { problem: string };

/** Files that are often taken for text, told by how they begin. */
const SIGNATURES = [
  { begin: '%PDF', advice: 'PDF files cannot be read here: copy the text out of it and paste it.' },
  {
    // Also what Word and LibreOffice write, and every other archive.
    begin: 'PK\u0003\u0004',
    advice: 'It is an archive, as Excel and Word write them: save it as CSV or as plain text.',
  },
  {
    begin: '\u00D0\u00CF\u0011\u00E0',
    advice: 'It is an old Office file: save it as CSV or as plain text.',
  },
  { begin: '\u0089PNG', advice: 'Pictures cannot be read here.' },
  { begin: '\u00FF\u00D8\u00FF', advice: 'Pictures cannot be read here.' },
  { begin: 'GIF8', advice: 'Pictures cannot be read here.' },
];

/** Reads a file that a person has chosen; whatever it is, the answer is text or one sentence. */
export async function readTextFile(file: File): Promise<FileReading> {
  if (file.size > MOST_FILE_BYTES) {
    const size = `${(file.size / 1_000_000).toFixed(1)} MB`;
    return { problem: `${file.name} has ${size}; files may have 1 MB. Choose a part of it.` };
  }
  try {
    return decode(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { problem: `${file.name} could not be read. Is it a folder, or was it moved?` };
  }
}

function decode(name: string, bytes: Uint8Array): FileReading {
  if (bytes.length === 0) return { problem: `${name} is empty.` };
  const signature = SIGNATURES.find(({ begin }) => beginsWith(bytes, begin));
  if (signature) return { problem: `${name} is not text. ${signature.advice}` };
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) {
    return { problem: `${name} is not text. Choose a text or CSV file.` };
  }
  const text = decodeStrictly(bytes, encoding);
  if (text === undefined) {
    return {
      problem: `${name} is not in UTF-8, so its letters would come out wrong. Save it as UTF-8 (in Excel: “CSV UTF-8”) and choose it again.`,
    };
  }
  return text.trim() === '' ? { problem: `${name} is empty.` } : { text };
}

/** UTF-8, unless the file begins with the mark of UTF-16, which Notepad and Excel write. */
function encodingOf(bytes: Uint8Array): string {
  if (beginsWith(bytes, '\u00FF\u00FE')) return 'utf-16le';
  return beginsWith(bytes, '\u00FE\u00FF') ? 'utf-16be' : 'utf-8';
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    // Line ends as a text field has them.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

function beginsWith(bytes: Uint8Array, begin: string): boolean {
  return [...begin].every((character, index) => bytes[index] === character.charCodeAt(0));
}
