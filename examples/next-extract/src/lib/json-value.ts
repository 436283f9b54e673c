/** What JSON can hold. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

export interface JsonObject {
  [name: string]: JsonValue;
}

/** Where in a value: names of properties, and positions in lists. */
export type JsonPath = readonly (string | number)[];

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value that a text is, `undefined` when the text is no JSON. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** A path as programmers write it: `lines[2].total`. */
export function pathText(path: JsonPath): string {
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** The place that a value which is being written has come to: the last of everything. */
export function growingPath(value: JsonValue | undefined): JsonPath {
  return lastOf(value).path;
}

/** What stands at that place. */
export function growingLeaf(value: JsonValue | undefined): JsonValue | undefined {
  return lastOf(value).leaf;
}

function lastOf(value: JsonValue | undefined): { path: JsonPath; leaf: JsonValue | undefined } {
  const path: (string | number)[] = [];
  let leaf = value;
  while (typeof leaf === 'object' && leaf !== null) {
    const last: string | number | undefined = Array.isArray(leaf)
      ? leaf.length - 1
      : Object.keys(leaf).at(-1);
    if (last === undefined || last === -1) break;
    path.push(last);
    leaf = Array.isArray(leaf) ? leaf.at(-1) : leaf[String(last)];
  }
  return { path, leaf };
}

export function isSamePath(first: JsonPath, second: JsonPath): boolean {
  return first.length === second.length && startsWith(first, second);
}

export function startsWith(path: JsonPath, beginning: JsonPath): boolean {
  return beginning.every((step, index) => path[index] === step);
}
