import type { Shape } from './sdk.ts';

/** An object to ask for. */
export const CAPITAL = {
  shape: { kind: 'object', fields: { name: 'string', population: 'number' } },
  prompt: 'The name and the population of the capital of Italy, as JSON.',
} as const satisfies { shape: Shape; prompt: string };

export const ROME = { name: 'Rome', population: 2_800_000 };

/** How a model writes it, one text per line of its stream. */
export const ROME_JSON = ['{"name": "Rome", ', '"population": 2800000}'];

/** Whether an object is one that was asked for, of whichever city. */
export function isCity(object: unknown): boolean {
  const { name, population } = Object(object) as Record<string, unknown>;
  return typeof name === 'string' && typeof population === 'number';
}

/** A pace at which each line arrives alone. */
export const SLOW = { tokensPerSecond: 50 };
