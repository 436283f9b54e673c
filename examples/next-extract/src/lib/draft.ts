import { PRESETS, schemaText, type Preset } from './presets.ts';

/** A text to extract from. */
interface Source {
  text: string;
  /** The file that the text is from; empty for none. */
  fileName: string;
}

/** What a reader has put in. */
export interface Draft extends Source {
  schema: string;
  /** What a click or a file has replaced, to be brought back: browsers undo only what was typed. */
  replacedSource?: Source | undefined;
  replacedSchema?: string | undefined;
}

export const NEW_DRAFT: Draft = { text: '', fileName: '', schema: schemaText(PRESETS[0]) };

/** The draft after the text was changed by hand. */
export function editText(draft: Draft, text: string): Draft {
  const fileName = text === '' ? '' : draft.fileName;
  return { ...draft, text, fileName, replacedSource: undefined };
}

/** The draft after the text was replaced at once. */
export function replaceSource(draft: Draft, source: Source): Draft {
  const { text, fileName } = draft;
  const replacedSource = isOwnText(text) ? { text, fileName } : draft.replacedSource;
  return { ...draft, ...source, replacedSource };
}

/** The draft with the text that was replaced. */
export function undoSource(draft: Draft): Draft {
  return { ...draft, ...draft.replacedSource, replacedSource: undefined };
}

/** The draft after the schema was changed by hand. */
export function editSchema(draft: Draft, schema: string): Draft {
  return { ...draft, schema, replacedSchema: undefined };
}

/** The draft after the schema was replaced at once. */
export function replaceSchema(draft: Draft, schema: string): Draft {
  const replacedSchema = isOwnSchema(draft.schema) ? draft.schema : draft.replacedSchema;
  return { ...draft, schema, replacedSchema };
}

/** The draft with the schema that was replaced. */
export function undoSchema(draft: Draft): Draft {
  const { schema, replacedSchema = schema } = draft;
  return { ...draft, schema: replacedSchema, replacedSchema: undefined };
}

/** The preset that a schema is, to the letter. */
export function presetOf(schema: string): Preset | undefined {
  return PRESETS.find(preset => schemaText(preset) === schema);
}

/** What one click puts in again does not take the place of what somebody wrote: arrow keys pass many presets. */
function isOwnText(text: string): boolean {
  return text.trim() !== '' && !PRESETS.some(({ sample }) => sample === text);
}

function isOwnSchema(schema: string): boolean {
  return schema.trim() !== '' && presetOf(schema) === undefined;
}
