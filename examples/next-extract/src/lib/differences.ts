import { isJsonObject, parseJson, type JsonPath, type JsonValue } from './json-value.ts';
import { isUnderWay, type Run } from './run.ts';

/** A place where two values differ, with what stands there as JSON; `undefined` for nothing. */
export interface Difference {
  path: JsonPath;
  first: string | undefined;
  second: string | undefined;
}

/** What the second attempt made of the first; `undefined` before both have ended with something. */
export function attemptDifferences({ attempts }: Pick<Run, 'attempts'>): Difference[] | undefined {
  const [first, second] = attempts;
  if (second === undefined || isUnderWay(second) || second.json === '') return undefined;
  return differencesOf(parseJson(first.json), parseJson(second.json));
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
  return difference.first === difference.second ? [] : [{ path, ...difference }];
}

/** The places where something differs, to be asked for each place of a long object. */
export class DifferingPlaces {
  private readonly places = new Set<string>();
  private readonly holders = new Set<string>();

  constructor(differences: readonly Pick<Difference, 'path'>[]) {
    for (const { path } of differences) {
      // Two objects that differ as a whole have no places to compare.
      if (path.length === 0) continue;
      this.places.add(keyOf(path));
      for (const holder of beginningsOf(path)) this.holders.add(keyOf(holder));
    }
  }

  /** Whether what stands there differs as a whole. */
  has(path: JsonPath): boolean {
    return this.places.has(keyOf(path));
  }

  /** Whether something inside of what stands there differs. */
  hasInside(path: JsonPath): boolean {
    return this.holders.has(keyOf(path));
  }

  /** Whether it differs, or something inside of it, or what it is part of. */
  touches(path: JsonPath): boolean {
    if (this.has(path) || this.hasInside(path)) return true;
    return beginningsOf(path).some(beginning => this.has(beginning));
  }
}

function beginningsOf(path: JsonPath): JsonPath[] {
  return path.map((_, index) => path.slice(0, index));
}

/** Not the text for readers: a name may have dots and brackets in it. */
function keyOf(path: JsonPath): string {
  return JSON.stringify(path);
}
