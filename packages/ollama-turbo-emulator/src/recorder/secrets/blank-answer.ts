import { joinBytes } from '../../answer/join-bytes.js';
import { fromBinaryText, toBinaryText } from '../form/binary-text.js';
import { accountRanges, isAboutAccount, nameRanges } from './account-ranges.js';
import { keyRanges } from './key-ranges.js';
import type { KnownSecrets } from './known-secrets.js';
import { replaceRanges, type Range } from './range.js';
import { spellOut } from './spelled-text.js';
import { spokenTexts } from './spoken-texts.js';

/**
 * The pieces of an answer without secrets. Each is blanked by as many asterisks as it had bytes, so that lengths, pieces
 * and lines stay what they were; a number stays a number.
 *
 * What the answer tells of an account is remembered for the answers that follow.
 */
export function blankAnswer(options: {
  path: string;
  status: number;
  pieces: readonly Uint8Array[];
  known: KnownSecrets;
}): Uint8Array[] {
  const { path, status, pieces, known } = options;
  const text = toBinaryText(joinBytes(pieces));
  const personal = accountRanges({ path, text });
  known.addAccounts(personal.texts.map(({ start, end }) => text.slice(start, end)));
  const isAllAbout = status >= 400 || isAboutAccount(path);
  const ranges = [...personal.texts, ...secretRanges({ text, isAllAbout, known })];
  const blanked = replaceRanges({
    text: replaceRanges({ text, ranges, replace: found => '*'.repeat(found.length) }),
    ranges: personal.numbers,
    replace: found => '1'.repeat(found.length),
  });
  return split(fromBinaryText(blanked), pieces);
}

function secretRanges(options: {
  text: string;
  isAllAbout: boolean;
  known: KnownSecrets;
}): Range[] {
  const { text, isAllAbout, known } = options;
  const { plain, rangeOf } = spellOut(text);
  const names = nameRanges(plain, isAllAbout);
  known.addAccounts(names.map(({ start, end }) => plain.slice(start, end)));
  const accounts = isAllAbout ? known.accountRanges(plain) : [];
  const found = [...keyRanges(plain), ...known.keyRanges(plain), ...names, ...accounts];
  return [...found.map(rangeOf), ...spokenRanges(text, known)];
}

function spokenRanges(answer: string, known: KnownSecrets): Range[] {
  return spokenTexts(answer).flatMap(({ text, rangesOf }) => {
    const { plain, rangeOf } = spellOut(text);
    const found = [...keyRanges(plain), ...known.keyRanges(plain)];
    return found.flatMap(range => rangesOf(rangeOf(range)));
  });
}

function split(bytes: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array[] {
  let position = 0;
  return pieces.map(({ length }) => {
    position += length;
    return bytes.subarray(position - length, position);
  });
}
