import { isRecord } from '@ai-sdk/provider-utils';
import { validate, type OutputUnit } from '@cfworker/json-schema';
import { toCheckableSchema, type CheckableSchema } from './checkable-schema.js';

/** Says what is wrong with a value, in sentences with the place; an empty list when it fits. */
export type CheckValue = (value: unknown) => string[];

/** As many as help a model to correct itself. */
const MAX_PROBLEMS = 12;
const MAX_PROBLEM_LENGTH = 300;

/** The longest value that is looked through to its end for misfits, as JSON in UTF-16 code units. */
const MAX_FULL_CHECK = 20_000;

/** Keywords whose errors only say that something below them, which has errors of its own, does not fit. */
const WRAPPERS: ReadonlySet<string> = new Set([
  '$ref',
  '$recursiveRef',
  'additionalProperties',
  'allOf',
  'dependentSchemas',
  'else',
  'items',
  'patternProperties',
  'prefixItems',
  'properties',
  'then',
]);

/**
 * Makes the check of a JSON schema; without a schema everything fits.
 *
 * @returns `uncheckable`: what of the schema cannot be checked, in sentences
 */
export function createSchemaCheck(schema: unknown): { check: CheckValue; uncheckable: string[] } {
  if (!isRecord(schema)) return { check: checkBoolean(schema), uncheckable: [] };
  try {
    const checkable = toCheckableSchema(schema);
    return { check: value => problemsOf(value, checkable), uncheckable: checkable.problems };
  } catch (error) {
    return { check: () => [], uncheckable: [messageOf(error)] };
  }
}

function checkBoolean(schema: unknown): CheckValue {
  return schema === false ? () => ['The schema allows no value at all.'] : () => [];
}

/**
 * Whether a value fits is told by its first misfit: to look for all of them takes exponential time in recursive schemas.
 * Only where there is no reference, and little to look at, the others are named, too.
 */
function problemsOf(value: unknown, checkable: CheckableSchema): string[] {
  try {
    const first = validateWith(checkable, { value, findsAll: false });
    if (first.valid) return [];
    const findsAll = !hasReference(checkable) && JSON.stringify(value).length <= MAX_FULL_CHECK;
    const { errors } = findsAll ? validateWith(checkable, { value, findsAll }) : first;
    return describeErrors(errors);
  } catch {
    // Nested deeper than the validator can follow, or with half a character as a key. What the app's own schema may
    // take must not be refused for that.
    return [];
  }
}

function validateWith(
  { schema, lookup, draft }: CheckableSchema,
  { value, findsAll }: { value: unknown; findsAll: boolean },
) {
  return validate(value, schema, draft, lookup, !findsAll);
}

function hasReference({ lookup }: CheckableSchema): boolean {
  return Object.values(lookup).some(part => isRecord(part) && part['$ref'] !== undefined);
}

function describeErrors(errors: OutputUnit[]): string[] {
  const own = errors.filter(({ keyword }) => !WRAPPERS.has(keyword));
  const described = (own.length > 0 ? own : errors).map(describeError);
  const distinct = [...new Set(described)];
  const more = distinct.length - MAX_PROBLEMS;
  return more > 0 ? [...distinct.slice(0, MAX_PROBLEMS), `And ${more} more.`] : distinct;
}

function describeError({ instanceLocation, keyword, error }: OutputUnit): string {
  const place = decodeURI(instanceLocation.replace(/^#/, ''));
  const text = keyword === 'false' ? 'Nothing may stand here.' : error;
  return `${place === '' ? 'The value' : place}: ${text}`.slice(0, MAX_PROBLEM_LENGTH);
}

function messageOf(error: unknown): string {
  const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return firstLine;
}
