import type { JsonObject } from './json.js';

/** Whether a number keeps to the bounds of its schema. */
export function isAllowedNumber(schema: JsonObject, value: number): boolean {
  const { multipleOf } = schema;
  const { lowest, highest, isAboveLowest, isBelowHighest } = boundsOf(schema);
  if (schema.type === 'integer' && !Number.isInteger(value)) return false;
  if (isAboveLowest ? value <= lowest : value < lowest) return false;
  if (isBelowHighest ? value >= highest : value > highest) return false;
  return typeof multipleOf !== 'number' || multipleOf <= 0 || isMultiple(value, multipleOf);
}

/** A small number inside the bounds; a list's items get different ones, as far as there are any. */
export function plainNumber(schema: JsonObject, index: number): number {
  const candidates = [
    ...candidatesAround(schema, index + 1),
    ...candidatesAround(schema, boundsOf(schema).lowest + index),
    ...candidatesAround(schema, boundsOf(schema).lowest),
    ...candidatesAround(schema, boundsOf(schema).highest),
    middleOf(schema),
  ];
  return candidates.find(value => Number.isFinite(value) && isAllowedNumber(schema, value)) ?? 0;
}

function candidatesAround(schema: JsonObject, value: number): number[] {
  const step = stepOf(schema);
  const below = Math.floor(value / step) * step;
  return [value, below, below + step, below - step];
}

/** Distance between numbers that the schema allows; 1 where it allows all. */
function stepOf({ multipleOf, type }: JsonObject): number {
  const step = typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : 1;
  return type === 'integer' && step < 1 ? 1 : step;
}

function middleOf(schema: JsonObject): number {
  const { lowest, highest } = boundsOf(schema);
  return (lowest + highest) / 2;
}

/** Tells 0.3 as a multiple of 0.1, which it is not quite in binary. */
function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) < 1e-9;
}

interface Bounds {
  lowest: number;
  highest: number;
  isAboveLowest: boolean;
  isBelowHighest: boolean;
}

/** `exclusiveMinimum` is a number, in old schemas a flag beside `minimum`. */
function boundsOf(schema: JsonObject): Bounds {
  const minimum = toNumber(schema.minimum, -Infinity);
  const maximum = toNumber(schema.maximum, Infinity);
  const aboveMinimum = toNumber(schema.exclusiveMinimum, -Infinity);
  const belowMaximum = toNumber(schema.exclusiveMaximum, Infinity);
  return {
    lowest: Math.max(minimum, aboveMinimum),
    highest: Math.min(maximum, belowMaximum),
    isAboveLowest:
      schema.exclusiveMinimum === true || (aboveMinimum !== -Infinity && aboveMinimum >= minimum),
    isBelowHighest:
      schema.exclusiveMaximum === true || (belowMaximum !== Infinity && belowMaximum <= maximum),
  };
}

function toNumber(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
