import type { Range } from './range.js';

/** What says who somebody is, in an answer whose text has a character for each byte. */
export interface AccountRanges {
  texts: Range[];
  /** Numbers, which have to stay numbers. */
  numbers: Range[];
}

const ACCOUNT_PATH = /\/api\/(me|users?|account|usage)(?:[/?]|$)/;

/** Texts about an account that tell nothing of the person. */
const HARMLESS_FIELD =
  /^(?:plan|error|message|signin_url|code|status|type|object)$|(?:[_-]at|[a-z]At)$/;

/** Fields that tell of a person in an answer that is mostly about other things. */
const PERSONAL_FIELD =
  /^(?:id|e-?mail\w*|(?:user|account|owner|customer|organi[sz]ation|team)\w*|(?:first|last|full|display)[_-]?name|avatar\w*|bio)$|[_-]id$|[a-z]Id$/i;

const ID_FIELD = /^id$|[_-]id$|[a-z]Id$/i;

/** A text, which is a field's name when a colon follows, or a number. */
const TOKEN = /"(?<text>(?:[^"\\]|\\.)*)"(?<colon>\s*:)?|(?<number>-?\d[\d.eE+-]*)/dgs;

/** Of `/api/me` and its like everything that may tell of a person; of `/api/usage` what is named so. */
export function accountRanges(options: { path: string; text: string }): AccountRanges {
  const { path, text } = options;
  const ranges: AccountRanges = { texts: [], numbers: [] };
  const kind = ACCOUNT_PATH.exec(path)?.[1];
  if (kind === undefined) return ranges;
  const isPersonal = (name: string) =>
    kind === 'usage' ? PERSONAL_FIELD.test(name) : !HARMLESS_FIELD.test(name);
  let name = '';
  for (const { groups = {}, indices } of text.matchAll(TOKEN)) {
    const found = groups['number'] === undefined ? 'text' : 'number';
    const [start, end] = indices?.groups?.[found] ?? [0, 0];
    if (groups['colon'] !== undefined) name = groups['text'] ?? '';
    else if (found === 'number' && ID_FIELD.test(name)) ranges.numbers.push({ start, end });
    else if (found === 'text' && isPersonal(name) && end > start) ranges.texts.push({ start, end });
  }
  return ranges;
}

/** `you (NAME) have reached …` where it is the text of an error. */
const NAME_IN_ERROR_FIELD = /"(?:error|message)" *: *"[^"]{0,200}?\byou \((.{1,200}?)\) have\b/dgis;

const NAMES_IN_ERRORS: readonly RegExp[] = [
  /\byou \((.{1,200}?)\) have\b/dgis,
  /(?<![\w.+-])([\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8})/dg,
];

/**
 * Names and addresses of accounts in a text that is spelled out.
 *
 * @param isAllAbout whether the whole text is an error or about an account, and nothing that a model wrote
 */
export function nameRanges(plain: string, isAllAbout: boolean): Range[] {
  return (isAllAbout ? NAMES_IN_ERRORS : [NAME_IN_ERROR_FIELD]).flatMap(pattern =>
    [...plain.matchAll(pattern)].map(({ indices }) => {
      const [start, end] = indices?.[1] ?? [0, 0];
      return { start, end };
    }),
  );
}

/** Whether an answer is about an account. */
export function isAboutAccount(path: string): boolean {
  return ACCOUNT_PATH.test(path);
}
