import {
  isJsonObject,
  startsWith,
  type JsonObject,
  type JsonPath,
  type JsonValue,
} from './json-value.ts';
import {
  isAddressSchema,
  isNumberSchema,
  propertiesOf,
  resolved,
  titleOf,
} from './schema-parts.ts';

/** A column, and where its values are in a row. */
export interface Column {
  path: readonly string[];
  title: string;
  /** Whether the schema has numbers there, which stand one below the other by their ends. */
  isNumber: boolean;
  /** Whether they are texts without a space, such as e-mail addresses. */
  isAddress: boolean;
}

/** Part of an object as a table. */
export interface Table {
  /** Where it is in the object; empty for the fields of the object itself. */
  path: JsonPath;
  title: string;
  /** Whether it is a list of rows; else it is one row, the object's own fields. */
  isList: boolean;
  columns: readonly Column[];
  rows: readonly JsonObject[];
}

/** Levels of objects inside objects that become columns; what is deeper is JSON in a cell. */
const MOST_LEVELS = 4;

/**
 * The tables of an object: one of its own fields, and one for each list of objects in it. The columns are those of the
 * schema, known before there is any value, and those that the values have beside them.
 */
export function tablesOf(schema: JsonObject, value: JsonValue | undefined): Table[] {
  const object = isJsonObject(value) ? value : {};
  const lists: Table[] = [];
  const columns = columnsOf({
    root: schema,
    schema,
    values: [object],
    path: [],
    prefix: '',
    lists,
  });
  const fields: Table = { path: [], title: 'Fields', isList: false, columns, rows: [object] };
  return columns.length > 0 ? [fields, ...lists] : lists;
}

/** The value of a column in a row; `undefined` when it is not there. */
export function cellOf(row: JsonObject, { path }: Column): JsonValue | undefined {
  let value: JsonValue | undefined = row;
  for (const name of path) {
    value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

/** A value as the text of a cell: empty where there is none. */
export function cellText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every(item => typeof item !== 'object'))
    return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

interface Place {
  /** The whole schema, for its references. */
  root: JsonObject;
  schema: JsonObject;
  /** The objects that stand here: one, or all rows of a list. */
  values: readonly JsonObject[];
  /** From the row. */
  path: readonly string[];
  /** What the titles of columns begin with. */
  prefix: string;
  /** Takes the lists that become tables; absent inside of a row, where they stand as JSON. */
  lists?: Table[];
}

function columnsOf(place: Place): Column[] {
  const { schema, values } = place;
  const names = new Set([...Object.keys(propertiesOf(schema)), ...values.flatMap(Object.keys)]);
  return [...names].flatMap(name => columnsOfProperty(place, name));
}

function columnsOfProperty(place: Place, name: string): Column[] {
  const { root, prefix, lists } = place;
  const schema = resolved(propertiesOf(place.schema)[name], root);
  const values = place.values.map(row => row[name] ?? null).filter(value => value !== null);
  const path = [...place.path, name];
  const title = prefix + titleOf(schema, name);

  const list = lists && listOf({ root, schema, value: values[0], path, title });
  if (list) {
    lists.push(list);
    return [];
  }
  const objects = values.filter(isJsonObject);
  const hasColumns = path.length < MOST_LEVELS && objects.length === values.length;
  const inner = { ...place, schema, values: objects, path, prefix: `${title}: ` };
  const columns = hasColumns ? columnsOf(inner) : [];
  return columns.length > 0 || hasLists(place, path)
    ? columns
    : [{ path, title, isNumber: isNumberSchema(schema), isAddress: isAddressSchema(schema) }];
}

/** A property whose only content became tables needs no column beside them. */
function hasLists({ lists = [] }: Place, path: readonly string[]): boolean {
  return lists.some(list => startsWith(list.path, path));
}

function listOf(options: {
  root: JsonObject;
  schema: JsonObject;
  value: JsonValue | undefined;
  path: readonly string[];
  title: string;
}): Table | undefined {
  const { root, schema, value, path, title } = options;
  const items = resolved(schema.items, root);
  const rows = value === undefined ? [] : value;
  if (!Array.isArray(rows) || !rows.every(isJsonObject)) return undefined;
  if (rows.length === 0 && Object.keys(propertiesOf(items)).length === 0) return undefined;
  const columns = columnsOf({ root, schema: items, values: rows, path: [], prefix: '' });
  return { path, title, isList: true, columns, rows };
}
