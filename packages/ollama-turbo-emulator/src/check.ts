/** What a field of a caller's object may hold. */
export interface Rule {
  /** As the end of a sentence: `a whole number from 1`. */
  expected: string;
  fits: (value: unknown) => boolean;
}

export const text: Rule = { expected: 'a text', fits: value => typeof value === 'string' };

export const yesOrNo: Rule = {
  expected: 'true or false',
  fits: value => typeof value === 'boolean',
};

/** Anything that can be sent as JSON. */
export const json: Rule = { expected: 'something that can be written as JSON', fits: isJson };

export const jsonObject: Rule = {
  expected: 'an object that can be written as JSON',
  fits: value => isObject(value) && isJson(value),
};

/** Names and values that HTTP can carry. */
export const headers: Rule = {
  expected: 'an object of names and texts that HTTP can carry',
  fits: value => isObject(value) && Object.entries(value).every(isHeader),
};

export function oneOf(...values: readonly string[]): Rule {
  const quoted = values.map(value => `'${value}'`);
  return {
    expected: quoted.join(' or '),
    fits: value => typeof value === 'string' && values.includes(value),
  };
}

export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): Rule {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  return {
    expected: `a whole number ${range}`,
    fits: value => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  };
}

export function listOf(item: Rule): Rule {
  return {
    expected: `a list, each item ${item.expected}`,
    fits: value => Array.isArray(value) && value.every(item.fits),
  };
}

/**
 * Checks the fields of a caller's object; those that are undefined count as absent.
 *
 * Throws a `TypeError` that names the field and says what it may hold.
 *
 * @param options.of what the object is, for the message: `reply`, `createEmulator: models[0]`
 */
export function checkFields(options: {
  of: string;
  value: unknown;
  fields: Readonly<Record<string, Rule>>;
  required?: readonly string[];
  /** Fields whose values no message may repeat. */
  secret?: readonly string[];
}): void {
  const { of, value, fields, required = [], secret = [] } = options;
  if (!isObject(value)) {
    const names = Object.keys(fields).join(', ');
    throw new TypeError(`${of} got ${shown(value)}; give an object with ${names}.`);
  }
  for (const [name, rule] of Object.entries(fields)) {
    const field = value[name];
    if (field === undefined && !required.includes(name)) continue;
    if (rule.fits(field)) continue;
    const found = secret.includes(name) ? 'not usable' : shown(field);
    throw new TypeError(`${of}: ${name} is ${found}; give ${rule.expected}.`);
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function isJson(value: unknown): boolean {
  try {
    return typeof JSON.stringify(value) === 'string';
  } catch {
    return false;
  }
}

function isHeader([name, value]: [string, unknown]): boolean {
  if (typeof value !== 'string') return false;
  try {
    return new Headers({ [name]: value }).has(name);
  } catch {
    return false;
  }
}
