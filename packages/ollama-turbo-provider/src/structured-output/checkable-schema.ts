import { isRecord } from '@ai-sdk/provider-utils';
import { dereference, type Schema } from '@cfworker/json-schema';

/**
 * Formats whose grammar leaves no room. Others are what validators disagree about: Zod takes local times for
 * `date-time` and URLs with umlauts for `uri`. JSON Schema lets a format be a mere remark.
 */
const CHECKED_FORMATS: ReadonlySet<unknown> = new Set(['date', 'email', 'ipv4', 'ipv6', 'uuid']);

/** A schema that the validator can follow to its end, and every subschema under the address that references use. */
export interface CheckableSchema {
  schema: Schema;
  lookup: Record<string, Schema | boolean>;
  /** What had to be left out, in sentences. */
  problems: string[];
}

/**
 * Copies a schema without what the validator cannot check: references that lead nowhere, and patterns that are no
 * regular expression with Unicode, which JSON Schema wants.
 *
 * @throws whatever the schema cannot be copied or read for
 */
export function toCheckableSchema(original: unknown): CheckableSchema {
  const schema = JSON.parse(JSON.stringify(original)) as Schema;
  const lookup = dereference(schema);
  const problems = new Set<string>();
  for (const part of new Set(Object.values(lookup))) {
    if (!isRecord(part)) continue;
    dropReference({ part, lookup, problems });
    dropPatterns(part, problems);
    dropFormat(part);
  }
  return { schema, lookup, problems: [...problems] };
}

function dropReference(options: {
  part: Schema;
  lookup: CheckableSchema['lookup'];
  problems: Set<string>;
}): void {
  const { part, lookup, problems } = options;
  const { $ref: reference, __absolute_ref__: address } = part;
  if (reference === undefined) return;
  if (address !== undefined && Object.hasOwn(lookup, address)) return;
  problems.add(`The reference ${JSON.stringify(reference)} leads nowhere within the schema.`);
  delete part.$ref;
}

function dropPatterns(part: Schema, problems: Set<string>): void {
  const { pattern, patternProperties } = part;
  if (pattern !== undefined && !isPattern(pattern, problems)) delete part.pattern;
  for (const name of Object.keys(patternProperties ?? {})) {
    if (!isPattern(name, problems)) delete patternProperties?.[name];
  }
}

function isPattern(pattern: string, problems: Set<string>): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    problems.add(`The pattern ${JSON.stringify(pattern)} is no regular expression with Unicode.`);
    return false;
  }
}

/** A pattern beside a format says more exactly what is meant. */
function dropFormat(part: Schema): void {
  if (part.pattern !== undefined || !CHECKED_FORMATS.has(part.format)) delete part.format;
}
