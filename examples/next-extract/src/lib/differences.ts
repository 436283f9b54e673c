import { isJsonObject, pathText, type JsonPath, type JsonValue } from './json-value.ts';

/** A place where two values differ, with what stands there as JSON; `undefined` for nothing. */
export interface Difference {
  place: string;
  first: string | undefined;
  second: string | undefined;
}

/** Where two values differ, in the order of the second one. */
export function differencesOf(
  first: JsonValue | undefined,
  second: JsonValue | undefined,
  path: JsonPath = [],
): Difference[] {
  if (Array.isArray(first) && Array.isArray(second)) {
    const length = Math.max(first.length, second.length);
    return Array.from({ length }, (_, index) =>
      differencesOf(first[index], second[index], [...path, index]),
    ).flat();
  }
  if (isJsonObject(first) && isJsonObject(second)) {
    const names = new Set([...Object.keys(second), ...Object.keys(first)]);
    return [...names].flatMap(name => differencesOf(first[name], second[name], [...path, name]));
  }
  const difference = { first: JSON.stringify(first), second: JSON.stringify(second) };
  return difference.first === difference.second
    ? []
    : [{ place: pathText(path) || 'The whole', ...difference }];
}
