import type { JSONSchema7 } from '@ai-sdk/provider';
import { isRecord } from '@ai-sdk/provider-utils';
import { allowsObjects, joinAlternatives } from './alternatives.js';
import { inlineReferences } from './inline-references.js';
import { SchemaProblems } from './problems.js';
import {
  reportLost,
  toPortableProperties,
  toPortableRequired,
  withoutRefused,
} from './property.js';
import { hasKeywords, type SchemaObject } from './type.js';

/** Keywords that a property's description repeats. At the top level they are rare, and only reported. */
const LOST_AT_THE_TOP = ['default', 'enum', 'examples', 'maxProperties', 'minProperties'];

interface PortableSchema {
  /** An object schema, with its description if it has one. */
  schema: JSONSchema7;
  /** What could not be passed on, in sentences. */
  problems: string[];
  /**
   * The description of the schema as a whole, which Ollama drops: to be said in the description of the tool. Never
   * empty.
   */
  description?: string;
}

/**
 * Rewrites the JSON schema of a tool so that as much of its meaning as possible reaches the model. Ollama decodes tool
 * schemas into structs and silently drops every keyword that these have no field for, among them `$ref`, `oneOf`,
 * `allOf`, `const` and all bounds; a few it refuses with a 400.
 *
 * References are written out (a schema that refers to itself `MAX_RECURSION` levels deep, and no more than `SizeBudget`
 * allows), `oneOf` becomes `anyOf`, `const` an `enum`, `allOf` is merged, and bounds, patterns and the like are repeated
 * in the description of their property. Keywords that are merely dropped stay in the schema, for hosts that read them.
 *
 * Returns a new schema, and what could not be passed on, in sentences. Never throws, whatever it is given.
 *
 * Source: ollama/ollama api/types.go, `ToolFunctionParameters` and `ToolProperty`.
 */
export function toPortableSchema(schema: unknown): PortableSchema {
  const problems = new SchemaProblems();
  const root = readSchema(schema, problems);
  const portable = root ? toPortableRoot(root, problems) : emptyParameters();
  const description = portable.description?.trim();
  return {
    schema: portable,
    problems: problems.list(),
    ...(description ? { description } : {}),
  };
}

/** A copy in plain JSON, which also leaves out what could not be sent. */
function readSchema(schema: unknown, problems: SchemaProblems): SchemaObject | undefined {
  try {
    const text: string | undefined = JSON.stringify(schema);
    const copy: unknown = text === undefined ? undefined : JSON.parse(text);
    if (isRecord(copy)) return copy;
    const message = `the schema is ${nameOf(copy)}, not a JSON schema object; no parameters are described.`;
    problems.add({ place: '#', message });
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    const message = `the schema cannot be written as JSON (${reason}); no parameters are described.`;
    problems.add({ place: '#', message });
  }
  return undefined;
}

function toPortableRoot(root: SchemaObject, problems: SchemaProblems): JSONSchema7 {
  const place = { path: '#', problems };
  const inlined = withoutRefused(inlineReferences({ root, problems }), place);
  const schema = joinAlternatives(inlined, problems);
  reportLost({ schema, further: [...LOST_AT_THE_TOP, ...mapKeywords(schema)], place });
  if (!allowsObjects(schema)) {
    const message = `the arguments of a call are an object, not ${JSON.stringify(schema['type'])}.`;
    problems.add({ place: '#', message });
  }
  const declared = isRecord(schema['properties']) ? schema['properties'] : {};
  const { properties, dropped } = toPortableProperties(declared, place);
  const { required } = schema;
  return {
    ...emptyParameters(),
    ...schema,
    type: 'object',
    properties,
    ...(Array.isArray(required)
      ? { required: toPortableRequired({ required, dropped, place }) }
      : {}),
  };
}

/** What the values of a map look like; elsewhere a property's description says it. */
function mapKeywords({ additionalProperties }: SchemaObject): string[] {
  return hasKeywords(additionalProperties) ? ['additionalProperties'] : [];
}

function emptyParameters(): JSONSchema7 {
  return { type: 'object', properties: {} };
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'null' : `a ${typeof value}`;
}
