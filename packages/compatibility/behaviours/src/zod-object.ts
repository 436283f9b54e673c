import * as z from 'zod';
import type { Fields } from './sdk.ts';

/** The fields as a schema of zod 4, which AI SDK 5, 6 and 7 take. */
export function zodObject(fields: Fields) {
  const shape = Object.entries(fields).map(([name, type]) => [name, TYPES[type]()] as const);
  return z.object(Object.fromEntries(shape));
}

const TYPES = { string: () => z.string(), number: () => z.number() };
