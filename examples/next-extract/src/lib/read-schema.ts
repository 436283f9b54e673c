import { isJsonObject, type JsonObject } from './json-value.ts';
import { grouped, MOST_SCHEMA_CHARACTERS } from './limits.ts';
import { schemaProblems } from './schema-problems.ts';

/** The schema that a text is, or what is wrong with it, in sentences. */
export type SchemaReading = { schema: JsonObject } | { problems: string[] };

/** As many as are read at once. */
const MOST_PROBLEMS = 5;

/** Reads the schema that a person writes. It has to be one of an object, for that is what is extracted. */
export function readSchema(text: string): SchemaReading {
  if (text.trim() === '') {
    return { problems: ['There is no schema yet. Choose one above, or write your own.'] };
  }
  if (text.length > MOST_SCHEMA_CHARACTERS) {
    const [has, may] = [grouped(text.length), grouped(MOST_SCHEMA_CHARACTERS)];
    return { problems: [`The schema has ${has} characters; it may have ${may}.`] };
  }
  try {
    return checkSchema(JSON.parse(text));
  } catch (error) {
    return { problems: [`This is not JSON yet: ${error instanceof Error ? error.message : ''}.`] };
  }
}

/** The same of a value. */
export function checkSchema(value: unknown): SchemaReading {
  if (!isJsonObject(value)) return { problems: ['The schema has to be an object in braces.'] };
  const problems = schemaProblems(value);
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PROBLEMS) };
  if (value.type !== 'object' || Object.keys(value.properties ?? {}).length === 0) {
    return {
      problems: ['The schema has to describe an object: "type": "object", with "properties".'],
    };
  }
  return { schema: value };
}
