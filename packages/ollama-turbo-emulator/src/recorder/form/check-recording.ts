import { headers, isObject, text, wholeNumber, yesOrNo, type Rule } from '../../check.js';
import type { Recording } from './recording.js';

const filledText: Rule = {
  expected: 'a text that is not empty',
  fits: value => typeof value === 'string' && value !== '',
};

const path: Rule = {
  expected: 'a text that begins with "/"',
  fits: value => typeof value === 'string' && value.startsWith('/'),
};

const method: Rule = {
  expected: 'a method such as "POST"',
  fits: value => typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value),
};

const object: Rule = { expected: 'an object', fits: isObject };
const list: Rule = { expected: 'a list', fits: value => Array.isArray(value) };
const moment: Rule = {
  expected: 'a number of milliseconds',
  fits: value => typeof value === 'number' && Number.isFinite(value) && value >= 0,
};
const base64: Rule = { expected: 'base64', fits: isBase64 };

type Fields = Readonly<Record<string, Rule & { isOptional?: true }>>;

const FIELDS: Fields = { name: filledText, about: text, server: text, request: object };

const REQUEST_FIELDS: Fields = {
  method,
  path,
  headers: { ...headers, isOptional: true },
  base64: { ...base64, isOptional: true },
};

const RESPONSE_FIELDS: Fields = {
  // Statuses that a `Response` may have.
  status: wholeNumber(200, 599),
  headers,
  complete: yesOrNo,
  chunks: list,
};

const CHUNK_FIELDS: Fields = { at: moment, text, base64: { ...base64, isOptional: true } };

/**
 * Checks that a value is a recording.
 *
 * Throws an error such as `recordings/0003-chat.json: response.chunks[2].text is missing.`
 *
 * @param of where the value is from: a file, or an item of a list
 */
export function checkRecording(value: unknown, of: string): asserts value is Recording {
  if (!isObject(value)) throw new Error(`${of}: not a recording, but ${kindOf(value)}.`);
  checkFields({ of, value, fields: FIELDS, place: '' });
  const { request, response } = value;
  checkFields({ of, value: request, fields: REQUEST_FIELDS, place: 'request.' });
  checkFields({ of, value: value, fields: { response: object }, place: '' });
  checkFields({ of, value: response, fields: RESPONSE_FIELDS, place: 'response.' });
  const { chunks } = response as { chunks: unknown[] };
  for (const [index, chunk] of chunks.entries()) {
    const place = `response.chunks[${index}]`;
    checkFields({ of, value: { [place]: chunk }, fields: { [place]: object }, place: '' });
    checkFields({ of, value: chunk, fields: CHUNK_FIELDS, place: `${place}.` });
  }
}

function checkFields(options: { of: string; value: unknown; fields: Fields; place: string }): void {
  const { of, value, fields, place } = options;
  for (const [name, rule] of Object.entries(fields)) {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    if (field === undefined && rule.isOptional === true) continue;
    if (rule.fits(field)) continue;
    const found = field === undefined ? 'is missing' : `is ${kindOf(field)}`;
    const advice = field === undefined ? '' : `, not ${rule.expected}`;
    throw new Error(`${of}: ${place}${name} ${found}${advice}.`);
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'object':
      return value === null ? 'null' : 'an object';
    case 'string':
    case 'number':
    case 'boolean':
      return JSON.stringify(value).slice(0, 40);
    default:
      return `a value of type ${typeof value}`;
  }
}

function isBase64(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    atob(value);
    return true;
  } catch {
    return false;
  }
}
