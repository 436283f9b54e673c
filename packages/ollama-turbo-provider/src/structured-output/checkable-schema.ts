import { isRecord } from '@ai-sdk/provider-utils';
import {
  dereference,
  schemaArrayKeyword,
  schemaKeyword,
  schemaMapKeyword,
  type Schema,
  type SchemaDraft,
} from '@cfworker/json-schema';
import { allowNull } from '../chat/portable-schema/null.js';

/**
 * Formats whose grammar leaves no room. Others are what validators disagree about: Zod takes local times for
 * `date-time` and URLs with umlauts for `uri`. JSON Schema lets a format be a mere remark.
 */
const CHECKED_FORMATS: ReadonlySet<unknown> = new Set(['date', 'email', 'ipv4', 'ipv6', 'uuid']);

/** A schema that the validator can follow to its end, and every subschema under the address that references use. */
export interface CheckableSchema {
  schema: Schema;
  lookup: Record<string, Schema | boolean>;
  draft: SchemaDraft;
  /** What had to be left out, in sentences. */
  problems: string[];
}

/**
 * Copies a schema in the words of JSON Schema that the validator knows, without what it cannot check: references that
 * lead nowhere, and patterns that are no regular expression with Unicode, which JSON Schema wants.
 *
 * @throws whatever the schema cannot be copied or read for
 */
export function toCheckableSchema(original: Record<string, unknown>): CheckableSchema {
  const schema = JSON.parse(JSON.stringify(original)) as Schema;
  const draft = draftOf(schema);
  const problems = new Set<string>();
  const parts = subschemasOf(schema);
  for (const part of parts) {
    // A keyword of draft 4 alone; others write names of their own there.
    if (draft !== '4') delete part['id'];
    translateOpenApi(part, draft);
    dropPatterns(part, problems);
    dropFormat(part);
    dropDynamicReference(part, problems);
    checkMarksFirst(part);
  }
  const lookup = dereference(schema);
  for (const part of parts) dropReference({ part, lookup, problems });
  return { schema, lookup, draft, problems: [...problems] };
}

function draftOf({ $schema }: Schema): SchemaDraft {
  const name = typeof $schema === 'string' ? $schema : '';
  if (name.includes('2019-09')) return '2019-09';
  if (/draft-0?[467]/.test(name)) return name.includes('draft-04') ? '4' : '7';
  return '2020-12';
}

/** A schema and all schemas in it; data such as the values of an `enum` are none. */
function subschemasOf(root: Schema): Schema[] {
  const found: Schema[] = [];
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const schema = waiting.pop();
    if (!isRecord(schema)) continue;
    found.push(schema);
    for (const [keyword, value] of Object.entries(schema)) {
      if (Array.isArray(value)) {
        if (Object.hasOwn(schemaArrayKeyword, keyword)) waiting.push(...value);
      } else if (Object.hasOwn(schemaMapKeyword, keyword)) {
        if (isRecord(value)) waiting.push(...Object.values(value));
      } else if (Object.hasOwn(schemaKeyword, keyword)) {
        waiting.push(value);
      }
    }
  }
  return found;
}

/** OpenAPI's `nullable`, and bounds that are flags as in draft 4. */
function translateOpenApi(part: Schema, draft: SchemaDraft): void {
  if (part['nullable'] === true) Object.assign(part, allowNull(part));
  if (draft === '4') return;
  const { exclusiveMinimum, exclusiveMaximum, minimum, maximum } = part;
  if (typeof exclusiveMinimum === 'boolean') {
    delete part.exclusiveMinimum;
    if (exclusiveMinimum && minimum !== undefined) part.exclusiveMinimum = minimum;
  }
  if (typeof exclusiveMaximum === 'boolean') {
    delete part.exclusiveMaximum;
    if (exclusiveMaximum && maximum !== undefined) part.exclusiveMaximum = maximum;
  }
}

/**
 * Properties that tell alternatives apart are looked at first: the validator stops at the first that does not fit, and
 * would else follow each alternative of a recursive schema to its end, which takes exponential time.
 */
function checkMarksFirst(part: Schema): void {
  if (!isRecord(part.properties)) return;
  const isMark = (schema: unknown) =>
    isRecord(schema) && (Object.hasOwn(schema, 'const') || Object.hasOwn(schema, 'enum'));
  const entries = Object.entries(part.properties);
  const marks = entries.filter(([, schema]) => isMark(schema));
  const others = entries.filter(([, schema]) => !isMark(schema));
  part.properties = Object.fromEntries([...marks, ...others]);
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

function dropDynamicReference(part: Schema, problems: Set<string>): void {
  const reference: unknown = part['$dynamicRef'];
  if (reference === undefined) return;
  problems.add(`The dynamic reference ${JSON.stringify(reference)} is not followed.`);
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
