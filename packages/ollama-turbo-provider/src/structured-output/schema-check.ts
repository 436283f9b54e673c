import { isRecord } from '@ai-sdk/provider-utils';
import { validate, type OutputUnit, type SchemaDraft } from '@cfworker/json-schema';
import { toCheckableSchema, type CheckableSchema } from './checkable-schema.js';

/** Says what is wrong with a value, in sentences with the place; an empty list when it fits. */
export type CheckValue = (value: unknown) => string[];

/** As many as help a model to correct itself. */
const MAX_PROBLEMS = 12;
const MAX_PROBLEM_LENGTH = 300;

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
    const draft = draftOf(schema);
    return {
      check: value => problemsOf({ value, checkable, draft }),
      uncheckable: checkable.problems,
    };
  } catch (error) {
    return { check: () => [], uncheckable: [messageOf(error)] };
  }
}

function checkBoolean(schema: unknown): CheckValue {
  return schema === false ? () => ['The schema allows no value at all.'] : () => [];
}

function draftOf({ $schema }: Record<string, unknown>): SchemaDraft {
  const name = typeof $schema === 'string' ? $schema : '';
  if (name.includes('2019-09')) return '2019-09';
  if (/draft-0?[467]/.test(name)) return name.includes('draft-04') ? '4' : '7';
  return '2020-12';
}

function problemsOf(options: {
  value: unknown;
  checkable: CheckableSchema;
  draft: SchemaDraft;
}): string[] {
  const { value, checkable, draft } = options;
  try {
    const { valid, errors } = validate(value, checkable.schema, draft, checkable.lookup, false);
    return valid ? [] : describeErrors(errors);
  } catch (error) {
    // Nested deeper than the validator can follow.
    return [`The value cannot be checked: ${messageOf(error)}.`];
  }
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
