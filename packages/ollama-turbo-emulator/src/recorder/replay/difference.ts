import { isObject } from '../../check.js';

/** A place in which two values differ. */
export interface Difference {
  /** `body.messages[1].content`. */
  path: string;
  /** Undefined where there is nothing. */
  recorded: unknown;
  requested: unknown;
}

/** Everything in which two JSON values differ, in the order of the recorded one; the order of keys is of no matter. */
export function differences(options: {
  path: string;
  recorded: unknown;
  requested: unknown;
}): Difference[] {
  const { path, recorded, requested } = options;
  if (Object.is(recorded, requested)) return [];
  if (Array.isArray(recorded) && Array.isArray(requested)) {
    const length = Math.max(recorded.length, requested.length);
    return Array.from({ length }, (_item, index) =>
      differences({
        path: `${path}[${index}]`,
        recorded: recorded[index],
        requested: requested[index],
      }),
    ).flat();
  }
  if (isObject(recorded) && isObject(requested)) {
    const keys = new Set([...Object.keys(recorded), ...Object.keys(requested)]);
    return [...keys].flatMap(key =>
      differences({
        path: `${path}${keyPath(key)}`,
        recorded: own(recorded, key),
        requested: own(requested, key),
      }),
    );
  }
  // The two zeros are one number in JSON.
  return recorded === requested ? [] : [options];
}

/** A difference in words. */
export function describeDifference({ path, recorded, requested }: Difference): string {
  const isLong = typeof recorded === 'string' && typeof requested === 'string';
  const start = isLong ? Math.max(0, firstDifference(recorded, requested) - LEAD) : 0;
  return `${path}: recorded ${shown(recorded, start)}, requested ${shown(requested, start)}`;
}

function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function keyPath(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** Enough to see it by. */
const SHOWN_LENGTH = 60;
/** What of two long texts is shown before they differ. */
const LEAD = 20;

function shown(value: unknown, start: number): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(typeof value === 'string' ? value.slice(start) : value);
  const cut = text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH)}…`;
  return start > 0 ? `…${cut}` : cut;
}

function firstDifference(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index += 1;
  return index;
}
